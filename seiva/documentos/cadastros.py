"""Registers of what documents are made of: templates, standard texts, accepted files."""

from typing import Any

from seiva.catalogo.models import ModeloDocumento, TextoPadrao, TipoArquivo, TipoDocumento
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import hoje
from seiva.documentos.regras.html import ConteudoGrandeDemais, sanear
from seiva.documentos.regras.marcacao import problemas_do_modelo
from seiva.documentos.regras.tipos_de_arquivo import TIPO_DA_EXTENSAO
from seiva.organizacao.cadastros import Cadastro, Campo, Coluna, declarar
from seiva.organizacao.models import Unidade

MEGAS = 1024


def corpo_conferido(html: str, campo: str) -> str:
    """The text in its canonical form. Raises `RegraViolada` with the place of what is wrong."""
    problemas = problemas_do_modelo(html)
    if problemas:
        mais = f" E mais {len(problemas) - 1} depois deste." if len(problemas) > 1 else ""
        raise RegraViolada("modelo_mal_escrito", f"{problemas[0]}{mais}", campo=campo)
    try:
        limpo = sanear(html)
    except ConteudoGrandeDemais as erro:
        raise RegraViolada(erro.codigo, erro.mensagem, campo=campo) from erro
    if not limpo.strip():
        raise RegraViolada("texto_vazio", "Escreva o texto.", campo=campo)
    return limpo


def _corpo(_ator: Ator, modelo: ModeloDocumento, _valores: dict[str, Any]) -> None:
    modelo.corpo = corpo_conferido(modelo.corpo, "corpo")


def _tipo_que_se_escreve(_ator: Ator, modelo: ModeloDocumento, _valores: dict[str, Any]) -> None:
    if modelo.tipo.aplicabilidade == TipoDocumento.Aplicabilidade.EXTERNO:
        raise RegraViolada(
            "tipo_so_externo",
            f"{modelo.tipo.nome} só se inclui como arquivo: não tem o que escrever.",
            campo="tipo",
        )


def _conteudo(_ator: Ator, texto: TextoPadrao, _valores: dict[str, Any]) -> None:
    texto.conteudo = corpo_conferido(texto.conteudo, "conteudo")


def _extensao(_ator: Ator, tipo: TipoArquivo, _valores: dict[str, Any]) -> None:
    """An extension that the house knows how to examine, in its canonical form."""
    tipo.extensao = tipo.extensao.lower().lstrip(".").strip()
    if tipo.extensao not in TIPO_DA_EXTENSAO:
        conhecidas = ", ".join(sorted(TIPO_DA_EXTENSAO))
        raise RegraViolada(
            "extensao_desconhecida",
            f"O sistema não sabe examinar arquivos .{tipo.extensao}. Use uma destas: {conhecidas}.",
            campo="extensao",
        )
    if not 1 <= tipo.tamanho_maximo_mb <= MEGAS:
        raise RegraViolada(
            "tamanho_invalido", f"O limite vai de 1 a {MEGAS} MB.", campo="tamanho_maximo_mb"
        )


def _tipos_escritos() -> Any:
    return (
        TipoDocumento.objects.filter(ativo=True)
        .exclude(aplicabilidade=TipoDocumento.Aplicabilidade.EXTERNO)
        .order_by("nome")
    )


MODELOS = Cadastro(
    chave="modelos-de-documento",
    modelo=ModeloDocumento,
    titulo="Modelos de documento",
    singular="modelo de documento",
    texto="O texto com que cada documento começa, com variáveis que o sistema preenche.",
    vazio="Com um modelo, quem inclui um ofício já começa com o texto da casa.",
    campos=(
        Campo("tipo", "Tipo de documento", opcoes=_tipos_escritos),
        Campo("nome", ajuda="Se o tipo tem mais de um modelo, é por este nome que se escolhe."),
        Campo("corpo", "Texto", forma="modelo"),
    ),
    colunas=("nome", Coluna("tipo", "Tipo de documento")),
    ordens=("nome",),
    busca=("nome", "tipo__nome"),
    filtros=("tipo",),
    regras=(_tipo_que_se_escreve, _corpo),
    relacionados=("tipo",),
)

TEXTOS = Cadastro(
    chave="textos-padrao",
    modelo=TextoPadrao,
    titulo="Textos padrão",
    singular="texto padrão",
    texto="Trechos prontos que se inserem em qualquer documento, de uma unidade ou de todas.",
    vazio="Guarde aqui o que se escreve sempre igual: fundamentos, encaminhamentos, saudações.",
    campos=(
        Campo("nome"),
        Campo(
            "unidade",
            ajuda="Nenhuma: todas as unidades usam.",
            opcoes=lambda: Unidade.objects.ativas(hoje()).order_by("sigla"),
        ),
        Campo("conteudo", "Texto", forma="modelo"),
    ),
    colunas=(
        "nome",
        Coluna("unidade", "Unidade", lambda t: t.unidade.sigla if t.unidade else "Todas"),
    ),
    ordens=("nome",),
    busca=("nome", "conteudo"),
    filtros=("unidade",),
    regras=(_conteudo,),
    relacionados=("unidade",),
)

ARQUIVOS = Cadastro(
    chave="tipos-de-arquivo",
    modelo=TipoArquivo,
    titulo="Tipos de arquivo",
    singular="tipo de arquivo",
    texto="Que arquivos se incluem nos processos, e de que tamanho.",
    vazio="Sem nenhum tipo, ninguém inclui arquivos: cadastre ao menos PDF.",
    campos=(
        Campo("extensao", ajuda="Sem o ponto. Por exemplo: pdf."),
        Campo("tamanho_maximo_mb"),
    ),
    colunas=(
        "extensao",
        Coluna("tamanho_maximo_mb", "Tamanho máximo", lambda t: f"{t.tamanho_maximo_mb} MB"),
    ),
    ordens=("extensao", "tamanho_maximo_mb"),
    busca=("extensao",),
    regras=(_extensao,),
)

declarar(MODELOS, TEXTOS, ARQUIVOS)
