"""The reader: one document in the middle of the process page, with what may be done to it."""

from typing import Any

from django.urls import reverse

from seiva.catalogo.models import NivelAcesso
from seiva.core.acoes import acoes_possiveis, declarada
from seiva.core.ator import Ator
from seiva.core.preparadas import Preparada
from seiva.documentos.autenticacoes import autenticacao_vigente, tarja
from seiva.documentos.leituras import Situacao, situacao
from seiva.documentos.models import Assinatura, Documento
from seiva.documentos.regras.tipos_de_arquivo import IMAGENS, PDF
from seiva.web.acoes_da_tela import Botao
from seiva.web.assinaturas_do_arquivo import assinaturas_do_arquivo
from seiva.web.enderecos import endereco

DO_DOCUMENTO = (
    Botao("assinar_documento", "assinar", "documento_assinar"),
    Botao("salvar_documento", "editar", "documento_editar"),
    Botao("autenticar_documento", "selo", "documento_autenticar"),
    Botao("incluir_documento_em_bloco", "bloco", "documento_bloco"),
    Botao("preparar_tarjas", "restrito", "tarjas", rotulo="Versão pública"),
    Botao("expedir_intimacao", "email", "documento_intimar"),
    Botao("liberar_assinatura_externa", "externo", "documento_externa"),
    Botao("conceder_credencial_assinatura", "chave", "documento_credenciais"),
    Botao("alterar_documento", "documento", "documento_alterar"),
    Botao("excluir_documento", "excluir", "documento_excluir"),
    Botao("cancelar_documento", "cancelado", "documento_cancelar"),
    Botao("mover_documento", "enviar", "documento_mover"),
    Botao("substituir_arquivo", "anexo", "documento_substituir"),
    Botao("comentar_documento", "comentario", "documento_comentarios", rotulo="Comentários"),
)
_SITUACOES = {
    "minuta": ("minuta, só a sua unidade vê", "minuta", "aviso"),
    "assinado": ("assinado", "assinar", "ok"),
    "registrado": ("", "", ""),
    "cancelado": ("cancelado", "cancelado", "perigo"),
}


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
    if documento.publicada:  # type: ignore[attr-defined]
        contexto["publica_url"] = reverse("versao_publica", args=(slug, documento.numero))
    if not documento.legivel:  # type: ignore[attr-defined]
        return contexto | {"leitura": "vedado", "motivo": _por_que_nao(documento)}
    assinaturas = _assinaturas(ator, documento)
    arquivo = None if documento.interno else documento.arquivo
    agora = situacao(arquivo) if arquivo is not None else None
    return contexto | {
        "leitura": _leitura(documento, agora),
        "lendo": _lendo(ator, documento, slug, agora),
        "assinaturas": [
            {"nome": nome, "cargo": cargo, "quando": quando}
            for _conta, nome, cargo, quando in assinaturas
        ],
        "autenticacao": _autenticacao(documento, slug),
        "no_arquivo": assinaturas_do_arquivo(documento, slug),
        "acoes": _acoes(ator, documento, slug),
    }


def _vigentes(_ator: Ator, *, documento: int) -> Any:
    vigentes = Assinatura.objects.vigentes().filter(documento=documento)
    return vigentes.order_by("assinada_em", "pk").values_list(
        "conta_id", "nome", "cargo", "assinada_em"
    )


_das_assinaturas = Preparada(_vigentes)


def _assinaturas(ator: Ator, documento: Documento) -> list[tuple[Any, ...]]:
    """Who signed, when; files are not signed here. Leaves in the node whose accounts they are."""
    linhas = _das_assinaturas(ator, documento=documento.pk) if documento.interno else []
    documento.__dict__["_assinaram"] = {linha[0] for linha in linhas}
    return linhas


def _autenticacao(documento: Documento, slug: str) -> dict[str, str] | None:
    """The stamp of an attested scan; the tree already told whether there is one."""
    marcado = getattr(documento, "autenticado", False)
    vigente = autenticacao_vigente(documento) if marcado else None
    if vigente is None:
        return None
    return {
        "tarja": tarja(vigente),
        "verificador": documento.numero_formatado,
        "crc": vigente.crc,
        "url": endereco("documento_declaracao", slug, documento.pk),
    }


def situacao_da_leitura(ator: Ator, documento: Documento, slug: str) -> dict[str, Any] | None:
    """What to say of the reading of a file's words; None when there is nothing worth saying."""
    if documento.interno or documento.arquivo is None:
        return None
    return _lendo(ator, documento, slug, situacao(documento.arquivo))


def _lendo(
    ator: Ator, documento: Documento, slug: str, agora: Situacao | None
) -> dict[str, Any] | None:
    if agora is None or agora.leitura is None:
        return None
    lida = agora.leitura
    if agora.lendo and not agora.parada:
        texto = "Lendo o texto do arquivo, para a pesquisa."
        if lida.paginas and lida.paginas > 1:
            texto = f"Lendo o texto do arquivo: {lida.paginas_lidas} de {lida.paginas} páginas."
        url = endereco("documento_leitura", slug, documento.pk)
        return {"texto": texto, "tom": "info", "url": url, "tentar_url": ""}
    if not lida.erro and not agora.parada:
        return None
    pode = declarada("reler_arquivo").impedimento(ator, documento) is None
    falhou = lida.estado == lida.Estado.FALHOU
    texto = f"O texto não pôde ser lido para a pesquisa. {lida.erro}" if falhou else lida.erro
    if agora.parada:
        texto = "A leitura do texto deste arquivo está parada há mais de uma hora."
    return {
        "texto": texto,
        "tom": "perigo" if falhou else "aviso",
        "url": "",
        "tentar_url": endereco("documento_reler", slug, documento.pk) if pode else "",
    }


def _leitura(documento: Documento, agora: Situacao | None) -> str:
    """Which element of the page shows the content."""
    if agora is None:
        return "html"
    tipo = documento.arquivo.tipo_mime
    if agora.vista is not None:
        tipo = agora.vista.tipo_mime if agora.vista.pronta else ""
    if tipo == PDF:
        return "pdf"
    return "imagem" if tipo in IMAGENS else "quadro"


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
                    "rotulo": botao.rotulo or possivel.titulo,
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
