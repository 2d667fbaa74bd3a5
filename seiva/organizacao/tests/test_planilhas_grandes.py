"""Spreadsheets by jobs: checked in lots, cancelled, imported once and whole, then forgotten."""

import tracemalloc
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage

from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.organizacao.acoes.importar import (
    conferir_planilha,
    confirmar_planilha,
    descartar_planilha,
    receber_planilha,
)
from seiva.organizacao.models import (
    Alteracao,
    Conta,
    Convite,
    LinhaDePlanilha,
    Lotacao,
    Perfil,
    Planilha,
    Unidade,
)
from seiva.organizacao.planilhas import limpeza
from seiva.organizacao.planilhas.leitura import abrir
from seiva.organizacao.planilhas.trabalho import SEM_VOCE
from seiva.organizacao.regras.planilhas import MAIOR_CELULA, ler_aos_poucos
from seiva.organizacao.tests.planilhas import (
    ORGANOGRAMA,
    PESSOAS,
    cpf_de,
    em_csv,
    em_xlsx,
    gente_nova,
    pessoa,
)
from tests.apoio import executar_tarefas, recusado
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _tudo_e_grande(settings: Any) -> None:
    settings.PLANILHA_NA_HORA = 1


def pessoas(ator: Ator, *linhas: Any) -> Planilha:
    return receber_planilha(ator, especie="pessoas", nome="p.csv", arquivo=em_csv(PESSOAS, *linhas))


def agora_no_banco(planilha: Planilha) -> Planilha:
    achada: Planilha = Planilha.objects.um(pk=planilha.pk)
    return achada


def problemas(planilha: Planilha) -> list[str]:
    linhas = LinhaDePlanilha.objects.filter(planilha=planilha).order_by("numero")
    return [mensagem for linha in linhas for _, mensagem, _ in linha.problemas]


def arquivos(ator: Ator) -> list[str]:
    try:
        return default_storage.listdir(f"{ator.instituicao_id}/planilhas")[1]
    except FileNotFoundError:
        return []


def test_a_grande_espera_a_tarefa_que_a_confere_e_apaga_o_arquivo(cena: Elenco) -> None:
    edu = cena.ator("edu")
    planilha = pessoas(edu, pessoa(0), pessoa(1, unidade="OBRAS"), pessoa(2))
    assert (planilha.estado, planilha.total) == ("recebida", 0)
    assert default_storage.exists(planilha.deposito)
    executar_tarefas()
    feita = agora_no_banco(planilha)
    assert (feita.estado, feita.novas, feita.com_problema) == ("conferida", 2, 1)
    assert "OBRAS" in problemas(feita)[0]
    assert (feita.deposito, default_storage.exists(planilha.deposito)) == ("", False)
    assert list(Planilha.objects.a_avisar(edu.minha_conta)) == [feita]
    assert not Conta.objects.filter(email="nova0@exemplo.example").exists()


def test_importada_por_tarefa_so_fica_o_registro(cena: Elenco) -> None:
    edu = cena.ator("edu")
    planilha = pessoas(edu, pessoa(0), pessoa(1), pessoa(2, cargo="Fiscal"))
    executar_tarefas()
    assert confirmar_planilha(edu, planilha=planilha).estado == "importando"
    assert not Conta.objects.filter(email="nova0@exemplo.example").exists()
    executar_tarefas()
    feita = agora_no_banco(planilha)
    assert (feita.estado, feita.novas, feita.convites) == ("importada", 3, 3)
    assert feita.confirmada_por_id == edu.minha_conta
    assert Lotacao.objects.filter(conta__email__startswith="nova").count() == 3
    assert Convite.objects.filter(enviado_em__isnull=False).count() == 3
    assert not LinhaDePlanilha.objects.exists()
    assert arquivos(edu) == []
    dita = Alteracao.objects.get(cadastro="organizacao.planilha")
    assert (dita.conta_id, dita.depois["sha256"], dita.depois["novas"]) == (
        edu.minha_conta, feita.sha256, 3,
    )  # fmt: skip
    with recusado("ja_importada"):
        confirmar_planilha(edu, planilha=feita)


def test_o_que_se_repete_em_lotes_distantes_diz_a_primeira_linha(cena: Elenco) -> None:
    linhas = gente_nova(1200)
    linhas[1100][1] = linhas[3][1]
    planilha = pessoas(cena.ator("edu"), *linhas)
    executar_tarefas()
    assert agora_no_banco(planilha).novas == 1199
    assert problemas(planilha) == ["Este CPF já está na linha 5. Deixe uma só."]


def test_o_organograma_grande_se_julga_inteiro(cena: Elenco) -> None:
    linhas = [(f"U{n}", f"Unidade {n}", f"U{n + 1}", "", f"{n}") for n in range(1500)]
    edu = cena.ator("edu")
    planilha = receber_planilha(
        edu, especie="organograma", nome="o.csv", arquivo=em_csv(ORGANOGRAMA, *linhas)
    )
    executar_tarefas()
    assert problemas(planilha) == [
        "Não há unidade com a sigla U1500, nem no cadastro nem na planilha. Você quis dizer U500? "
        "Confira a sigla ou acrescente a unidade."
    ]
    Unidade.objects.create(
        orgao=cena.casa.orgao, sigla="U1500", nome="Raiz", codigo="9", inicio="2020-01-01"
    )
    assert conferir_planilha(edu, planilha=planilha).estado == "conferindo"
    executar_tarefas()
    confirmar_planilha(edu, planilha=planilha)
    executar_tarefas()
    assert agora_no_banco(planilha).estado == "importada"
    assert Unidade.objects.get(sigla="U7").pai.sigla == "U8"


def test_mil_e_quinhentas_unidades_em_volta_nao_repetem_a_volta_inteira(cena: Elenco) -> None:
    linhas = [(f"U{n}", "Unidade", f"U{(n + 1) % 1500}", "", "") for n in range(1500)]
    planilha = receber_planilha(
        cena.ator("edu"), especie="organograma", nome="o.csv", arquivo=em_csv(ORGANOGRAMA, *linhas)
    )
    executar_tarefas()
    ditas = problemas(planilha)
    assert len(ditas) == 1500
    assert "→ (mais 1488) →" in ditas[0]
    assert len(ditas[0]) < 300


@pytest.mark.parametrize(
    ("ultima", "dita"),
    [
        (["x" * (MAIOR_CELULA + 1)], "Na linha 305 há uma célula com texto demais"),
        (['"' + "y" * 200_000], "Na linha 305 há uma célula com texto demais"),
    ],
)
def test_o_que_nao_se_le_no_meio_do_arquivo_recusa_a_planilha(
    cena: Elenco, ultima: list[str], dita: str
) -> None:
    edu = cena.ator("edu")
    planilha = pessoas(edu, *gente_nova(303), ultima)
    executar_tarefas()
    feita = agora_no_banco(planilha)
    assert feita.estado == "recusada"
    assert dita in feita.erro
    assert not LinhaDePlanilha.objects.exists()
    assert arquivos(edu) == []
    with recusado("planilha_encerrada"):
        confirmar_planilha(edu, planilha=feita)


def test_o_arquivo_que_sumiu_se_pede_de_novo(cena: Elenco) -> None:
    planilha = pessoas(cena.ator("edu"), pessoa(0), pessoa(1))
    default_storage.delete(planilha.deposito)
    executar_tarefas()
    assert "Envie-o de novo" in agora_no_banco(planilha).erro


def test_o_mesmo_arquivo_outra_vez_e_dito(cena: Elenco) -> None:
    edu = cena.ator("edu")
    planilha = pessoas(edu, pessoa(0), pessoa(1))
    executar_tarefas()
    confirmar_planilha(edu, planilha=planilha)
    executar_tarefas()
    outra = pessoas(edu, pessoa(0), pessoa(1))
    assert "Este mesmo arquivo já foi importado em" in outra.avisos[0]
    executar_tarefas()
    assert agora_no_banco(outra).iguais == 2
    assert "Este mesmo arquivo já foi importado em" in agora_no_banco(outra).avisos[0]


def test_o_cpf_cadastrado_no_meio_se_mostra_e_nada_entra(cena: Elenco) -> None:
    edu = cena.ator("edu")
    planilha = pessoas(edu, pessoa(0), pessoa(1))
    executar_tarefas()
    confirmar_planilha(edu, planilha=planilha)
    Conta.objects.create_user(cpf_de(529982247), "Outra Pessoa", "o@exemplo.example", "x" * 12)
    executar_tarefas()
    feita = agora_no_banco(planilha)
    assert (feita.estado, feita.novas, feita.com_problema) == ("conferida", 1, 1)
    assert "Nada foi importado" in feita.erro
    assert "Este CPF já tem conta com outro nome" in problemas(feita)[0]
    assert not Lotacao.objects.filter(conta__email="nova1@exemplo.example").exists()


def test_quem_deixou_de_administrar_nao_importa_o_que_confirmou(cena: Elenco) -> None:
    edu = cena.ator("edu")
    planilha = pessoas(edu, pessoa(0), pessoa(1))
    executar_tarefas()
    confirmar_planilha(edu, planilha=planilha)
    basico = Perfil.objects.get(nome="Básico")
    Lotacao.objects.filter(conta=edu.minha_conta).update(perfil=basico)
    executar_tarefas()
    assert agora_no_banco(planilha).erro == SEM_VOCE
    assert not Lotacao.objects.filter(conta__email="nova0@exemplo.example").exists()


def test_a_que_espera_na_fila_se_cancela_e_nada_dela_fica(cena: Elenco) -> None:
    edu = cena.ator("edu")
    planilha = pessoas(edu, pessoa(0), pessoa(1))
    descartar_planilha(edu, planilha=planilha)
    executar_tarefas()
    assert agora_no_banco(planilha).estado == "cancelada"
    assert not LinhaDePlanilha.objects.exists()
    assert arquivos(edu) == []


def test_outra_da_mesma_especie_cancela_a_que_esperava(cena: Elenco) -> None:
    edu = cena.ator("edu")
    primeira, segunda = pessoas(edu, pessoa(0), pessoa(1)), pessoas(edu, pessoa(2), pessoa(3))
    executar_tarefas()
    assert agora_no_banco(primeira).estado == "cancelada"
    assert agora_no_banco(segunda).novas == 2
    assert LinhaDePlanilha.objects.count() == 2


def test_o_que_ninguem_confirma_vence_e_se_apaga(cena: Elenco, settings: Any) -> None:
    edu = cena.ator("edu")
    velha, nova = pessoas(edu, pessoa(0), pessoa(1)), None
    executar_tarefas()
    velha.criada_em = agora() - timedelta(days=settings.PLANILHA_DIAS, minutes=1)
    Planilha.objects.filter(pk=velha.pk).update(criada_em=velha.criada_em)
    nova = receber_planilha(
        edu, especie="organograma", nome="o.csv", arquivo=em_csv(("Sigla", "Nome"), ("A", "A"))
    )
    assert limpeza.varrer(edu.instituicao_id) == 1
    assert agora_no_banco(velha).estado == "vencida"
    assert agora_no_banco(nova).estado == "conferida"
    assert set(LinhaDePlanilha.objects.values_list("planilha_id", flat=True)) == {nova.pk}
    assert limpeza.varrer(edu.instituicao_id) == 0


def test_a_conferencia_interrompida_recomeca_sem_linhas_em_dobro(cena: Elenco) -> None:
    planilha = pessoas(cena.ator("edu"), pessoa(0), pessoa(1), pessoa(2))
    Planilha.objects.filter(pk=planilha.pk).update(estado="conferindo", vez=1, feitas=1)
    LinhaDePlanilha.objects.create(planilha=planilha, numero=9, valores={}, situacao="igual")
    executar_tarefas()
    assert agora_no_banco(planilha).novas == 3
    assert sorted(LinhaDePlanilha.objects.values_list("numero", flat=True)) == [2, 3, 4]


@pytest.mark.parametrize("formato", ["csv", "xlsx"])
def test_ler_o_dobro_nao_ocupa_o_dobro_da_memoria(formato: str) -> None:
    def pico(quantas: int) -> int:
        linhas = gente_nova(quantas)
        arquivo = em_csv(PESSOAS, *linhas) if formato == "csv" else em_xlsx(PESSOAS, *linhas)
        del linhas
        tracemalloc.start()
        lidas = ler_aos_poucos(abrir(arquivo, "pessoas").linhas, "pessoas")[1]
        assert sum(1 for _ in lidas) == quantas
        maior = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return maior

    pico(10)  # what is imported and cached once
    assert pico(4000) < pico(1000) + 1_500_000
