"""The act: transaction, authority, state, and no change without andamento."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import OperationalError

from seiva.andamentos.models import Andamento
from seiva.andamentos.registro import registrar
from seiva.core import acoes
from seiva.core.acoes import Condicao, acao, acoes_possiveis
from seiva.core.ator import Ator
from seiva.core.erros import EscopoAusente, NaoEncontrado, RegraViolada, SemPermissao
from seiva.core.guarda import AtoSemAndamento, EscritaForaDeAto, ato_em_curso
from seiva.processos import andamentos
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Interessado, Passagem, Processo
from tests.apoio import recusado
from tests.elenco import Elenco
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def registro_de_atos(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Acts declared by a test are forgotten when it ends."""
    monkeypatch.setattr(acoes, "_registro", dict(acoes._registro))
    yield


def test_escrever_fora_de_ato_e_defeito(cena: Elenco) -> None:
    processo = autuar(cena.ator("ana"), cena.casa)
    processo.especificacao = "Outra"
    with pytest.raises(EscritaForaDeAto):
        processo.save()
    with pytest.raises(EscritaForaDeAto):
        processo.delete()
    assert Processo.objects.get().especificacao == "Férias de janeiro"


@pytest.mark.parametrize(
    "escrever",
    [
        lambda p: Processo.objects.update(especificacao="x"),
        lambda p: Processo.objects.filter(pk=p.pk).update(especificacao="x"),
        lambda p: Passagem.objects.filter(processo=p).delete(),
        lambda p: Interessado.objects.bulk_create([Interessado(processo=p, pessoa_id=1)]),
        lambda p: Processo.objects.bulk_update([p], ["especificacao"]),
        lambda p: Interessado.objects.create(processo=p, pessoa_id=1),
        lambda p: Interessado.objects.get_or_create(processo=p, pessoa_id=1),
        lambda p: Passagem.objects.update_or_create(processo=p, defaults={"novidade": True}),
        lambda p: p.passagens.update(novidade=True),
        lambda p: p.passagens.all().delete(),
    ],
)
def test_escrita_em_massa_fora_de_ato_e_vetada(cena: Elenco, escrever: Any) -> None:
    processo = autuar(cena.ator("ana"), cena.casa)
    with pytest.raises(EscritaForaDeAto):
        escrever(processo)


def test_o_gerente_nao_apaga_a_tabela_inteira(cena: Elenco) -> None:
    """Django offers `delete` on querysets only, so that nobody deletes everything by a slip."""
    for modelo in (Processo, Passagem, Andamento):
        assert not hasattr(modelo.objects, "delete"), modelo


def test_ato_que_muda_e_nao_registra_e_desfeito(cena: Elenco) -> None:
    @acao("teste_sem_andamento", titulo="Teste", sobre="processo")
    def mudar(ator: Ator, *, processo: Processo) -> None:
        processo.especificacao = "Sorrateira"
        processo.save()

    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    with pytest.raises(AtoSemAndamento):
        mudar(ana, processo=processo)
    assert Processo.objects.get().especificacao == "Férias de janeiro"


def test_ato_que_falha_desfaz_o_que_mudou_e_o_que_registrou(cena: Elenco) -> None:
    @acao("teste_que_falha", titulo="Teste", sobre="processo")
    def mudar(ator: Ator, *, processo: Processo) -> None:
        processo.especificacao = "Pela metade"
        processo.save()
        registrar(andamentos.ATUALIZACAO, processo, ator, texto="Pela metade")
        raise RegraViolada("tarde_demais", "Tarde demais.")

    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    with recusado("tarde_demais"):
        mudar(ana, processo=processo)
    assert Processo.objects.get().especificacao == "Férias de janeiro"
    assert Andamento.objects.count() == 1
    assert ato_em_curso.get() is None


def test_ato_interno_entra_no_externo_e_os_dois_valem_ou_caem_juntos(cena: Elenco) -> None:
    @acao("teste_externo", titulo="Teste")
    def externo(ator: Ator, *, falhar: bool) -> None:
        autuar(ator, cena.casa, especificacao="Interno")
        if falhar:
            raise RegraViolada("falhou", "Falhou.")

    ana = cena.ator("ana")
    externo(ana, falhar=False)
    assert Processo.objects.count() == 1
    with recusado("falhou"):
        externo(ana, falhar=True)
    assert Processo.objects.count() == 1


def test_ato_interno_tambem_responde_pelo_proprio_andamento(cena: Elenco) -> None:
    """An outer act that registers does not cover for an inner one that changed in silence."""

    @acao("teste_interno_mudo", titulo="Teste", sobre="processo")
    def interno(ator: Ator, *, processo: Processo) -> None:
        processo.especificacao = "Sorrateira"
        processo.save()

    @acao("teste_externo_que_registra", titulo="Teste", sobre="processo")
    def externo(ator: Ator, *, processo: Processo) -> None:
        registrar(andamentos.ATUALIZACAO, processo, ator, texto="Tudo certo")
        interno(ator, processo=processo)

    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    with pytest.raises(AtoSemAndamento):
        externo(ana, processo=processo)


def test_sem_permissao_o_ato_nao_comeca(cena: Elenco) -> None:
    @acao("teste_restrito", titulo="Administrar", exige="instituicao.administrar")
    def administrar(ator: Ator) -> str:
        return "feito"

    with pytest.raises(SemPermissao) as recusa:
        administrar(cena.ator("ana"))
    assert "Administrar" in recusa.value.mensagem
    assert administrar(cena.ator("edu")) == "feito"


def test_ator_de_outra_instituicao_nao_acha_nada(cena: Elenco) -> None:
    estranho = Ator(instituicao_id=cena.outra.instituicao.pk, conta_id=1, unidade_id=1)
    with pytest.raises(NaoEncontrado):
        autuar(estranho, cena.casa)


def test_sem_escopo_nao_ha_ato(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
    with pytest.raises(EscopoAusente):
        autuar(ana, elenco.casa)


def test_o_objeto_e_relido_antes_de_conferir_o_estado(cena: Elenco) -> None:
    """A page opened long ago holds a stale object; the act judges the present one."""
    casa, ana = cena.casa, cena.ator("ana")
    processo = autuar(ana, casa)
    velho = Processo.objects.get(pk=processo.pk)
    acoes_possiveis(ana, velho, sobre="processo")
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]])
    with recusado("nao_aberto_na_unidade"):
        enviar_processo(ana, processo=velho, destinos=[casa.unidades["GAB"]])


def test_dois_atos_nao_tem_o_mesmo_nome() -> None:
    acao("teste_unico", titulo="Teste")(lambda ator: None)
    with pytest.raises(ValueError, match="teste_unico"):
        acao("teste_unico", titulo="Teste")(lambda ator: None)


def test_o_botao_e_a_recusa_leem_a_mesma_declaracao(cena: Elenco) -> None:
    """Every act over a process is offered if and only if its conditions let it pass."""
    casa = cena.casa
    ana, bia, fabio = cena.ator("ana"), cena.ator("bia"), cena.ator("fabio")
    processo = autuar(ana, casa)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]])
    for ator in (ana, bia, fabio, Ator.publico(casa.instituicao.pk)):
        fresco = Processo.objects.get(pk=processo.pk)
        oferecidas = {n for n, p in acoes_possiveis(ator, fresco, sobre="processo").items()}
        for declarada in acoes.declaradas():
            if declarada.sobre == "processo":
                livre = declarada.impedimento(ator, fresco) is None
                assert livre == (declarada.nome in oferecidas), declarada.nome
    assert "enviar_processo" in acoes_possiveis(bia, processo, sobre="processo")


def test_impedimento_que_vale_explicar_aparece_com_o_motivo(cena: Elenco) -> None:
    fechado = Condicao("fechado", "Está fechado.", lambda ator, alvo: False, ocultar=False)
    acao("teste_explicado", titulo="Teste", estado=(fechado,), sobre="porta")(
        lambda ator, porta: None
    )
    possivel = acoes_possiveis(cena.ator("ana"), object(), sobre="porta")["teste_explicado"]
    assert not possivel.permitida
    assert possivel.impedimento is not None
    assert possivel.impedimento.mensagem == "Está fechado."


def test_erro_do_banco_que_nao_e_impasse_nao_se_repete(cena: Elenco) -> None:
    voltas = []

    @acao("teste_banco_fora", titulo="Teste")
    def falhar(ator: Ator) -> None:
        voltas.append(1)
        raise OperationalError("servidor fora")

    with pytest.raises(OperationalError):
        falhar(cena.ator("ana"))
    assert len(voltas) == 1


def test_andamento_so_se_registra_dentro_de_ato_e_com_os_campos_do_tipo(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    with pytest.raises(EscritaForaDeAto):
        registrar(andamentos.ATUALIZACAO, processo, ana, texto="Por fora")
    with pytest.raises(TypeError, match="texto"):
        registrar(andamentos.ATUALIZACAO, processo, ana)
