"""Merging, splitting and ending units."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from seiva.andamentos.models import Andamento
from seiva.andamentos.registro import conferir_corrente
from seiva.core.ator import Ator
from seiva.core.erros import SemPermissao
from seiva.core.relogio import hoje
from seiva.documentos.models import Documento
from seiva.organizacao.acesso import lotacoes_de
from seiva.organizacao.models import Alteracao, Lotacao, Unidade
from seiva.processos.acoes.anotar import anotar_processo
from seiva.processos.acoes.concluir import concluir_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Anotacao, Passagem, Processo
from seiva.reorganizacao.acoes.reorganizar import reorganizar_unidades
from seiva.reorganizacao.models import Reorganizacao
from seiva.reorganizacao.plano import NovaUnidade, Plano
from seiva.reorganizacao.previa import contar
from tests.apoio import executar_tarefas, recusado
from tests.elenco import Elenco
from tests.fabricas import autuar, redigir

ATO = "Decreto 12, de 3 de novembro de 2026"


def plano(
    elenco: Elenco, especie: str = "E", origens: tuple[str, ...] = ("RH",), **mais: Any
) -> Plano:
    """RH ends and TRIB takes its place, unless told otherwise."""
    unidades = elenco.casa.unidades
    padrao: dict[str, Any] = {"destino": unidades["TRIB"], "ato": ATO, "data": hoje()}
    return Plano(especie, tuple(unidades[sigla] for sigla in origens), **(padrao | mais))


def aberta_em(processo: Processo, unidade: Unidade) -> bool:
    return Passagem.objects.filter(processo=processo, unidade=unidade, aberta=True).exists()


@pytest.mark.django_db
def test_extinguir_leva_processos_minutas_e_pessoas_e_diz_por_que(cena: Elenco) -> None:
    casa, ana, edu = cena.casa, cena.ator("ana"), cena.ator("edu")
    rh, trib = casa.unidades["RH"], casa.unidades["TRIB"]
    processo = autuar(ana, casa)
    minuta = redigir(ana, casa, processo)
    anotar_processo(ana, processo=processo, texto="Ligar")
    feita = reorganizar_unidades(edu, plano=plano(cena))
    executar_tarefas()
    feita.refresh_from_db()
    assert feita.concluida
    assert not aberta_em(processo, rh)
    daqui = Passagem.objects.get(processo=processo, unidade=trib)
    assert (daqui.aberta, daqui.atribuida_a, daqui.para_assinar) == (True, cena.contas["ana"], 1)
    assert Documento.objects.get(pk=minuta.pk).unidade == trib
    assert Anotacao.objects.get(processo=processo).unidade == trib
    assert [item.unidade for item in lotacoes_de(cena.contas["ana"])] == [trib]
    textos = [
        a.texto for a in Andamento.objects.filter(processo=processo, tipo="processo_sucedido")
    ]
    assert textos == [f"Processo transferido da unidade RH para TRIB por reorganização: {ATO}"]
    assert conferir_corrente(processo) == []
    assert feita.feito == {
        "pessoas": 2, "textos": 0, "subordinadas": 0, "abertos": 1, "minutas": 1,
    }  # fmt: skip


@pytest.mark.django_db
def test_a_previa_conta_exatamente_o_que_depois_se_faz(cena: Elenco) -> None:
    casa, ana, edu = cena.casa, cena.ator("ana"), cena.ator("edu")
    for _ in range(3):
        redigir(ana, casa, autuar(ana, casa))
    concluir_processo(ana, processo=autuar(ana, casa))
    antes = contar([casa.unidades["RH"].pk])
    feita = reorganizar_unidades(edu, plano=plano(cena))
    assert feita.previsto == antes
    executar_tarefas()
    feita.refresh_from_db()
    iguais = ("abertos", "minutas", "concluidos", "pessoas")
    assert {c: feita.feito[c] for c in iguais} == {c: antes[c] for c in iguais}
    assert (antes["abertos"], antes["concluidos"], feita.vistos) == (3, 1, feita.total)


@pytest.mark.django_db
def test_a_unidade_nao_recebe_nada_desde_a_confirmacao(cena: Elenco) -> None:
    casa, ana, bia, edu = cena.casa, cena.ator("ana"), cena.ator("bia"), cena.ator("edu")
    da_bia = autuar(bia, casa)
    reorganizar_unidades(edu, plano=plano(cena))
    with recusado("destino_indisponivel"):
        enviar_processo(bia, processo=da_bia, destinos=[casa.unidades["RH"]])
    with recusado("unidade_extinta"):
        autuar(ana, casa)
    rh = Unidade.objects.get(sigla="RH")
    assert (rh.fim, rh.recebe_processos) == (hoje() - timedelta(days=1), False)


@pytest.mark.django_db
def test_fundir_em_unidade_nova(cena: Elenco) -> None:
    casa, ana, bia, edu = cena.casa, cena.ator("ana"), cena.ator("bia"), cena.ator("edu")
    um, outro = autuar(ana, casa), autuar(bia, casa)
    nova = NovaUnidade("GESTAO", "Gestão e Fazenda")
    feita = reorganizar_unidades(
        edu, plano=plano(cena, "F", ("RH", "TRIB"), destino=None, nova=nova)
    )
    executar_tarefas()
    gestao = Unidade.objects.get(sigla="GESTAO")
    assert aberta_em(um, gestao)
    assert aberta_em(outro, gestao)
    assert {item.conta_id for item in Lotacao.objects.vigentes(hoje()).filter(unidade=gestao)} == {
        cena.contas[nome].pk for nome in ("ana", "bia", "fabio")
    }
    assert feita.rotulo == "Fusão de RH e TRIB em GESTAO"


@pytest.mark.django_db
def test_processo_aberto_nas_duas_unidades_fica_um_so(cena: Elenco) -> None:
    casa, ana, edu = cena.casa, cena.ator("ana"), cena.ator("edu")
    processo = autuar(ana, casa)
    trib, gab = casa.unidades["TRIB"], casa.unidades["GAB"]
    enviar_processo(ana, processo=processo, destinos=[trib], manter_aberto=True)
    reorganizar_unidades(edu, plano=plano(cena, "F", ("RH", "TRIB"), destino=gab))
    executar_tarefas()
    abertas = Passagem.objects.filter(processo=processo, aberta=True)
    assert [p.unidade for p in abertas] == [gab]


@pytest.mark.django_db
def test_dividir_por_tipo_e_por_pessoa_com_a_unidade_que_continua(cena: Elenco) -> None:
    casa, ana, fabio, edu = cena.casa, cena.ator("ana"), cena.ator("fabio"), cena.ator("edu")
    rh, trib, gab = (casa.unidades[s] for s in ("RH", "TRIB", "GAB"))
    da_ana = autuar(ana, casa)
    do_fabio = autuar(fabio, casa)
    apura = autuar(ana, casa, tipo=casa.sindicancia, nivel=1)
    reorganizar_unidades(
        edu,
        plano=plano(
            cena,
            "D",
            destino=rh,
            extingue=False,
            por_tipo={casa.sindicancia.pk: gab.pk},
            por_pessoa={cena.contas["fabio"].pk: trib.pk},
        ),
    )
    executar_tarefas()
    assert aberta_em(da_ana, rh)
    assert aberta_em(do_fabio, trib)
    assert aberta_em(apura, gab)
    assert [item.unidade for item in lotacoes_de(cena.contas["fabio"])] == [trib]
    assert [item.unidade for item in lotacoes_de(cena.contas["ana"])] == [rh]
    assert Unidade.objects.ativas(hoje()).filter(pk=rh.pk).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("mais", "codigo"),
    [
        ({"ato": "  "}, "sem_ato"),
        ({"data": hoje() + timedelta(days=1)}, "data_futura"),
        ({"destino": None}, "sem_destino"),
        ({"destino": None, "nova": NovaUnidade("gab", "Outro")}, "sigla_em_uso"),
        ({"destino": None, "nova": NovaUnidade("", "Outro")}, "sigla_invalida"),
        ({"nova": NovaUnidade("X", "Outro")}, "dois_destinos"),
        ({"especie": "D", "extingue": False, "destino": "RH"}, "nada_muda"),
        ({"destino": "RH"}, "destino_extinto"),
        ({"origens": ()}, "sem_origem"),
        ({"origens": ("RH", "GAB")}, "uma_origem"),
    ],
)
def test_o_que_nao_pode_ser_nao_muda_nada(cena: Elenco, mais: dict[str, Any], codigo: str) -> None:
    if isinstance(mais.get("destino"), str):
        mais = mais | {"destino": cena.casa.unidades[mais["destino"]]}
    with recusado(codigo):
        reorganizar_unidades(cena.ator("edu"), plano=plano(cena, **mais))
    assert not Reorganizacao.objects.exists()
    assert not Alteracao.objects.exists()


@pytest.mark.django_db
def test_so_quem_administra_reorganiza(cena: Elenco) -> None:
    with pytest.raises(SemPermissao):
        reorganizar_unidades(cena.ator("ana"), plano=plano(cena))
    with pytest.raises(SemPermissao):
        reorganizar_unidades(Ator.publico(cena.casa.instituicao.pk), plano=plano(cena))


@pytest.mark.django_db
def test_o_mesmo_formulario_duas_vezes_reorganiza_uma(cena: Elenco) -> None:
    edu, chave = cena.ator("edu"), uuid4()
    feita = reorganizar_unidades(edu, plano=plano(cena, chave=chave))
    assert reorganizar_unidades(edu, plano=plano(cena, chave=chave)) == feita
    assert Reorganizacao.objects.count() == 1


@pytest.mark.django_db
def test_a_unidade_em_reorganizacao_espera_a_anterior_acabar(cena: Elenco) -> None:
    edu = cena.ator("edu")
    reorganizar_unidades(edu, plano=plano(cena))
    with recusado("em_reorganizacao"):
        reorganizar_unidades(
            edu, plano=plano(cena, origens=("TRIB",), destino=cena.casa.unidades["GAB"])
        )
    executar_tarefas()
    reorganizar_unidades(
        edu, plano=plano(cena, origens=("TRIB",), destino=cena.casa.unidades["GAB"])
    )


@pytest.mark.django_db
def test_a_unidade_que_recebe_por_regra_tambem_espera(cena: Elenco) -> None:
    edu, gab = cena.ator("edu"), cena.casa.unidades["GAB"]
    por_tipo = {cena.casa.ferias.pk: gab.pk}
    reorganizar_unidades(edu, plano=plano(cena, "D", por_tipo=por_tipo))
    outra = plano(cena, origens=("GAB",), destino=None, nova=NovaUnidade("NOVA", "Nova"))
    with recusado("em_reorganizacao"):
        reorganizar_unidades(edu, plano=outra)


@pytest.mark.django_db
def test_cada_mudanca_de_cadastro_fica_no_registro_com_antes_e_depois(cena: Elenco) -> None:
    edu = cena.ator("edu")
    rh, trib = cena.casa.unidades["RH"], cena.casa.unidades["TRIB"]
    filha = Unidade.objects.create(
        orgao=cena.casa.orgao, pai=rh, sigla="FOLHA", nome="Folha", codigo="11", inicio=rh.inicio
    )
    reorganizar_unidades(edu, plano=plano(cena))
    filha.refresh_from_db()
    assert filha.pai == trib
    fim = Alteracao.objects.get(cadastro="organizacao.unidade", verbo="desativou")
    assert (fim.antes["fim"], fim.antes["recebe_processos"]) == (None, True)
    assert Alteracao.objects.filter(cadastro="organizacao.lotacao", verbo="criou").count() == 2
    decisao = Alteracao.objects.get(cadastro="reorganizacao.reorganizacao")
    assert (decisao.depois["ato"], decisao.depois["unidades"]) == (ATO, ["RH"])


@pytest.mark.django_db
def test_a_unidade_sucessora_que_estava_abaixo_nao_fecha_a_arvore(cena: Elenco) -> None:
    rh, trib = cena.casa.unidades["RH"], cena.casa.unidades["TRIB"]
    meio = Unidade.objects.create(
        orgao=cena.casa.orgao, pai=rh, sigla="MEIO", nome="Meio", codigo="11", inicio=rh.inicio
    )
    trib.pai = meio
    trib.save()
    reorganizar_unidades(cena.ator("edu"), plano=plano(cena))
    meio.refresh_from_db()
    assert meio.pai is None


@pytest.mark.django_db
def test_o_acervo_concluido_fica_onde_estava_se_assim_se_decide(cena: Elenco) -> None:
    casa, ana, bia, edu = cena.casa, cena.ator("ana"), cena.ator("bia"), cena.ator("edu")
    processo = autuar(ana, casa, tipo=casa.sindicancia, nivel=1)
    concluir_processo(ana, processo=processo)
    reorganizar_unidades(edu, plano=plano(cena, acervo=False))
    executar_tarefas()
    assert not Processo.objects.legiveis_por(bia).filter(pk=processo.pk).exists()
    assert not Andamento.objects.filter(processo=processo, tipo="acervo_sucedido").exists()


@pytest.mark.django_db
def test_o_acervo_concluido_passa_fechado_e_o_historico_diz(cena: Elenco) -> None:
    casa, ana, bia, edu = cena.casa, cena.ator("ana"), cena.ator("bia"), cena.ator("edu")
    processo = autuar(ana, casa, tipo=casa.sindicancia, nivel=1)
    concluir_processo(ana, processo=processo)
    reorganizar_unidades(edu, plano=plano(cena))
    executar_tarefas()
    assert Processo.objects.legiveis_por(bia).filter(pk=processo.pk).exists()
    assert not aberta_em(processo, casa.unidades["TRIB"])
    assert Andamento.objects.filter(processo=processo, tipo="acervo_sucedido").count() == 1


@pytest.mark.django_db
def test_quem_trabalhava_la_nao_sobe_de_perfil_pela_reorganizacao(cena: Elenco) -> None:
    casa, contas = cena.casa, cena.contas
    basico = Lotacao.objects.get(conta=contas["fabio"]).perfil
    Lotacao.objects.create(
        conta=contas["ana"], unidade=casa.unidades["TRIB"], perfil=basico, inicio=hoje()
    )
    reorganizar_unidades(cena.ator("edu"), plano=plano(cena))
    assert [item.perfil for item in lotacoes_de(contas["ana"])] == [basico]
