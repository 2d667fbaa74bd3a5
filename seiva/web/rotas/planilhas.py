"""Big spreadsheets: progress, problems, and the list of those that were sent."""

from django.urls import URLPattern, path

from seiva.web.gente import andamento

_IMPORTAR = "<slug:instituicao>/administracao/importar"

urlpatterns: list[URLPattern] = [
    path(f"{_IMPORTAR}/feitas/", andamento.importacoes, name="importacoes"),
    path(f"{_IMPORTAR}/<int:planilha>/andamento/", andamento.andamento, name="planilha_andamento"),
    path(
        f"{_IMPORTAR}/<int:planilha>/problemas.csv", andamento.problemas, name="planilha_problemas"
    ),
]
