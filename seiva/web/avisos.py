"""Notices of the platform on servants' pages."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from seiva.operacao.acoes.avisar import dispensar_aviso
from seiva.operacao.models import Aviso
from seiva.web.acesso import Requisicao, servidor


@require_POST
@servidor
def dispensar(requisicao: Requisicao) -> HttpResponse:
    """The person read it: it is not shown to them again; then back to where they were."""
    chave = requisicao.POST.get("aviso", "")
    if chave.isdecimal() and len(chave) < 19:
        aviso = Aviso.objects.filter(pk=chave).first()
        if aviso is not None:
            dispensar_aviso(requisicao.ator, aviso=aviso)
    proxima = requisicao.POST.get("proxima", "")
    if url_has_allowed_host_and_scheme(proxima, allowed_hosts=None):
        return redirect(proxima)
    return redirect("mesa", instituicao=requisicao.instituicao.slug)
