"""The reader: one document in the middle of the process page, with what may be done to it."""

from typing import Any

from seiva.catalogo.models import NivelAcesso
from seiva.core.acoes import acoes_possiveis
from seiva.core.ator import Ator
from seiva.documentos.models import Assinatura, Documento
from seiva.web.acoes_da_tela import Botao
from seiva.web.enderecos import endereco

DO_DOCUMENTO = (
    Botao("assinar_documento", "assinar", "documento_assinar"),
    Botao("salvar_documento", "editar", "documento_editar"),
    Botao("incluir_documento_em_bloco", "bloco", "documento_bloco"),
    Botao("alterar_documento", "documento", "documento_alterar"),
    Botao("excluir_documento", "excluir", "documento_excluir"),
    Botao("cancelar_documento", "cancelado", "documento_cancelar"),
)
_SITUACOES = {
    "minuta": ("minuta, só a sua unidade vê", "minuta", "aviso"),
    "assinado": ("assinado", "assinar", "ok"),
    "registrado": ("", "", ""),
    "cancelado": ("cancelado", "cancelado", "perigo"),
}
_NA_TELA = {"application/pdf": "pdf", "image/png": "imagem", "image/jpeg": "imagem"}


def leitura(ator: Ator, documento: Documento, slug: str) -> dict[str, Any]:
    """What the reader shows of one node of the tree (`arvore.nos` marked it `legivel`)."""
    texto, icone, tom = _SITUACOES[documento.estado]
    if documento.minuta and documento.unidade_id != ator.unidade_id:
        texto = f"minuta de {documento.unidade.sigla}, liberada num bloco"
    contexto: dict[str, Any] = {
        "titulo": documento.nome,
        "numero": documento.numero_formatado,
        "nivel": documento.nivel_efetivo,
        "hipotese": _hipotese(documento),
        "situacao_texto": texto,
        "situacao_icone": icone,
        "situacao_tom": tom,
        "url_conteudo": endereco("documento_conteudo", slug, documento.pk),
    }
    if documento.cancelado:
        return contexto | {"leitura": "quadro"}
    if not documento.legivel:  # type: ignore[attr-defined]
        return contexto | {"leitura": "vedado", "motivo": _por_que_nao(documento)}
    vigentes = Assinatura.objects.vigentes().filter(documento=documento)
    return contexto | {
        "leitura": _leitura(documento),
        "assinaturas": [
            {"nome": a.nome, "cargo": a.cargo, "quando": a.assinada_em}
            for a in vigentes.order_by("assinada_em", "pk")
        ],
        "acoes": _acoes(ator, documento, slug),
    }


def _leitura(documento: Documento) -> str:
    if documento.interno or documento.arquivo is None:
        return "html"
    return _NA_TELA.get(documento.arquivo.tipo_mime, "quadro")


def _hipotese(documento: Documento) -> str:
    hipotese = documento.hipotese or documento.processo.hipotese
    return str(hipotese) if hipotese and documento.nivel_efetivo else ""


def _por_que_nao(documento: Documento) -> str:
    if documento.nivel_efetivo >= NivelAcesso.SIGILOSO:
        return "É sigiloso: só lê quem tem credencial."
    fundamento = _hipotese(documento)
    motivo = f"Fundamento: {fundamento}. " if fundamento else ""
    return (
        f"{motivo}Só leem as unidades por onde o processo passou. "
        f"Se precisar, peça o envio à unidade {documento.unidade.sigla}."
    )


def _acoes(ator: Ator, documento: Documento, slug: str) -> list[dict[str, Any]]:
    possiveis = acoes_possiveis(ator, documento, sobre="documento")
    acoes: list[dict[str, Any]] = []
    for botao in DO_DOCUMENTO:
        possivel = possiveis.get(botao.acao)
        url = endereco(botao.rota, slug, documento.pk)
        if possivel is not None and possivel.permitida and url:
            acoes.append(
                {
                    "rotulo": possivel.titulo,
                    "icone": botao.icone,
                    "url": url,
                    "principal": not acoes and documento.minuta,
                }
            )
    return acoes + _copias(ator, documento, slug)


def _copias(ator: Ator, documento: Documento, slug: str) -> list[dict[str, Any]]:
    """The file as it is kept: PDF with seals, preview of a draft, original of an upload."""
    if not documento.interno:
        rotulo, icone, rota = "Baixar", "baixar", "documento_original"
    elif documento.minuta:
        rotulo, icone, rota = "Ver PDF", "pdf", "documento_previa"
    else:
        rotulo, icone, rota = "PDF assinado", "pdf", "documento_pdf"
    copias = [{"rotulo": rotulo, "icone": icone, "url": endereco(rota, slug, documento.pk)}]
    if documento.interno and documento.unidade_id == ator.unidade_id:
        url = endereco("documento_versoes", slug, documento.pk)
        copias.append({"rotulo": "Versões", "icone": "historico", "url": url})
    return [copia for copia in copias if copia["url"]]
