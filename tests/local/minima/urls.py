"""Two pages: the first one, and one that writes."""

import os

from django.http import HttpRequest, HttpResponse
from django.urls import path

from .models import Recado


def inicio(request: HttpRequest) -> HttpResponse:
    """Notes kept so far, and the process that answered."""
    textos = ",".join(Recado.objects.order_by("id").values_list("texto", flat=True))
    return HttpResponse(f"{os.getpid()}:{textos}", content_type="text/plain")


def guardar(request: HttpRequest, texto: str) -> HttpResponse:
    """Keep one note."""
    Recado.objects.create(texto=texto)
    return HttpResponse("guardado", content_type="text/plain")


urlpatterns = [path("", inicio), path("guardar/<str:texto>/", guardar)]
