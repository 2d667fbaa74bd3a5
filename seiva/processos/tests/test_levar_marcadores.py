"""Labels when units are reorganised: with the processes, joined by name, and their past with them."""

import pytest

from seiva.core.ator import Ator
from seiva.core.erros import SemPermissao
from seiva.organizacao.models import Unidade
from seiva.processos.acoes.concluir import reabrir_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.acoes.levar_marcadores import levar_marcadores, levar_marcas
from seiva.processos.acoes.manter_marcadores import criar_marcador, desativar_marcador
from seiva.processos.acoes.marcar import marcar_processo
from seiva.processos.acoes.suceder import suceder_credencial, suceder_processo
from seiva.processos.models import Credencial, Marca, Marcador, PassoDeMarca
from seiva.processos.sucessao import Sucessao
from tests.elenco import Elenco
from tests.fabricas import autuar, autuar_sigiloso

pytestmark = pytest.mark.django_db


def sucessao(cena: Elenco) -> Sucessao:
    return Sucessao(cena.casa.unidades["RH"], cena.casa.unidades["TRIB"], "Decreto 12/2026")


def marcas(ator: Ator) -> list[tuple[str, str]]:
    return list(Marca.objects.da_unidade(ator).values_list("marcador__nome", "texto"))


def verbos(ator: Ator, processo: object) -> list[str]:
    return [p.verbo for p in reversed(PassoDeMarca.objects.vistos_por(ator, processo))]


def test_o_marcador_segue_com_o_processo_e_o_seu_passado_tambem(cena: Elenco) -> None:
    ana, bia, edu = cena.ator("ana"), cena.ator("bia"), cena.ator("edu")
    processo, pressa = autuar(ana, cena.casa), criar_marcador(ana, nome="Urgente", cor="vinho")
    marcar_processo(ana, processo=processo, marcador=pressa, texto="até sexta")
    assert suceder_processo(edu, processo=processo, sucessao=sucessao(cena))
    assert marcas(ana) == []
    assert marcas(bia) == [("Urgente", "até sexta")]
    assert Marcador.objects.da_unidade(bia).get().cor == "vinho"
    assert verbos(bia, processo) == ["marcou", "trouxe"]
    assert not suceder_processo(edu, processo=processo, sucessao=sucessao(cena))
    assert verbos(bia, processo) == ["marcou", "trouxe"]


def test_vai_para_o_de_mesmo_nome_quando_ha(cena: Elenco) -> None:
    ana, bia, edu = cena.ator("ana"), cena.ator("bia"), cena.ator("edu")
    processo = autuar(ana, cena.casa)
    criar_marcador(bia, nome="URGENTE", cor="azul")
    nosso = criar_marcador(ana, nome="Urgente", cor="vinho")
    marcar_processo(ana, processo=processo, marcador=nosso, texto="até sexta")
    assert levar_marcas(edu, processo=processo, sucessao=sucessao(cena)) == 1
    assert marcas(bia) == [("URGENTE", "até sexta")]
    assert Marcador.objects.da_unidade(bia).count() == 1


def test_onde_as_duas_unidades_tinham_o_mesmo_nada_se_perde(cena: Elenco) -> None:
    ana, bia, edu, casa = cena.ator("ana"), cena.ator("bia"), cena.ator("edu"), cena.casa
    processo = autuar(ana, casa)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]], manter_aberto=True)
    for ator, texto in ((ana, "até sexta"), (bia, "esperar o parecer")):
        marcador = criar_marcador(ator, nome="Urgente", cor="vinho")
        marcar_processo(ator, processo=processo, marcador=marcador, texto=texto)
    suceder_processo(edu, processo=processo, sucessao=sucessao(cena))
    assert marcas(bia) == [("Urgente", "esperar o parecer | RH: até sexta")]
    assert verbos(bia, processo) == ["marcou", "marcou", "trouxe"]
    trazido = PassoDeMarca.objects.vistos_por(bia, processo).first()
    assert trazido is not None
    assert (trazido.antes, trazido.unidade_anterior) == ("até sexta", casa.unidades["RH"])


def test_o_que_a_unidade_fez_depois_de_passar_nao_se_ve_na_outra(cena: Elenco) -> None:
    ana, bia, edu = cena.ator("ana"), cena.ator("bia"), cena.ator("edu")
    processo, pressa = autuar(ana, cena.casa), criar_marcador(ana, nome="Urgente", cor="vinho")
    marcar_processo(ana, processo=processo, marcador=pressa, texto="antes")
    suceder_processo(edu, processo=processo, sucessao=sucessao(cena))
    reabrir_processo(ana, processo=processo)
    marcar_processo(ana, processo=processo, marcador=pressa, texto="só nosso")
    vistos = PassoDeMarca.objects.vistos_por(bia, processo)
    assert "só nosso" not in [p.depois for p in vistos]
    assert verbos(ana, processo) == ["marcou", "marcou"]


def test_sob_sigilo_vai_com_a_credencial_e_fica_para_quem_fica(cena: Elenco) -> None:
    ana, bia, edu = cena.ator("ana"), cena.ator("bia"), cena.ator("edu")
    processo = autuar_sigiloso(ana, cena.casa)
    pressa = criar_marcador(ana, nome="Urgente", cor="vinho")
    marcar_processo(ana, processo=processo, marcador=pressa, texto="x")
    credencial = Credencial.objects.get(processo=processo)
    suceder_credencial(edu, processo=processo, credencial=credencial, sucessao=sucessao(cena))
    assert marcas(ana) == marcas(bia) == [("Urgente", "x")]


def test_a_unidade_que_termina_deixa_os_seus_fora_de_uso(cena: Elenco) -> None:
    ana, bia, edu = cena.ator("ana"), cena.ator("bia"), cena.ator("edu")
    criar_marcador(bia, nome="Urgente", cor="azul")
    antigo = criar_marcador(ana, nome="Antigo", cor="cinza")
    desativar_marcador(ana, marcador=antigo)
    for nome in ("urgente", "Revisar"):
        criar_marcador(ana, nome=nome, cor="vinho")
    de, para = cena.casa.unidades["RH"], cena.casa.unidades["TRIB"]
    assert levar_marcadores(edu, de=de, para=para, extingue=True) == 2
    assert levar_marcadores(edu, de=de, para=para, extingue=True) == 0
    em_uso = Marcador.objects.da_unidade(bia).em_uso().values_list("nome", "cor")
    assert list(em_uso) == [("Revisar", "vinho"), ("Urgente", "azul")]
    assert not Marcador.objects.da_unidade(ana).em_uso().exists()


def test_so_quem_administra_leva(cena: Elenco) -> None:
    unidades: list[Unidade] = [cena.casa.unidades["RH"], cena.casa.unidades["TRIB"]]
    processo = autuar(cena.ator("ana"), cena.casa)
    with pytest.raises(SemPermissao):
        levar_marcas(cena.ator("ana"), processo=processo, sucessao=sucessao(cena))
    with pytest.raises(SemPermissao):
        levar_marcadores(cena.ator("ana"), de=unidades[0], para=unidades[1], extingue=True)
