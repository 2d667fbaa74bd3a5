"""People and units: importing them, and the link of an invitation."""

from django.urls import URLPattern, path

from seiva.web.gente import importar
from seiva.web.gente.convite import Convite

_IMPORTAR = "<slug:instituicao>/administracao/importar"
_P = f"{_IMPORTAR}/<int:planilha>"

urlpatterns: list[URLPattern] = [
    path("conta/convite/<uidb64>/<token>/", Convite.as_view(), name="convite"),
    path(f"{_IMPORTAR}/", importar.importar, name="importar"),
    path(f"{_IMPORTAR}/modelos/<str:modelo>", importar.modelo, name="importar_modelo"),
    path(f"{_P}/", importar.planilha, name="planilha"),
    path(f"{_P}/confirmar/", importar.confirmar, name="planilha_confirmar"),
    path(f"{_P}/conferir/", importar.conferir, name="planilha_conferir"),
    path(f"{_P}/descartar/", importar.descartar, name="planilha_descartar"),
]
