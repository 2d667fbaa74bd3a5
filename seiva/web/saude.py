"""For load balancers and monitors: is this process serving, and does it reach the database?"""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def saude(requisicao: HttpRequest) -> HttpResponse:
    """200 "ok" when the database answers; an error page with 503 when it does not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return HttpResponse("ok", content_type="text/plain")
