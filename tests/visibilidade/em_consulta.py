"""Doors to texts in consultation: every document of the world gets one, whatever it is."""

from datetime import timedelta

from django.urls import reverse

from seiva.core.acoes import _em_ato, declarada
from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.documentos.models import Documento
from seiva.participacao.models import ConsultaPublica, Trecho
from tests.visibilidade.membros import Membro
from tests.visibilidade.mundo import Mundo


def pelas_consultas(mundo: Mundo, ator: Ator) -> set[str]:
    """What the rule of consultations answers, with every document put in one."""
    _abrir_todas()
    achadas = ConsultaPublica.objects.visiveis_por(ator).values_list("documento", flat=True)
    return mundo.nomes_de_documentos(achadas)


def textos_em_consulta(mundo: Mundo, membro: Membro) -> set[str]:
    """Documents whose consultation answers and shows the passage."""
    casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
    cliente, vistos = membro.navegador(mundo), set()
    with mundo.elenco.em(casa):
        _abrir_todas()
        abertas = dict(ConsultaPublica.objects.values_list("documento", "pk"))
    for nome, pk in mundo.documentos.items():
        partes = {"instituicao": casa.instituicao.slug, "consulta": abertas.get(pk, 10**12)}
        resposta = cliente.get(reverse("consulta_publica", kwargs=partes))
        assert resposta.status_code in {200, 404}
        if resposta.status_code == 200:
            assert f"passagem-{pk}." in resposta.content.decode()
            vistos.add(nome)
    return vistos


def _abrir_todas() -> None:
    """Rows as if each had been opened: the act would refuse some, and the rule must too."""
    sem = Documento._base_manager.filter(consultas_publicas__isnull=True)
    with _em_ato(declarada("contribuir_na_consulta")):
        for documento in sem.order_by("pk"):
            consulta = ConsultaPublica.objects.create(
                processo_id=documento.processo_id,
                documento=documento,
                conteudo_sha256="0" * 64,
                titulo="Texto em consulta",
                apresentacao="Diga o que pensa.",
                abre_em=agora(),
                fecha_em=agora() + timedelta(days=9),
                moderada=True,
                criada_em=agora(),
                conta_id=documento.autor_id,
            )
            texto = f"passagem-{documento.pk}."
            Trecho.objects.create(consulta=consulta, ordem=1, especie="texto", texto=texto)
