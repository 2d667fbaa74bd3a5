"""Signatures found inside a file, told in plain words beside the reader."""

from typing import Any

from seiva.documentos.defora import revisoes
from seiva.documentos.defora.politicas import SIGNIFICADO
from seiva.documentos.exames import PDF, exame_do
from seiva.documentos.models import AssinaturaDeFora, Documento, ExameDeAssinaturas
from seiva.web.enderecos import endereco

Integridade, Confianca = AssinaturaDeFora.Integridade, AssinaturaDeFora.Confianca
_MUDANCAS = {
    revisoes.PAGINAS: "páginas acrescentadas ou retiradas",
    revisoes.CONTEUDO: "texto ou imagem de página mudado",
    revisoes.ANOTACAO: "anotação, comentário ou carimbo posto sobre a página",
    revisoes.FORMULARIO: "campo de formulário preenchido",
    revisoes.ASSINATURA: "outra assinatura",
    revisoes.VALIDACAO: "dados que provam a validade dos certificados",
    revisoes.METADADOS: "dados sobre o arquivo, como título e data",
    revisoes.OUTRA: "mudança que não se soube classificar",
}
_AVISOS = {
    "reconstruido": "A tabela interna do arquivo tem defeito; as assinaturas foram lidas mesmo assim.",
    "assinatura_retirada": "O arquivo guarda restos de outra assinatura, que a última versão dele não mostra.",
    "protegido": "O arquivo está protegido por senha: não se leem as assinaturas que houver nele.",
    "ilegivel": "O arquivo diz ter assinatura, mas está danificado e não se pôde lê-la.",
}
# Verdict: what a person reads first, the tone and the icon.
_VEREDITOS = {
    Integridade.PREENCHIDA: ("Íntegra; o formulário foi preenchido depois", "ok", "confere"),
    Integridade.ALTERADA: ("Alterado depois de assinado", "perigo", "alerta"),
    Integridade.VIOLADA: ("Não confere", "perigo", "erro"),
    Integridade.ILEGIVEL: ("Não se pôde ler esta assinatura", "aviso", "alerta"),
}
_EXPLICA = {
    Integridade.INTEGRA: "O que foi assinado não mudou.",
    Integridade.PREENCHIDA: "O que foi assinado não mudou; campos do formulário foram preenchidos.",
    Integridade.ALTERADA: "O que foi assinado está no arquivo, mas o que se vê agora não é só isso.",
    Integridade.VIOLADA: "Os bytes assinados mudaram, ou a assinatura não é deste arquivo.",
    Integridade.ILEGIVEL: "",
}


def assinaturas_do_arquivo(documento: Documento, slug: str) -> dict[str, Any] | None:
    """What the reader shows of a document that the person may read; None when there is nothing.

    An unsigned file says nothing.
    """
    exame, url = exame_do(documento.arquivo), endereco("documento_assinaturas", slug, documento.pk)
    if exame is None:  # included before examinations existed
        pdf = documento.arquivo is not None and documento.arquivo.tipo_mime == PDF
        return {"estado": "nunca", "url": url, "alteradas": 0} if pdf else None
    if exame.estado == ExameDeAssinaturas.Estado.PRONTO and _vazio(exame):
        return None
    linhas = AssinaturaDeFora.objects.do_exame(exame)
    return {
        "estado": exame.estado,
        "erro": exame.erro,
        "avisos": [_AVISOS[aviso] for aviso in exame.avisos if aviso in _AVISOS],
        "alteradas": exame.alteradas,
        "lista": [_uma(linha) for linha in linhas],
        "url": url,
    }


def _vazio(exame: ExameDeAssinaturas) -> bool:
    return exame.total == 0 and not exame.avisos


def _uma(linha: AssinaturaDeFora) -> dict[str, Any]:
    veredito, tom, icone = _veredito(linha)
    sigla = linha.politica.split(" ")[0]
    return {
        "carimbo": linha.tipo == "carimbo",
        "linha": linha,
        "veredito": veredito,
        "tom": tom,
        "icone": icone,
        "explica": _EXPLICA[Integridade(linha.integridade)],
        "mudancas": [_MUDANCAS.get(codigo, codigo) for codigo in linha.mudancas],
        "cadeia": Confianca(linha.confianca).label,
        "politica": f"{linha.politica} ({SIGNIFICADO[sigla]})" if sigla in SIGNIFICADO else "",
    }


def _veredito(linha: AssinaturaDeFora) -> tuple[str, str, str]:
    integridade = Integridade(linha.integridade)
    if linha.confianca == Confianca.RECUSADA and integridade != Integridade.VIOLADA:
        return "Certificado revogado", "perigo", "alerta"
    if integridade != Integridade.INTEGRA:
        return _VEREDITOS[integridade]
    if linha.confianca == Confianca.CONFERIDA:
        return "Válida", "ok", "confere"
    return "Íntegra, cadeia não conferida", "contorno", "confere"
