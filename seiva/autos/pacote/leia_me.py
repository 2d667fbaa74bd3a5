"""The page that whoever opens the package reads first."""

from typing import Any

_ESTADOS = {
    "vedado": "acesso restrito: não está neste pacote",
    "cancelado": "cancelado: o conteúdo não está mais disponível",
    "em_preparo": "o PDF assinado ainda não estava pronto",
    "minuta": "minuta, sem assinatura",
}


def leia_me(manifesto: dict[str, Any]) -> str:
    """What the package is, what it holds and how to check it, in plain Portuguese."""
    instituicao, linhas = manifesto["instituicao"]["nome"], []
    for processo in manifesto["processos"]:
        titulo = "Anexado: " if processo["anexado_em"] else ""
        linhas += ["", f"{titulo}{processo['numero']} — {processo['tipo']}"]
        linhas += [_linha(documento) for documento in processo["documentos"]]
    lista = "\n".join(linhas)
    return f"""PROCESSO {manifesto["processo"]}
{instituicao}

Gerado por {manifesto["gerado_por"]} em {manifesto["gerado_em"]}.

O QUE HÁ AQUI
{lista}

  historico.json            cada andamento, com os hashes que os encadeiam
  raizes.json               fechamentos do histórico assinados pela instituição
  chaves.json               chaves públicas da instituição
  manifesto.json            a lista de tudo, com o SHA-256 de cada arquivo
  manifesto.assinatura.json a assinatura da instituição sobre o manifesto

Os PDFs de documentos assinados são os originais, com as assinaturas eletrônicas. Os demais
arquivos estão como foram recebidos, byte por byte.

COMO CONFERIR SEM INTERNET
Com o programa Seiva instalado (software livre):

  python -m seiva.verificar processo.zip --chave chave.json

A chave.json é a chave pública que a instituição publica em
{manifesto["conferir_em"]}
Sem --chave, o programa usa a chaves.json deste pacote e mostra a impressão digital dela: compare
com a publicada. O programa confere o hash de cada arquivo, a assinatura do manifesto, cada
assinatura de cada documento, a corrente do histórico e os fechamentos.

Sem o programa: compare o resultado de sha256sum de cada arquivo com o manifesto.json, e confira
cada documento assinado no endereço acima, com o número e o código CRC.
"""


def _linha(documento: dict[str, Any]) -> str:
    estado = _ESTADOS.get(documento["situacao"], "")
    crc = f", CRC {documento['crc']}" if documento.get("crc") else ""
    partes = [f"  {documento['ordem']:>3}. {documento['nome']} ({documento['numero']}{crc})"]
    return " — ".join(partes + [estado] * bool(estado))
