"""What whoever follows a process reads: steps in plain words, without what is not for everybody."""

import pytest
from django.db import connection

from seiva.acompanhamento.consulta import passos, situacao
from seiva.acompanhamento.tests.apoio import por_sob_sigilo, publico
from seiva.core.ator import Ator
from seiva.processos.acoes.anexar import anexar_processo
from seiva.processos.acoes.anotar import anotar_processo, atualizar_andamento
from seiva.processos.acoes.concluir import concluir_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Processo
from seiva.web.tests.apoio import contando
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db


def ditas(processo: Processo, ator: Ator | None = None) -> list[str]:
    return [passo.frase for passo in passos(ator or publico(processo), processo)]


def test_a_linha_fala_como_gente_e_usa_o_nome_das_unidades(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    assinar(ana, cena.casa, redigir(ana, cena.casa, processo))
    anotar_processo(ana, processo=processo, texto="Ligar para o chefe")
    enviar_processo(ana, processo=processo, destinos=[cena.casa.unidades["TRIB"]])
    frases = ditas(processo)
    assert frases[0] == "O processo foi aberto."
    assert frases[-1] == "O processo foi enviado para Tributação."
    assert any(f.startswith("Ana Prado assinou o documento Ofício") for f in frases)
    assert "Ligar" not in " ".join(frases)
    assert [p.unidade for p in passos(publico(processo), processo)] == ["Recursos Humanos"] * 3


def test_no_restrito_o_publico_nao_le_nomes_nem_textos(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa, nivel=1)
    assinar(ana, cena.casa, redigir(ana, cena.casa, processo))
    atualizar_andamento(ana, processo=processo, texto="Laudo médico de Maria de Souza")
    tudo = passos(publico(processo), processo)
    lido = " ".join(f"{p.frase} {p.texto}" for p in tudo)
    assert "Um documento foi assinado." in lido
    assert "A unidade registrou uma informação." in lido
    for segredo in ("Maria", "Laudo", "Ana", "Ofício"):
        assert segredo not in lido
    assert any("Laudo" in frase for frase in ditas(processo, ana))


def test_no_publico_o_documento_restrito_se_conta_sem_nome(cena: Elenco) -> None:
    cena.casa.instituicao.contaminar_nivel = False
    cena.casa.instituicao.save()
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    documento = redigir(ana, cena.casa, processo)
    assinar(ana, cena.casa, documento)
    assert any("Ana Prado" in frase for frase in ditas(processo))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE documentos_documento SET nivel = 1 WHERE id = %s", [documento.pk])
    assert "Um documento foi assinado." in ditas(processo)
    assert not any("Ana Prado" in frase for frase in ditas(processo))


def test_o_numero_de_outro_processo_so_se_diz_a_quem_pode_saber_dele(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo, outro = autuar(ana, cena.casa), autuar(ana, cena.casa)
    assinar(ana, cena.casa, redigir(ana, cena.casa, outro))
    anexar_processo(ana, processo=processo, anexado=outro)
    assert any(outro.numero in frase for frase in ditas(processo))
    por_sob_sigilo(outro)
    lidas = passos(publico(processo), processo)
    assert not any(outro.numero in f"{p.frase} {p.texto}" for p in lidas)
    assert "Outro processo passou a fazer parte deste." in [p.frase for p in lidas]


def test_do_sigiloso_ninguem_de_fora_le_um_passo(cena: Elenco) -> None:
    processo = autuar(cena.ator("ana"), cena.casa)
    por_sob_sigilo(processo)
    assert passos(publico(processo), processo) == []
    assert situacao(publico(processo), processo).etapas == ()


def test_onde_esta_diz_a_unidade_e_o_que_espera(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    (etapa,) = situacao(publico(processo), processo).etapas
    assert "Recursos Humanos" in etapa.frase
    assert "aguardando a análise" in etapa.frase
    enviar_processo(ana, processo=processo, destinos=[cena.casa.unidades["TRIB"]])
    (etapa,) = situacao(publico(processo), processo).etapas
    assert "Tributação" in etapa.frase
    assert "que a unidade o receba" in etapa.frase


def test_o_concluido_e_o_anexado_dizem_onde_acabaram(cena: Elenco) -> None:
    ana = cena.ator("ana")
    concluido, anexo, principal = (autuar(ana, cena.casa) for _ in range(3))
    concluir_processo(ana, processo=concluido)
    concluido.refresh_from_db()
    assert "foi concluído em" in situacao(publico(concluido), concluido).frase
    assinar(ana, cena.casa, redigir(ana, cena.casa, anexo))
    anexar_processo(ana, processo=principal, anexado=anexo)
    anexo.refresh_from_db()
    assert principal.numero in situacao(publico(anexo), anexo).frase


def test_muitos_passos_nao_custam_mais_perguntas(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    contagens = []
    for _ in range(2):
        for vez in range(5):
            atualizar_andamento(ana, processo=processo, texto=f"Passo {vez}")
        with contando() as feitas:
            passos(publico(processo), processo)
        contagens.append(len(feitas))
    assert contagens[0] == contagens[1] <= 5
