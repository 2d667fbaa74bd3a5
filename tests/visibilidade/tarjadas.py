"""Doors to the public versions: every document of the world gets one, whatever it is."""

from django.test import Client
from django.urls import reverse

from seiva.core.acoes import _em_ato, declarada
from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.models import Documento, VersaoPublica
from tests.visibilidade.membros import Membro
from tests.visibilidade.mundo import Mundo


def pelas_versoes_publicas(mundo: Mundo, ator: Ator) -> set[str]:
    """What the rule of public versions answers, with a version of everything published."""
    _publicar_tudo()
    achadas = VersaoPublica.objects.legiveis_por(ator).values_list("documento", flat=True)
    return mundo.nomes_de_documentos(achadas)


def no_portal(mundo: Mundo, membro: Membro) -> set[str]:
    """What the public address gives, by the number of each document."""
    casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
    with mundo.elenco.em(casa):
        _publicar_tudo()
        numeros = dict(Documento._base_manager.values_list("pk", "numero"))
    cliente: Client = membro.navegador(mundo)
    vistos = set()
    for nome, pk in mundo.documentos.items():
        partes = {"instituicao": casa.instituicao.slug, "publicado": numeros.get(pk, 10**12)}
        resposta = cliente.get(reverse("versao_publica", kwargs=partes))
        if resposta.status_code == 200:
            vistos.add(nome)
            b"".join(resposta)
    return vistos


def _publicar_tudo() -> None:
    """Rows as if each had been published: the acts would refuse some, and the rule must too."""
    sem = Documento._base_manager.filter(versoes_publicas__isnull=True)
    with _em_ato(declarada("concluir_versao_tarjada")):
        for documento in sem.order_by("pk"):
            VersaoPublica.objects.create(
                documento=documento,
                estado=VersaoPublica.Estado.PUBLICADA,
                origem_sha256="0" * 64,
                arquivo=guardar_arquivo(
                    [b"%PDF-1.7 tarjado"], nome="publica.pdf", tipo_mime="application/pdf"
                ),
                unidade_id=documento.unidade_id,
                conta_id=documento.autor_id,
                criada_em=agora(),
                publicada_em=agora(),
            )
