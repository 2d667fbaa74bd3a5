"""Opening a process."""

import uuid

import pytest
import time_machine

from seiva.andamentos.models import Andamento
from seiva.catalogo.models import HipoteseLegal, TipoProcesso
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada, SemPermissao
from seiva.processos.acoes.autuar import DadosDeAutuacao, autuar_processo
from seiva.processos.models import (
    AssuntoDoProcesso,
    Credencial,
    Interessado,
    Observacao,
    Passagem,
    Processo,
    SequenciaDeNumero,
)
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco
from tests.fabricas import autuar


@pytest.mark.django_db
def test_nasce_numerado_aberto_na_unidade_e_atribuido_a_quem_abriu(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    with time_machine.travel("2026-03-09T12:00:00-03:00", tick=False):
        processo = autuar(ana, casa)
    assert processo.numero == "3106.01.0000001/2026-96"
    assert processo.digitos == "3106010000001202696"
    assert processo.unidade_geradora_id == ana.unidade_id
    assert processo.autor_id == ana.conta_id
    passagem = Passagem.objects.get(processo=processo)
    assert passagem.unidade_id == ana.unidade_id
    assert passagem.origem == Passagem.Origem.GERADO
    assert passagem.aberta
    assert not passagem.nao_lida
    assert passagem.atribuida_a_id == ana.conta_id


@pytest.mark.django_db
def test_guarda_interessados_assuntos_e_observacao_sem_repetir(cena: Elenco) -> None:
    casa = cena.casa
    processo = autuar(
        cena.ator("ana"),
        casa,
        interessados=[casa.maria, casa.maria],
        assuntos=[casa.assunto, casa.assunto],
        observacao="  Ver com o jurídico  ",
        prioridade="idoso",
    )
    assert [i.pessoa for i in Interessado.objects.filter(processo=processo)] == [casa.maria]
    assert [a.assunto for a in AssuntoDoProcesso.objects.filter(processo=processo)] == [
        casa.assunto
    ]
    assert Observacao.objects.get().texto == "Ver com o jurídico"
    assert processo.prioridade == "idoso"


@pytest.mark.django_db
def test_o_numero_segue_por_orgao_e_recomeca_a_cada_ano(cena: Elenco) -> None:
    casa = cena.casa
    with time_machine.travel("2026-12-31T23:30:00-03:00", tick=False):
        numeros = [autuar(cena.ator(nome), casa).numero[:20] for nome in ("ana", "bia")]
    with time_machine.travel("2027-01-01T00:30:00-03:00", tick=False):
        numeros.append(autuar(cena.ator("ana"), casa).numero[:20])
    assert numeros == ["3106.01.0000001/2026", "3106.01.0000002/2026", "3106.01.0000001/2027"]


@pytest.mark.django_db
def test_cada_instituicao_tem_a_propria_sequencia(elenco: Elenco) -> None:
    numeros = []
    for casa, nome in ((elenco.casa, "ana"), (elenco.outra, "caio")):
        with elenco.em(casa):
            numeros.append(autuar(elenco.ator(nome), casa).numero)
    assert numeros[0] == numeros[1]


@pytest.mark.django_db
def test_numero_informado_conferido_pelo_digito(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    assert autuar(ana, casa, numero=" 3106.01.0000777/2019-20 ").numero == "3106.01.0000777/2019-20"
    with recusado("numero_invalido") as recusa:
        autuar(ana, casa, numero="3106.01.0000778/2019-20")
    assert recusa.value.campo == "numero"
    with recusado("numero_existente"):
        autuar(ana, casa, numero="3106.01.0000777/2019-20")


@pytest.mark.django_db
def test_numero_informado_adiante_nao_trava_a_sequencia(cena: Elenco) -> None:
    """The counter steps over a number that somebody typed before its turn."""
    casa, ana = cena.casa, cena.ator("ana")
    with time_machine.travel("2026-03-09T12:00:00-03:00", tick=False):
        adiante = autuar(ana, casa, numero="3106.01.0000001/2026-96")
        assert autuar(ana, casa).numero.startswith("3106.01.0000002/2026")
    assert adiante.numero == "3106.01.0000001/2026-96"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("dados", "codigo", "campo"),
    [
        ({"nivel": 2}, "nivel_nao_permitido", "nivel"),
        ({"nivel": 7}, "nivel_nao_permitido", "nivel"),
        ({"nivel": 1, "hipotese": None}, "hipotese_obrigatoria", "hipotese"),
        ({"especificacao": "x" * 101}, "especificacao_longa", "especificacao"),
        ({"observacao": "x" * 1001}, "observacao_longa", "observacao"),
        ({"prioridade": "urgente"}, "prioridade_desconhecida", "prioridade"),
    ],
)
def test_dado_fora_da_regra_e_recusado_no_campo_certo(
    cena: Elenco, dados: dict, codigo: str, campo: str
) -> None:
    with recusado(codigo) as recusa:
        autuar(cena.ator("ana"), cena.casa, **dados)
    assert recusa.value.campo == campo
    assert not Processo.objects.exists()
    assert not SequenciaDeNumero.objects.exists()


@pytest.mark.django_db
def test_hipotese_de_sigilo_nao_serve_a_processo_restrito(cena: Elenco) -> None:
    sigilo = HipoteseLegal.objects.create(nome="Sigilo", base_legal="Lei", nivel=2)
    with recusado("hipotese_de_outro_nivel"):
        autuar(cena.ator("ana"), cena.casa, nivel=1, hipotese=sigilo)


@pytest.mark.django_db
def test_hipotese_e_facultativa_onde_a_instituicao_assim_decidiu(cena: Elenco) -> None:
    casa = cena.casa
    casa.instituicao.hipotese_obrigatoria = False
    casa.instituicao.save()
    processo = autuar(cena.ator("ana"), casa, nivel=1, hipotese=None)
    assert processo.hipotese is None
    assert processo.restrito


@pytest.mark.django_db
def test_tipo_desativado_nao_abre_processo(cena: Elenco) -> None:
    casa = cena.casa
    TipoProcesso.objects.filter(pk=casa.ferias.pk).update(ativo=False)
    casa.ferias.refresh_from_db()
    with recusado("tipo_inativo") as recusa:
        autuar(cena.ator("ana"), casa)
    assert recusa.value.campo == "tipo"


@pytest.mark.django_db
def test_hipotese_desativada_nao_restringe(cena: Elenco) -> None:
    casa = cena.casa
    casa.hipotese.ativo = False
    casa.hipotese.save()
    with recusado("hipotese_inativa"):
        autuar(cena.ator("ana"), casa, nivel=1)


@pytest.mark.django_db
def test_quem_abre_processo_sigiloso_recebe_credencial(cena: Elenco) -> None:
    casa, ana, fabio = cena.casa, cena.ator("ana"), cena.ator("fabio")
    casa.ferias.niveis = [0, 1, 2]
    casa.ferias.save()
    processo = autuar(ana, casa, nivel=2)
    assert Credencial.objects.get(processo=processo).conta_id == ana.conta_id
    assert Processo.objects.localizaveis_por(ana).filter(pk=processo.pk).exists()
    assert not Processo.objects.localizaveis_por(fabio).exists()


@pytest.mark.django_db
def test_so_autua_quem_pode_e_em_alguma_unidade(cena: Elenco) -> None:
    casa = cena.casa
    with pytest.raises(SemPermissao):
        autuar(Ator.publico(casa.instituicao.pk), casa)
    sem_unidade = Ator(
        instituicao_id=casa.instituicao.pk,
        conta_id=cena.contas["ana"].pk,
        permissoes=frozenset({"processo.autuar"}),
    )
    with pytest.raises(NaoEncontrado):
        autuar(sem_unidade, casa)


@pytest.mark.django_db
def test_deixa_o_primeiro_andamento(cena: Elenco) -> None:
    processo = autuar(cena.ator("ana"), cena.casa, nivel=1)
    andamento = Andamento.objects.get(processo=processo)
    assert andamento.texto == "Processo restrito gerado"
    assert andamento.sequencia == 1
    assert andamento.anterior == ""
    assert andamento.dados["_unidade"] == "RH"
    assert andamento.dados["_nome"] == "Ana Prado"


@pytest.mark.django_db(transaction=True)
def test_vinte_pessoas_ao_mesmo_tempo_recebem_numeros_seguidos(elenco: Elenco) -> None:
    casa = elenco.casa

    def autuar_na_propria_conexao() -> str:
        with elenco.em(casa):
            return autuar(elenco.ator("ana"), casa).numero

    numeros = ao_mesmo_tempo(*[autuar_na_propria_conexao] * 20)
    assert sorted(n[8:15] for n in numeros) == [f"{n:07d}" for n in range(1, 21)]


@pytest.mark.django_db(transaction=True)
def test_dois_que_informam_o_mesmo_numero_um_consegue_outro_sabe_por_que(elenco: Elenco) -> None:
    casa = elenco.casa
    dados = DadosDeAutuacao(tipo=casa.ferias, nivel=0, numero="3106.01.0000777/2019-20")

    def autuar_na_propria_conexao() -> Processo:
        with elenco.em(casa):
            return autuar_processo(elenco.ator("ana"), dados=dados)

    respostas = ao_mesmo_tempo(*[autuar_na_propria_conexao] * 4)
    recusas = [r.codigo for r in respostas if isinstance(r, RegraViolada)]
    assert recusas == ["numero_existente"] * 3, respostas
    assert sum(isinstance(r, Processo) for r in respostas) == 1


@pytest.mark.django_db
def test_o_mesmo_formulario_enviado_duas_vezes_e_um_processo_so(cena: Elenco) -> None:
    ana, chave = cena.ator("ana"), uuid.uuid4()
    um = autuar(ana, cena.casa, chave=chave)
    assert autuar(ana, cena.casa, chave=chave, especificacao="Outra") == um
    assert Andamento.objects.count() == 1
    assert autuar(ana, cena.casa, chave=uuid.uuid4()) != um


@pytest.mark.django_db(transaction=True)
def test_o_clique_duplo_e_um_processo_so(elenco: Elenco) -> None:
    casa, chave = elenco.casa, uuid.uuid4()

    def clicar() -> int:
        with elenco.em(casa):
            return autuar(elenco.ator("ana"), casa, chave=chave).pk

    assert len(set(ao_mesmo_tempo(*[clicar] * 4))) == 1
