"""People, units and numbering: pages beside the registers, and the link of an invitation."""

from django.urls import URLPattern, path

from seiva.web.gente import ficha, importar, lista, numeracao, organograma
from seiva.web.gente.convite import Convite

_A = "<slug:instituicao>/administracao"
_IMPORTAR = f"{_A}/importar"
_CONTA = f"{_A}/pessoas/<int:conta>"
_P = f"{_IMPORTAR}/<int:planilha>"

urlpatterns: list[URLPattern] = [
    path("conta/convite/<uidb64>/<token>/", Convite.as_view(), name="convite"),
    path(f"{_IMPORTAR}/", importar.importar, name="importar"),
    path(f"{_IMPORTAR}/modelos/<str:modelo>", importar.modelo, name="importar_modelo"),
    path(f"{_P}/", importar.planilha, name="planilha"),
    path(f"{_P}/confirmar/", importar.confirmar, name="planilha_confirmar"),
    path(f"{_P}/conferir/", importar.conferir, name="planilha_conferir"),
    path(f"{_P}/descartar/", importar.descartar, name="planilha_descartar"),
    path(f"{_A}/organograma/", organograma.organograma, name="organograma"),
    path(f"{_A}/pessoas/", lista.gente, name="gente"),
    path(f"{_A}/pessoas/pessoas.csv", lista.exportar, name="gente_csv"),
    path(f"{_A}/pessoas/nova/", lista.nova, name="gente_nova"),
    path(f"{_CONTA}/", ficha.servidor_, name="servidor"),
    path(f"{_CONTA}/desligar/", ficha.desligar, name="servidor_desligar"),
    path(f"{_CONTA}/convidar/", ficha.convidar, name="convidar_de_novo"),
    path(f"{_A}/lotacoes/<int:lotacao>/", ficha.lotacao, name="lotacao"),
    path(f"{_A}/lotacoes/<int:lotacao>/encerrar/", ficha.lotacao_encerrar, name="lotacao_encerrar"),
    path(
        f"{_A}/cargos-de-pessoas/<int:titularidade>/encerrar/",
        ficha.titularidade_encerrar,
        name="titularidade_encerrar",
    ),
    path(f"{_A}/orgaos/exemplo/", numeracao.exemplo, name="numeracao_exemplo"),
    path(f"{_A}/orgaos/<int:orgao>/numeracao/", numeracao.numeracao, name="numeracao"),
]
