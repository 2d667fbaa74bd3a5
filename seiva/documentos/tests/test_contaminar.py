"""The institution's option of contamination, and documents under sigilo with and without it."""

from typing import Any

import pytest

from seiva.andamentos.models import Andamento
from seiva.core.ator import Ator
from seiva.core.erros import SemPermissao
from seiva.documentos import tarefas
from seiva.documentos.acoes.alterar import alterar_documento
from seiva.documentos.acoes.contaminar import definir_niveis_da_instituicao
from seiva.documentos.acoes.excluir import cancelar_documento, excluir_documento
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_documento
from seiva.documentos.acoes.ver import ver_documento
from seiva.documentos.models import Documento
from seiva.processos.acoes.conceder import conceder_credencial
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Credencial, Passagem, Processo
from tests.apoio import executar_tarefas, recusado
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db


def definir(cena: Elenco, contaminar: bool, **outros: Any) -> None:
    opcoes = {"hipotese_obrigatoria": True, "politica_grau": "opcional"} | outros
    definir_niveis_da_instituicao(cena.ator("edu"), contaminar=contaminar, **opcoes)
    cena.casa.instituicao.refresh_from_db()


def admitir_sigilo(cena: Elenco) -> None:
    cena.casa.ferias.niveis = [0, 1, 2]
    cena.casa.ferias.save()


def com_nivel(cena: Elenco, quem: str, processo: Processo, nivel: int) -> Documento:
    return incluir_documento(
        cena.ator(quem),
        processo=processo,
        dados=DadosDoDocumento(
            tipo=cena.casa.oficio, nivel=nivel, hipotese=cena.casa.hipotese if nivel else None
        ),
        conteudo="<p>Texto</p>",
    )


def conhece(ator: Ator, documento: Documento) -> bool:
    return Documento.objects.listaveis_por(ator).filter(pk=documento.pk).exists()


def nivel_de(processo: Processo) -> int:
    return int(Processo.objects.get(pk=processo.pk).nivel_efetivo)


def test_so_o_administrador_define_e_a_politica_e_da_lista(cena: Elenco) -> None:
    with pytest.raises(SemPermissao):
        definir_niveis_da_instituicao(
            cena.ator("ana"), contaminar=True, hipotese_obrigatoria=True, politica_grau="opcional"
        )
    with recusado("politica_desconhecida"):
        definir(cena, True, politica_grau="talvez")


def test_mudar_a_opcao_alcanca_os_processos_que_ja_existem_e_o_historico_conta(
    cena: Elenco,
) -> None:
    ana = cena.ator("ana")
    com, sem = autuar(ana, cena.casa), autuar(ana, cena.casa)
    com_nivel(cena, "ana", com, 1)
    redigir(ana, cena.casa, sem)
    definir(cena, True)
    executar_tarefas()
    assert (nivel_de(com), nivel_de(sem)) == (1, 0)
    ultimo = Andamento.objects.filter(processo=com).order_by("-sequencia")[0]
    assert ultimo.texto == "Alterado nível de acesso geral de público para restrito"
    definir(cena, False)
    executar_tarefas()
    assert nivel_de(com) == 0


def test_o_recalculo_vai_por_lotes_e_repetir_um_lote_nao_muda_nada(
    cena: Elenco, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tarefas, "LOTE", 2)
    ana = cena.ator("ana")
    processos = [autuar(ana, cena.casa) for _ in range(5)]
    for processo in processos:
        com_nivel(cena, "ana", processo, 1)
    executar_tarefas()
    definir(cena, True)
    assert executar_tarefas() == 3
    assert {nivel_de(p) for p in processos} == {1}
    antes = Andamento.objects.count()
    tarefas.recalcular_niveis.func(instituicao_id=cena.casa.instituicao.pk, depois=0)
    assert Andamento.objects.count() == antes


def test_sem_contaminar_o_documento_sigiloso_so_existe_para_quem_tem_credencial(
    cena: Elenco,
) -> None:
    admitir_sigilo(cena)
    ana, fabio = cena.ator("ana"), cena.ator("fabio")
    processo = autuar(ana, cena.casa)
    documento = com_nivel(cena, "ana", processo, 2)
    assinar(ana, cena.casa, documento)
    assert nivel_de(processo) == 0
    assert conhece(ana, documento)
    assert not conhece(fabio, documento)
    assert not conhece(Ator.publico(cena.casa.instituicao.pk), documento)
    historia = Andamento.objects.do_processo(processo)
    numero = documento.numero_formatado
    assert any(numero in a.texto for a in historia.legiveis_por(ana))
    assert not any(numero in a.texto for a in historia.legiveis_por(fabio))
    conceder_credencial(
        ana, processo=processo, conta=cena.contas["fabio"], unidade=cena.casa.unidades["RH"]
    )
    assert conhece(fabio, documento)


def test_o_que_se_escreveu_antes_de_o_documento_ficar_sigiloso_tambem_se_fecha(
    cena: Elenco,
) -> None:
    admitir_sigilo(cena)
    ana, fabio = cena.ator("ana"), cena.ator("fabio")
    processo = autuar(ana, cena.casa)
    documento = redigir(ana, cena.casa, processo)
    historia = Andamento.objects.do_processo(processo)
    assert any(documento.numero_formatado in a.texto for a in historia.legiveis_por(fabio))
    dados = DadosDoDocumento(tipo=cena.casa.oficio, nivel=2, hipotese=cena.casa.hipotese)
    alterar_documento(ana, documento=documento, dados=dados)
    assert not any(documento.numero_formatado in a.texto for a in historia.legiveis_por(fabio))
    assert not conhece(fabio, documento)


def test_a_unidade_nao_conta_nem_recebe_aviso_da_minuta_sigilosa(cena: Elenco) -> None:
    admitir_sigilo(cena)
    casa, ana = cena.casa, cena.ator("ana")
    processo = autuar(ana, casa)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]], manter_aberto=True)
    documento = com_nivel(cena, "ana", processo, 2)
    assert Passagem.objects.get(processo=processo, unidade=casa.unidades["RH"]).para_assinar == 0
    assinar(ana, casa, documento)
    assert not Passagem.objects.get(processo=processo, unidade=casa.unidades["TRIB"]).novidade


def test_ao_lado_do_que_e_sigiloso_so_quem_le_poe_outro(cena: Elenco) -> None:
    admitir_sigilo(cena)
    processo = autuar(cena.ator("ana"), cena.casa)
    com_nivel(cena, "ana", processo, 2)
    with recusado("sem_credencial_para_sigilo"):
        com_nivel(cena, "fabio", processo, 2)
    assert not Credencial.objects.filter(conta=cena.contas["fabio"]).exists()


def test_sem_documento_sigiloso_as_credenciais_se_anulam(cena: Elenco) -> None:
    admitir_sigilo(cena)
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    excluir_documento(ana, documento=com_nivel(cena, "ana", processo, 2))
    assert Credencial.objects.get().fim == "anulada"


def test_o_no_do_sigiloso_cancelado_fica_para_quem_o_lia(cena: Elenco) -> None:
    admitir_sigilo(cena)
    ana, fabio = cena.ator("ana"), cena.ator("fabio")
    processo = autuar(ana, cena.casa)
    documento = com_nivel(cena, "ana", processo, 2)
    assinar(ana, cena.casa, documento)
    ver_documento(Ator.tarefa(cena.casa.instituicao.pk), documento=documento)
    Documento.objects.get(pk=documento.pk)
    enviar_processo(
        ana, processo=processo, destinos=[cena.casa.unidades["TRIB"]], manter_aberto=True
    )
    cancelar_documento(ana, documento=documento, motivo="Engano")
    assert conhece(ana, documento)
    assert not conhece(fabio, documento)


def test_contaminando_o_documento_sigiloso_torna_sigiloso_o_processo(cena: Elenco) -> None:
    admitir_sigilo(cena)
    definir(cena, True)
    ana, fabio = cena.ator("ana"), cena.ator("fabio")
    processo = autuar(ana, cena.casa)
    com_nivel(cena, "ana", processo, 2)
    assert nivel_de(processo) == 2
    localizaveis = Processo.objects.localizaveis_por
    assert localizaveis(ana).filter(pk=processo.pk).exists()
    assert not localizaveis(fabio).filter(pk=processo.pk).exists()


def test_contaminando_o_processo_aberto_em_outra_unidade_nao_recebe_sigiloso(
    cena: Elenco,
) -> None:
    admitir_sigilo(cena)
    definir(cena, True)
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    trib = cena.casa.unidades["TRIB"]
    enviar_processo(ana, processo=processo, destinos=[trib], manter_aberto=True)
    with recusado("aberto_em_outras"):
        com_nivel(cena, "ana", processo, 2)


def test_ligar_a_contaminacao_fecha_o_processo_as_unidades_sem_titular(cena: Elenco) -> None:
    admitir_sigilo(cena)
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, casa)
    com_nivel(cena, "ana", processo, 2)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]], manter_aberto=True)
    definir(cena, True)
    executar_tarefas()
    assert nivel_de(processo) == 2
    assert not Processo.objects.localizaveis_por(bia).filter(pk=processo.pk).exists()
    assert Passagem.objects.get(processo=processo, unidade=casa.unidades["RH"]).aberta
    assert not Passagem.objects.filter(
        processo=processo, unidade=casa.unidades["TRIB"], aberta=True
    ).exists()
