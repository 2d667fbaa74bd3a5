"""Conferir um documento: is it true, and does it still stand?"""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from seiva.andamentos.raizes import raizes_publicas
from seiva.core.erros import NaoEncontrado
from seiva.core.limites import contar, devolver
from seiva.documentos.acoes.ver import ver_documento
from seiva.documentos.chaves import chaveiro_publico, chaveiro_publico_json
from seiva.documentos.conferencia import (
    INTEGRO,
    PREPARANDO,
    Conferencia,
    conferir,
    instituicao_do_numero,
)
from seiva.documentos.conferencia_de_copia import Copia, conferir_copia
from seiva.documentos.externas import DE_FORA, METODO, METODO_DA_CONTA, METODOS_DO_GOVBR
from seiva.portal.copia import contexto_da_copia
from seiva.portal.forms import Conferir, ConferirArquivo
from seiva.portal.representacoes_linhas import poderes_de
from seiva.portas.acesso import RequisicaoPublica, endereco_de, publica
from seiva.portas.bytes import servir
from seiva.portas.leituras import anotar_leitura

_MINUTO = 60
_FORMAS = {
    "senha": "usuário e senha",
    METODO: "de fora, por link, com CPF e senha",
    METODO_DA_CONTA: "de fora, pela própria conta, com senha",
    METODOS_DO_GOVBR[1]: "de fora, com conta gov.br nível bronze",
    METODOS_DO_GOVBR[2]: "de fora, com conta gov.br nível prata",
    METODOS_DO_GOVBR[3]: "de fora, com conta gov.br nível ouro",
}


def conferir_geral(requisicao: HttpRequest) -> HttpResponse:
    """The form for who does not know which institution: the number tells it."""
    formulario = Conferir(requisicao.GET if "codigo_verificador" in requisicao.GET else None)
    if not formulario.is_bound:
        return _formulario(requisicao, formulario)
    contar_consulta(requisicao)
    if not formulario.is_valid():
        return _formulario(requisicao, formulario, status=422)
    casa = instituicao_do_numero(**_codigos(formulario))
    if casa is None:
        return nada_encontrado(requisicao)
    consulta_certa(requisicao)
    destino = reverse("conferir", kwargs={"instituicao": casa.slug})
    return redirect(f"{destino}?{requisicao.GET.urlencode()}")


@publica
def conferir_na_instituicao(requisicao: RequisicaoPublica) -> HttpResponse:
    """The form, or the answer when both codes came (typed, or from the QR code)."""
    formulario = Conferir(requisicao.GET if "codigo_verificador" in requisicao.GET else None)
    if not formulario.is_bound:
        return _formulario(requisicao, formulario)
    contar_consulta(requisicao)
    if not formulario.is_valid():
        return _formulario(requisicao, formulario, status=422)
    codigos = _codigos(formulario)
    achada = conferir(**codigos) or conferir_copia(**codigos)
    if achada is None:
        return nada_encontrado(requisicao)
    anotar_leitura(requisicao, achada.documento)
    consulta_certa(requisicao)
    if isinstance(achada, Copia):
        return render(requisicao, "conferir/copia.html", contexto_da_copia(requisicao, achada))
    return render(requisicao, "conferir/resultado.html", contexto_do_resultado(requisicao, achada))


@publica
def arquivo(requisicao: RequisicaoPublica) -> HttpResponseBase:
    """The sealed PDF, or the attested copy, for who has both codes, when it is public."""
    formulario = Conferir(requisicao.GET)
    contar_consulta(requisicao)
    achada: Conferencia | Copia | None = None
    if formulario.is_valid():
        codigos = _codigos(formulario)
        achada = conferir(**codigos) or conferir_copia(**codigos)
    if achada is None or achada.arquivo is None:
        raise NaoEncontrado
    anotar_leitura(requisicao, achada.documento)
    consulta_certa(requisicao)
    ver_documento(requisicao.ator, documento=achada.documento)
    if isinstance(achada, Copia):
        return servir(requisicao, achada.arquivo, achada.arquivo.nome)
    nome = f"{achada.documento.nome.replace('/', '-')} ({achada.documento.numero_formatado}).pdf"
    return servir(requisicao, achada.arquivo, nome)


@publica
def chave_publica(requisicao: RequisicaoPublica) -> HttpResponse:
    """The institution's published keys, as the offline verifier reads them."""
    resposta = HttpResponse(chaveiro_publico_json(), content_type="application/json")
    resposta["Cache-Control"] = "public, max-age=3600"
    return resposta


@publica
def raizes(requisicao: RequisicaoPublica) -> HttpResponse:
    """Signed closings of the history: who keeps a copy can prove that nothing was rewritten."""
    resposta = JsonResponse({"raizes": raizes_publicas()}, json_dumps_params={"indent": 1})
    resposta["Cache-Control"] = "public, max-age=3600"
    return resposta


@publica
def sobre_a_chave(requisicao: RequisicaoPublica) -> HttpResponse:
    """How to check a document without this site."""
    chaves = [
        {"kid": chave.kid, "certificado_sha256": chave.impressao_certificado}
        for chave in chaveiro_publico()
    ]
    json_url = reverse("chave_publica", kwargs={"instituicao": requisicao.instituicao.slug})
    contexto = {"instituicao": requisicao.instituicao, "chaves": chaves, "json_url": json_url}
    return render(requisicao, "conferir/chave.html", contexto)


def contar_consulta(requisicao: HttpRequest) -> None:
    """The codes are short: who tries many is stopped."""
    contar("conferir", endereco_de(requisicao), maximo=30, segundos=_MINUTO)


def consulta_certa(requisicao: HttpRequest) -> None:
    """Who has the right codes may check a whole pile of documents."""
    devolver("conferir", endereco_de(requisicao), segundos=_MINUTO)


def nada_encontrado(requisicao: HttpRequest) -> HttpResponse:
    """One answer for an unknown number and for a wrong code."""
    return render(requisicao, "conferir/resultado.html", {"situacao": "nao_encontrado"}, status=404)


def contexto_do_resultado(requisicao: RequisicaoPublica, achada: Conferencia) -> dict[str, Any]:
    """What the law lets anyone who holds the document know of it."""
    documento, fechado = achada.documento, achada.nivel > 0
    casa = {"instituicao": requisicao.instituicao.slug}
    consulta = urlencode(
        {"codigo_verificador": documento.numero_formatado, "codigo_crc": achada.congelado.crc}
    )
    return {
        "situacao": achada.situacao,
        "documento": {
            "titulo": "Documento sigiloso" if achada.sigiloso else achada.titulo,
            "numero": documento.numero_formatado,
            "processo": "" if achada.sigiloso else documento.processo.numero,
            "unidade": documento.unidade.nome,
            "instituicao": requisicao.instituicao.nome,
            "assinado_em": achada.congelado.congelado_em,
            "url_ver": f"{reverse('conferir_arquivo', kwargs=casa)}?{consulta}"
            if achada.arquivo
            else None,
            "porque_fechado": _por_que_fechado(achada) if fechado else "",
            "motivo": "" if fechado else documento.motivo_cancelamento,
            "substituido_em": achada.substituido_em,
            "resumo": achada.sha256,
            "resumo_conteudo": achada.congelado.conteudo_sha256,
        },
        "poderes": None if achada.sigiloso else poderes_de(documento),
        "assinaturas": [] if achada.sigiloso else _assinaturas(achada),
        "chave_url": reverse("sobre_a_chave", kwargs=casa),
    }


def _por_que_fechado(achada: Conferencia) -> str:
    nivel = "sigiloso" if achada.sigiloso else "de acesso restrito"
    hipotese = f" Hipótese legal: {achada.hipotese}." if achada.hipotese else ""
    return (
        f"O documento é {nivel}: existe e é este, mas o conteúdo não pode ser mostrado aqui."
        f"{hipotese} Quem tem direito de acesso pode pedi-lo à unidade que o emitiu "
        f"({achada.documento.unidade.sigla})."
    )


def _assinaturas(achada: Conferencia) -> list[dict[str, Any]]:
    vale = achada.situacao in {INTEGRO, PREPARANDO}
    return [
        {
            "nome": assinatura.nome,
            "cargo": assinatura.cargo,
            "unidade": "" if assinatura.metodo in DE_FORA else assinatura.unidade.sigla,
            "quando": assinatura.assinada_em,
            "forma": _FORMAS.get(assinatura.metodo, assinatura.metodo),
            "valida": vale,
            "porque": "sem efeito",
        }
        for assinatura in achada.assinaturas
    ]


def _codigos(formulario: Conferir) -> dict[str, Any]:
    dados = formulario.cleaned_data
    return {"numero": dados["codigo_verificador"], "crc": dados["codigo_crc"]}


def _formulario(requisicao: HttpRequest, formulario: Conferir, status: int = 200) -> HttpResponse:
    casa = getattr(requisicao, "instituicao", None)
    partes = {"instituicao": casa.slug} if casa else {}
    contexto = {
        "form": formulario,
        "form_arquivo": ConferirArquivo(),
        "arquivo_para": reverse("conferir_pdf" if casa else "conferir_pdf_geral", kwargs=partes),
        "chave_url": reverse("sobre_a_chave", kwargs=partes) if casa else "",
    }
    return render(requisicao, "conferir/conferir.html", contexto, status=status)
