"""Off to gov.br to sign something: the one address that every page of signature leads to."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from seiva.portal.acesso import cidadao
from seiva.portas.assinatura_govbr import partir


@require_safe
@transaction.non_atomic_requests
@never_cache
@cidadao
def ir(requisicao: Any) -> HttpResponse:
    """What the session noted is taken to gov.br; nothing is locked while it answers."""
    return partir(requisicao)
