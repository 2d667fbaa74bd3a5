"""Importar planilha: nothing until every line is right, everything at once, each person invited once."""

import re
from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.test import override_settings

from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import hoje
from seiva.core.tenancy import escopo
from seiva.organizacao.acoes.importar import (
    conferir_planilha,
    descartar_planilha,
    importar_planilha,
    receber_planilha,
)
from seiva.organizacao.convites import gerador
from seiva.organizacao.models import (
    Alteracao,
    Cargo,
    Conta,
    Convite,
    Instituicao,
    LinhaDePlanilha,
    Lotacao,
    Orgao,
    Perfil,
    Planilha,
    Titularidade,
    Unidade,
)
from seiva.organizacao.permissoes import OPERADOR
from seiva.organizacao.tests.planilhas import CPFS, ORGANOGRAMA, PESSOAS, em_csv, em_xlsx, pessoa
from tests.apoio import ao_mesmo_tempo, executar_tarefas, recusado
from tests.elenco import Elenco
from tests.plataforma import Plataforma

pytestmark = pytest.mark.django_db
NA_MEMORIA = override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")


def organograma(ator: Ator, *linhas: Any) -> Planilha:
    return receber_planilha(
        ator, especie="organograma", nome="org.csv", arquivo=em_csv(ORGANOGRAMA, *linhas)
    )


def pessoas(ator: Ator, *linhas: Any) -> Planilha:
    return receber_planilha(
        ator, especie="pessoas", nome="p.xlsx", arquivo=em_xlsx(PESSOAS, *linhas)
    )


def problemas(planilha: Planilha) -> list[str]:
    linhas = LinhaDePlanilha.objects.filter(planilha=planilha).order_by("numero")
    return [mensagem for linha in linhas for _, mensagem, _ in linha.problemas]


def test_o_organograma_entra_inteiro_com_filhas_antes_das_maes(cena: Elenco) -> None:
    edu = cena.ator("edu")
    planilha = organograma(
        edu,
        ("DIVA", "Divisão A", "SEC", "", "101"),
        ("SEC", "Secretaria", "", "PREF", "100"),
        ("rh", "Gestão de Pessoas", "SEC", "", ""),
    )
    assert (planilha.novas, planilha.mudam, planilha.com_problema) == (2, 1, 0)
    assert Unidade.objects.filter(sigla="SEC").count() == 0
    importar_planilha(edu, planilha=planilha)
    divisao = Unidade.objects.get(sigla="DIVA")
    assert (divisao.pai.sigla, divisao.orgao.sigla, divisao.codigo) == ("SEC", "PREF", "101")
    assert divisao.inicio == hoje()
    rh = Unidade.objects.get(sigla="RH")
    assert (rh.nome, rh.pai.sigla, rh.codigo) == ("Gestão de Pessoas", "SEC", "10")
    ditas = Alteracao.objects.filter(cadastro="organizacao.unidade").order_by("id")
    assert [(a.verbo, a.rotulo) for a in ditas] == [
        ("importou", "DIVA"), ("importou", "SEC"), ("alterou", "RH"),
    ]  # fmt: skip
    assert ditas[2].antes == {"nome": "Recursos Humanos", "pai": None}
    assert ditas[2].depois == {"nome": "Gestão de Pessoas", "pai": "SEC"}
    assert Alteracao.objects.filter(cadastro="organizacao.planilha").count() == 1


def test_com_uma_linha_errada_nada_entra(cena: Elenco) -> None:
    edu = cena.ator("edu")
    planilha = organograma(edu, ("CERTA", "Certa", "", "", ""), ("B", "B", "NADA", "", ""))
    assert (planilha.novas, planilha.com_problema) == (1, 1)
    with recusado("planilha_com_problemas"):
        importar_planilha(edu, planilha=planilha)
    assert not Unidade.objects.filter(sigla="CERTA").exists()
    assert not Alteracao.objects.exists()


def test_confirmar_duas_vezes_importa_uma(cena: Elenco) -> None:
    edu = cena.ator("edu")
    planilha = organograma(edu, ("NOVA", "Nova", "", "", ""))
    importar_planilha(edu, planilha=planilha)
    with recusado("ja_importada"):
        importar_planilha(edu, planilha=planilha)
    assert Unidade.objects.filter(sigla="NOVA").count() == 1


def test_o_que_mudou_entre_enviar_e_confirmar_se_confere_de_novo(cena: Elenco) -> None:
    edu = cena.ator("edu")
    planilha = organograma(edu, ("NOVA", "Nova", "RH", "", ""))
    rh = cena.casa.unidades["RH"]
    rh.inicio, rh.fim = date(2020, 1, 1), date(2021, 1, 1)
    rh.save()
    with recusado("planilha_com_problemas"):
        importar_planilha(edu, planilha=planilha)
    conferir_planilha(edu, planilha=planilha)
    assert "já foi encerrada" in problemas(planilha)[0]


def test_o_que_faltava_e_foi_cadastrado_fica_certo_ao_conferir_de_novo(cena: Elenco) -> None:
    edu = cena.ator("edu")
    planilha = pessoas(edu, pessoa(unidade="OBRAS"), pessoa(1, cpf="12"))
    assert planilha.com_problema == 2
    Unidade.objects.create(
        orgao=cena.casa.orgao, sigla="OBRAS", nome="Obras", codigo="40", inicio=hoje()
    )
    planilha = conferir_planilha(edu, planilha=planilha)
    assert (planilha.novas, planilha.com_problema) == (1, 1)
    assert "11 algarismos" in problemas(planilha)[0]


@NA_MEMORIA
def test_as_pessoas_entram_com_lotacao_cargo_e_um_convite_so(cena: Elenco) -> None:
    edu = cena.ator("edu")
    planilha = pessoas(
        edu,
        pessoa(0, cargo="Motorista", inicio="02/03/2026"),
        pessoa(1, cargo="motorista", perfil="basico", unidade="trib"),
    )
    assert "Motorista" in planilha.avisos[-1]
    planilha = importar_planilha(edu, planilha=planilha)
    assert planilha.convites == 2
    conta = Conta.objects.get(cpf=CPFS[0])
    lotacao = Lotacao.objects.get(conta=conta)
    assert (lotacao.unidade.sigla, lotacao.perfil.nome) == ("RH", "Básico")
    assert lotacao.inicio == date(2026, 3, 2)
    assert not conta.has_usable_password()
    assert Cargo.objects.filter(nome__iexact="motorista").count() == 1
    assert Titularidade.objects.filter(cargo__nome="Motorista").count() == 2
    assert len(mail.outbox) == 0
    executar_tarefas()
    assert sorted(m.to[0] for m in mail.outbox) == [
        "nova0@exemplo.example",
        "nova1@exemplo.example",
    ]
    uid, token = re.search(r"/conta/convite/(\w+)/([\w-]+)/", mail.outbox[0].body).groups()  # type: ignore[union-attr]
    assert gerador.check_token(Conta.objects.get(email=mail.outbox[0].to[0]), token)
    importar_planilha(edu, planilha=pessoas(edu, pessoa(0, unidade="GAB")))
    executar_tarefas()
    assert len(mail.outbox) == 2
    assert Convite.objects.filter(enviado_em__isnull=False).count() == 2


def test_a_conta_que_ja_existia_nao_muda_e_nao_recebe_convite(cena: Elenco) -> None:
    edu, caio = cena.ator("edu"), cena.contas["caio"]
    planilha = pessoas(edu, pessoa(nome="Caio dos Reis", cpf=caio.cpf, email="c2@exemplo.example"))
    assert (planilha.mudam, planilha.novas) == (1, 0)
    assert importar_planilha(edu, planilha=planilha).convites == 0
    caio.refresh_from_db()
    assert (caio.nome, caio.email) == ("Caio Reis", "caio@exemplo.example")
    assert Lotacao.objects.filter(conta=caio).count() == 1


def test_a_lotacao_encerrada_recomeca(cena: Elenco) -> None:
    edu, ana = cena.ator("edu"), cena.contas["ana"]
    Lotacao.objects.filter(conta=ana).update(fim=date(2024, 1, 1))
    linha = pessoa(nome=ana.nome, cpf=ana.cpf, email=ana.email, inicio="05/01/2026")
    importar_planilha(edu, planilha=pessoas(edu, linha))
    lotacao = Lotacao.objects.get(conta=ana)
    assert (lotacao.inicio, lotacao.fim, lotacao.perfil.nome) == (date(2026, 1, 5), None, "Básico")


def test_o_ultimo_administrador_nao_se_rebaixa_por_planilha(cena: Elenco) -> None:
    edu, conta = cena.ator("edu"), cena.contas["edu"]
    linha = pessoa(nome=conta.nome, cpf=conta.cpf, email=conta.email, unidade="GAB")
    with recusado("ultimo_administrador"):
        importar_planilha(edu, planilha=pessoas(edu, linha))
    outra = pessoa(1, perfil="Administrador")
    importar_planilha(edu, planilha=pessoas(edu, linha, outra))
    assert Lotacao.objects.get(conta=conta).perfil.nome == "Básico"


def test_a_cota_de_pessoas_se_respeita(cena: Elenco) -> None:
    edu = cena.ator("edu")
    Instituicao.objects.filter(pk=edu.instituicao_id).update(cota_contas=5)
    planilha = pessoas(edu, pessoa(0), pessoa(1))
    assert "até 5 pessoas" in planilha.gerais[0]
    with recusado("planilha_com_problemas"):
        importar_planilha(edu, planilha=planilha)
    importar_planilha(edu, planilha=pessoas(edu, pessoa(0)))
    assert pessoas(edu, pessoa(0, perfil="Gestor")).gerais == []


def test_o_perfil_da_plataforma_so_existe_na_plataforma(
    cena: Elenco, plataforma: Plataforma
) -> None:
    Perfil.objects.create(nome="Operador", permissoes=OPERADOR)
    assert pessoas(cena.ator("edu"), pessoa(perfil="Operador")).com_problema == 1


def test_outra_planilha_da_mesma_especie_toma_o_lugar_da_que_esperava(cena: Elenco) -> None:
    edu = cena.ator("edu")
    organograma(edu, ("A", "A", "", "", ""))
    de_pessoas = pessoas(edu, pessoa())
    ultima = organograma(edu, ("B", "B", "", "", ""))
    assert list(Planilha.objects.order_by("id")) == [de_pessoas, ultima]
    assert LinhaDePlanilha.objects.count() == 2
    descartar_planilha(edu, planilha=ultima)
    assert list(Planilha.objects.all()) == [de_pessoas]


def test_so_quem_administra_importa(cena: Elenco) -> None:
    planilha = organograma(cena.ator("edu"), ("A", "A", "", "", ""))
    with recusado("sem_permissao"):
        organograma(cena.ator("ana"), ("A", "A", "", "", ""))
    with recusado("sem_permissao"):
        importar_planilha(cena.ator("ana"), planilha=planilha)
    with recusado("especie"):
        receber_planilha(cena.ator("edu"), especie="bens", nome="x", arquivo=em_csv(("a",)))


def test_o_orgao_desativado_nao_recebe_unidades(cena: Elenco) -> None:
    Orgao.objects.create(sigla="VELHO", nome="Velho", codigo="1", mascara="x", ativo=False)
    planilha = organograma(cena.ator("edu"), ("A", "A", "", "VELHO", ""))
    assert "Não há órgão em uso" in problemas(planilha)[0]


@pytest.mark.django_db(transaction=True)
def test_duas_pessoas_confirmam_a_mesma_planilha_ao_mesmo_tempo(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        edu = elenco.ator("edu")
        planilha = pessoas(edu, pessoa(0), pessoa(1))

    def confirmar() -> Planilha:
        with elenco.em(elenco.casa):
            return importar_planilha(edu, planilha=planilha)

    feitas = ao_mesmo_tempo(confirmar, confirmar)
    assert sorted(type(f) is Planilha for f in feitas) == [False, True], feitas
    assert [f.codigo for f in feitas if isinstance(f, RegraViolada)] == ["ja_importada"]
    with elenco.em(elenco.casa):
        assert Lotacao.objects.filter(conta__cpf__in=CPFS).count() == 2
        assert Convite.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_duas_instituicoes_trazem_a_mesma_pessoa_ao_mesmo_tempo(elenco: Elenco) -> None:
    with elenco.em(elenco.outra):
        Lotacao.objects.create(
            conta=elenco.contas["edu"],
            unidade=elenco.outra.unidades["GAB"],
            perfil=Perfil.objects.get(nome="Administrador"),
            inicio=date(2020, 1, 1),
        )
    prontas = []
    for casa in (elenco.casa, elenco.outra):
        with elenco.em(casa):
            edu = elenco.ator("edu")
            prontas.append((casa, edu, pessoas(edu, pessoa(0))))

    def importar(posto: int) -> Any:
        casa, edu, planilha = prontas[posto]
        with elenco.em(casa):
            return importar_planilha(edu, planilha=planilha)

    feitas = ao_mesmo_tempo(lambda: importar(0), lambda: importar(1))
    assert [type(f) for f in feitas] == [Planilha, Planilha], feitas
    assert Conta.objects.filter(cpf=CPFS[0]).count() == 1
    for casa, _, _ in prontas:
        with elenco.em(casa), escopo(casa.instituicao.pk):
            assert Lotacao.objects.filter(conta__cpf=CPFS[0]).count() == 1
