"""Opening a notice, or letting its term run: one certidão, whoever comes first."""

from datetime import date

import pypdfium2
import pytest

from seiva.andamentos.models import Andamento
from seiva.catalogo.models import Feriado
from seiva.core.ator import Ator
from seiva.core.relogio import como_em
from seiva.documentos.arquivos import ler
from seiva.documentos.models import Documento
from seiva.intimacoes.acoes.cumprir import cumprir_por_consulta, cumprir_por_decurso
from seiva.intimacoes.acoes.expedir import cancelar_intimacao
from seiva.intimacoes.models import Cumprimento, Destinatario
from seiva.intimacoes.tarefas import cumprir, cumprir_todas, cumprir_vencidas
from seiva.intimacoes.tests.apoio import SEXTA, cidadao, em, intimar
from tests.apoio import ao_mesmo_tempo, executar_tarefas, recusado
from tests.elenco import Elenco

NO_BANCO = pytest.mark.django_db
CONFIRMADO = pytest.mark.django_db(transaction=True)
DEPOIS = date(2026, 3, 19)


def tarefa(elenco: Elenco) -> Ator:
    return Ator.tarefa(elenco.casa.instituicao.pk)


def texto_do_pdf(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as aberto:
        return "\n".join(pagina.get_textpage().get_text_bounded() for pagina in aberto)


def le(ator: Ator, alvo: Destinatario) -> bool:
    legiveis = Documento.objects.legiveis_por(ator)
    return bool(legiveis.filter(pk=alvo.intimacao.documento_id).exists())


@NO_BANCO
def test_quem_abre_passa_a_ler_e_a_certidao_entra_no_processo(cena: Elenco) -> None:
    with como_em(em(SEXTA)):
        (alvo,) = intimar(cena)
    dora = cidadao(cena)
    assert not le(dora, alvo)
    with como_em(em(date(2026, 3, 9))):
        feito = cumprir_por_consulta(dora, alvo=alvo)
    assert le(dora, alvo)
    cumprimento = Cumprimento.objects.get()
    assert (cumprimento.como, cumprimento.data) == ("consulta", date(2026, 3, 9))
    assert feito.resposta_ate == date(2026, 3, 16)
    assert cumprimento.certidao.processo_id == alvo.intimacao.processo_id
    assert Documento.objects.legiveis_por(dora).filter(pk=cumprimento.certidao_id).exists()
    ultimo = Andamento.objects.filter(tipo="intimacao_cumprida").get()
    assert ultimo.dados["data"] == "09/03/2026"
    assert ultimo.dados["como"] == "consulta direta"
    assert ultimo.dados["certidao"] == cumprimento.certidao.numero_formatado


@NO_BANCO
def test_a_certidao_diz_quem_como_quando_e_por_que(cena: Elenco) -> None:
    with como_em(em(SEXTA)):
        (alvo,) = intimar(cena)
    with como_em(em(date(2026, 3, 9))):
        cumprir_por_consulta(cidadao(cena), alvo=alvo)
    certidao = Cumprimento.objects.get().certidao
    pdf = ler(certidao.arquivo)
    assert pdf.startswith(b"%PDF")
    texto = " ".join(texto_do_pdf(pdf).split())
    assert "Certidão de Intimação Cumprida" in texto
    assert "Dora Luz" in texto
    assert cena.contas["dora"].cpf not in texto
    assert "Dia 1: terça-feira, 10/03/2026" in texto
    assert "segunda-feira, 16/03/2026" in texto


@NO_BANCO
def test_aberta_em_dia_sem_expediente_vale_no_dia_util_seguinte(cena: Elenco) -> None:
    Feriado.objects.create(data=date(2026, 3, 9), nome="Aniversário da cidade")
    with como_em(em(SEXTA)):
        (alvo,) = intimar(cena)
    with como_em(em(date(2026, 3, 7))):
        cumprir_por_consulta(cidadao(cena), alvo=alvo)
    assert Cumprimento.objects.get().data == date(2026, 3, 10)


@NO_BANCO
def test_abrir_de_novo_nao_muda_nada(cena: Elenco) -> None:
    (alvo,) = intimar(cena)
    dora = cidadao(cena)
    cumprir_por_consulta(dora, alvo=alvo)
    antes = Andamento.objects.count()
    cumprir_por_consulta(dora, alvo=alvo)
    assert Andamento.objects.count() == antes
    assert Cumprimento.objects.count() == 1


@NO_BANCO
def test_outra_pessoa_nao_abre(cena: Elenco) -> None:
    (alvo,) = intimar(cena)
    with recusado("intimacao_alheia"):
        cumprir_por_consulta(cidadao(cena, "fabio"), alvo=alvo)
    with recusado("intimacao_alheia"):
        cumprir_por_consulta(Ator.publico(cena.casa.instituicao.pk), alvo=alvo)


@NO_BANCO
def test_cada_um_so_le_depois_de_saber_da_sua(cena: Elenco) -> None:
    da_dora, do_fabio = intimar(cena, "dora", "fabio")
    dora, fabio = cidadao(cena), cidadao(cena, "fabio")
    publico = Ator.publico(cena.casa.instituicao.pk)
    cumprir_por_consulta(dora, alvo=da_dora)
    assert [le(quem, da_dora) for quem in (dora, fabio, publico)] == [True, False, False]
    cumprir_por_consulta(fabio, alvo=do_fabio)
    assert [le(quem, da_dora) for quem in (dora, fabio, publico)] == [True, True, True]


@NO_BANCO
def test_o_prazo_que_corre_cumpre_no_ultimo_dia(cena: Elenco) -> None:
    with como_em(em(SEXTA)):
        (alvo,) = intimar(cena)
    with como_em(em(date(2026, 3, 18), 23)):
        assert not cumprir_por_decurso(tarefa(cena), alvo=alvo)
    with como_em(em(DEPOIS, 0)):
        assert cumprir_por_decurso(tarefa(cena), alvo=alvo)
    cumprimento = Cumprimento.objects.get()
    assert (cumprimento.como, cumprimento.data) == ("decurso", date(2026, 3, 18))
    assert Destinatario.objects.get().resposta_ate == date(2026, 3, 25)


@NO_BANCO
def test_quem_abre_depois_do_prazo_encontra_o_decurso(cena: Elenco) -> None:
    with como_em(em(SEXTA)):
        (alvo,) = intimar(cena)
    with como_em(em(DEPOIS, 0)):
        cumprir_por_consulta(cidadao(cena), alvo=alvo)
    assert Cumprimento.objects.get().como == "decurso"


@NO_BANCO
def test_a_pessoa_nao_declara_o_decurso(cena: Elenco) -> None:
    (alvo,) = intimar(cena)
    with recusado("so_o_sistema"):
        cumprir_por_decurso(cidadao(cena), alvo=alvo)


@NO_BANCO
def test_a_cancelada_nem_abre_nem_corre(cena: Elenco) -> None:
    with como_em(em(SEXTA)):
        (alvo,) = intimar(cena)
        cancelar_intimacao(cena.ator("ana"), alvo=alvo, motivo="Pessoa errada")
    with recusado("intimacao_cancelada"):
        cumprir_por_consulta(cidadao(cena), alvo=alvo)
    with como_em(em(DEPOIS)):
        assert not cumprir_por_decurso(tarefa(cena), alvo=alvo)


@NO_BANCO
def test_a_tarefa_da_hora_cumpre_so_as_vencidas_e_uma_vez(cena: Elenco) -> None:
    with como_em(em(SEXTA)):
        vencida, outra = intimar(cena, "dora", "fabio")
    with como_em(em(DEPOIS)):
        cumprir_por_consulta(cidadao(cena, "fabio"), alvo=outra)
        executar_tarefas()
        antes = Cumprimento.objects.count()
        for _ in range(2):
            cumprir_todas.func(timestamp=0)
            executar_tarefas()
    assert (antes, Cumprimento.objects.count()) == (1, 2)
    assert Cumprimento.objects.get(destinatario=vencida).como == "decurso"


@CONFIRMADO
def test_dois_aparelhos_ao_mesmo_tempo_fazem_uma_certidao(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        (alvo,) = intimar(elenco)
    dora = cidadao(elenco)

    def aparelho() -> None:
        with elenco.em(elenco.casa):
            cumprir_por_consulta(dora, alvo=alvo)

    assert ao_mesmo_tempo(aparelho, aparelho, aparelho) == [None, None, None]
    with elenco.em(elenco.casa):
        _uma_so()


@CONFIRMADO
def test_abrir_enquanto_a_tarefa_cumpre_faz_uma_certidao(elenco: Elenco) -> None:
    with elenco.em(elenco.casa), como_em(em(SEXTA)):
        (alvo,) = intimar(elenco)
    dora = cidadao(elenco)

    def aparelho() -> None:
        with elenco.em(elenco.casa), como_em(em(DEPOIS)):
            cumprir_por_consulta(dora, alvo=alvo)

    def executor() -> None:
        with como_em(em(DEPOIS)):
            cumprir.func(instituicao_id=elenco.casa.instituicao.pk, destinatario_id=alvo.pk)

    assert ao_mesmo_tempo(aparelho, executor, executor) == [None, None, None]
    with elenco.em(elenco.casa):
        _uma_so()


@CONFIRMADO
def test_o_executor_que_morreu_e_seguido_por_outro_que_termina(elenco: Elenco) -> None:
    with elenco.em(elenco.casa), como_em(em(SEXTA)):
        (alvo,) = intimar(elenco)
    casa = elenco.casa.instituicao.pk
    with como_em(em(DEPOIS)):
        # The first one committed the request of each notice and died before any was done.
        cumprir_vencidas.func(instituicao_id=casa)
        cumprir_vencidas.func(instituicao_id=casa)
        executar_tarefas()
        cumprir.func(instituicao_id=casa, destinatario_id=alvo.pk)
    with elenco.em(elenco.casa):
        _uma_so()


def _uma_so() -> None:
    assert Cumprimento.objects.count() == 1
    assert Documento.objects.filter(nome_na_arvore="de Intimação Cumprida").count() == 1
    assert Andamento.objects.filter(tipo="intimacao_cumprida").count() == 1
