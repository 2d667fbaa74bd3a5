"""The page that whoever opens the package reads first."""

from typing import Any


def leia_me(ficha: dict[str, Any]) -> str:
    """What the package is, what it holds and how to check it, in plain Portuguese."""
    casa = ficha["instituicao"]
    faltas = "\n".join(f"  {falta}" for falta in ficha["faltas"]) or "  nada"
    return f"""TUDO O QUE A INSTITUIÇÃO POSSUI
{casa["nome"]} ({casa["slug"]})

Gerado em {ficha["gerado_em"]}. Formato {ficha["formato"]}.

O QUE HÁ AQUI
  processos/     um ZIP para cada processo, todos eles, também os restritos e os sigilosos: PDF
                 assinados, originais, histórico e manifesto ({ficha["processos"]} processos)
  tabelas/       cada tabela do sistema em JSON Lines: uma linha de texto para cada registro
  bytes/         arquivos que não estão em nenhum processo, pelo nome do próprio SHA-256
  bytes.jsonl    onde está cada arquivo que as tabelas citam
  contas.jsonl   as pessoas: CPF, nome e e-mail. As senhas não saem do sistema de origem
  chaves.json    chaves públicas com que se conferem as assinaturas. As privadas não saem
  dicionario.json o que significa cada tabela e cada coluna, e o que ficou de fora, com o motivo
  instituicao.json o cadastro da instituição e quantas linhas há em cada tabela

Ao lado da pasta data/, conforme a RFC 8493 (BagIt):
  manifest-sha256.txt   o SHA-256 de cada arquivo
  assinatura.json       a assinatura da instituição sobre esse manifesto

O QUE O ARMAZENAMENTO DE ORIGEM JÁ NÃO TINHA
{faltas}

COMO CONFERIR SEM INTERNET
Com o programa Seiva instalado (software livre):

  python -m seiva.verificar PACOTE.zip

O programa confere cada hash, a assinatura do manifesto, cada processo, cada assinatura, a
corrente do histórico e os fechamentos. Sem ele: sha256sum -c manifest-sha256.txt.

COMO LEVAR PARA OUTRO SEIVA
  python manage.py importar_instituicao PACOTE.zip

Este pacote contém dados pessoais e documentos sob sigilo. Guarde-o como se guardam os autos.
"""
