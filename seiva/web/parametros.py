"""Parameters of the institution: its data, its letterhead, what it demands of access levels."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from seiva.documentos.acoes.brasao import trocar_brasao
from seiva.documentos.acoes.contaminar import definir_niveis_da_instituicao
from seiva.documentos.congelar import pagina_de_amostra
from seiva.documentos.imagens import imagem_guardada
from seiva.documentos.papel.previa import render_previa
from seiva.organizacao.acoes.alterar_instituicao import DadosDaInstituicao, alterar_instituicao
from seiva.web.acesso import Requisicao, exigir_ato, servidor
from seiva.web.atos import tentar
from seiva.web.forms.instituicao import Brasao, Dados, Niveis

FORMULARIOS: dict[str, Any] = {"dados": Dados, "niveis": Niveis, "brasao": Brasao}
FEITO = {
    "dados": "Dados da instituição alterados.",
    "niveis": "Níveis de acesso definidos.",
    "brasao": "Brasão trocado: sai nos documentos assinados de agora em diante.",
}


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@servidor
def parametros(requisicao: Requisicao) -> HttpResponse:
    """Three forms on one page; each is saved by itself."""
    exigir_ato(requisicao, "alterar_instituicao")
    qual = requisicao.POST.get("parte", "")
    formularios = {chave: _formulario(requisicao, chave, qual) for chave in FORMULARIOS}
    enviado = formularios.get(qual)
    if enviado is not None and enviado.is_valid() and tentar(enviado, _ato(requisicao, enviado)):
        messages.success(requisicao, FEITO[qual])
        return redirect("instituicao_parametros", requisicao.instituicao.slug)
    contexto = formularios | {"enviado": enviado}
    codigo = 422 if enviado is not None else 200
    return render(requisicao, "instituicao/parametros.html", contexto, status=codigo)


def _formulario(requisicao: Requisicao, chave: str, qual: str) -> Any:
    casa = requisicao.instituicao
    atual = {campo: getattr(casa, campo, "") for campo in Dados.base_fields} | {
        "contaminar": casa.contaminar_nivel,
        "hipotese_obrigatoria": casa.hipotese_obrigatoria,
        "politica_grau": casa.politica_grau,
    }
    if chave == qual:
        return FORMULARIOS[chave](requisicao.POST, requisicao.FILES)
    return FORMULARIOS[chave](initial=atual)


def _ato(requisicao: Requisicao, enviado: Any) -> Any:
    """The one act that this form asks for."""
    ator, dados = requisicao.ator, enviado.cleaned_data
    if isinstance(enviado, Dados):
        return lambda: alterar_instituicao(ator, dados=DadosDaInstituicao(**dados))
    if isinstance(enviado, Niveis):
        return lambda: definir_niveis_da_instituicao(ator, **dados)
    return lambda: trocar_brasao(ator, conteudo=dados["brasao"].read())


@require_safe
@never_cache
@servidor
def timbre(requisicao: Requisicao) -> HttpResponse:
    """A page with the letterhead of the unit in use, as documents will have it."""
    exigir_ato(requisicao, "alterar_instituicao")
    pronta = render_previa(pagina_de_amostra(requisicao.ator), recursos=imagem_guardada)
    resposta = HttpResponse(pronta.pdf, content_type="application/pdf")
    resposta["Content-Disposition"] = 'inline; filename="timbre.pdf"'
    return resposta
