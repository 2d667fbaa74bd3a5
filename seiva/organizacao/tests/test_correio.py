"""What reaches a real SMTP server: once for each event, whole, and never more than one recipient."""

import smtplib
from collections.abc import Iterator
from dataclasses import replace
from email.utils import parseaddr

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.test import override_settings

from seiva.core.tenancy import escopo
from seiva.organizacao.acoes.alterar_mensagem import alterar_mensagem
from seiva.organizacao.acoes.definir_remetente import definir_remetente
from seiva.organizacao.convites import convidar
from seiva.organizacao.correio import Especie, Variavel, declarar_mensagem
from seiva.organizacao.correio.envio import entregar, identidade
from seiva.organizacao.correio.html import em_html, em_paragrafos
from seiva.organizacao.correio.pedidos import mandar_link_de_senha
from seiva.organizacao.mensagens import CONVITE, TENTATIVAS
from seiva.organizacao.models import Conta, MensagemEnviada
from seiva.organizacao.tarefas import escrever_a_conta
from tests.apoio import ao_mesmo_tempo, executar_tarefas
from tests.elenco import Elenco
from tests.smtp import Caixa, corpo

NO_BANCO = pytest.mark.django_db
CONFIRMADO = pytest.mark.django_db(transaction=True)


@pytest.fixture
def caixa() -> Iterator[Caixa]:
    caixa = Caixa()
    caixa.abrir()
    with override_settings(**caixa.como_ajuste()):
        yield caixa
    caixa.fechar()


def convidada() -> Conta:
    conta = Conta.objects.create(cpf="52998224725", nome="Lia Nova", email="lia@exemplo.example")
    conta.set_unusable_password()
    conta.save()
    return conta


@NO_BANCO
def test_o_convite_chega_com_o_texto_da_casa_em_texto_e_em_html(cena: Elenco, caixa: Caixa) -> None:
    alterar_mensagem(
        cena.ator("edu"),
        especie=CONVITE,
        assunto="Bem-vinda à equipe, {{ nome }}",
        corpo="Oi, {{ nome }} <lia>.\n\nSua senha: {{ link }}.\n\n{{ instituicao }}",
    )
    convidar([convidada()])
    executar_tarefas()
    (carta,) = caixa.cartas
    assert carta["Subject"] == "Bem-vinda à equipe, Lia Nova"
    assert carta["To"] == "lia@exemplo.example"
    assert "Prefeitura de Campo Alto" in carta["From"]
    assert carta["Auto-Submitted"] == "auto-generated"
    assert "/conta/convite/" in corpo(carta)
    pagina = corpo(carta, "html")
    assert '<html lang="pt-BR">' in pagina
    assert "Lia Nova &lt;lia&gt;" in pagina
    assert '<a href="http' in pagina


@NO_BANCO
def test_o_mesmo_acontecimento_nao_se_conta_duas_vezes(cena: Elenco, caixa: Caixa) -> None:
    def contar() -> bool:
        return entregar(TENTATIVAS, chave="a", para="ana@exemplo.example", variaveis={"nome": "A"})

    assert [contar(), contar()] == [True, False]
    assert len(caixa.cartas) == 1
    with cena.em(cena.outra):
        assert contar()
    assert caixa.cartas[0]["Message-ID"] != caixa.cartas[1]["Message-ID"]


@CONFIRMADO
def test_dois_executores_ao_mesmo_tempo_mandam_uma_so(elenco: Elenco, caixa: Caixa) -> None:
    def executor() -> bool:
        with transaction.atomic(), escopo(elenco.casa.instituicao.pk):
            return entregar(TENTATIVAS, chave="b", para="a@b.example", variaveis={"nome": "A"})

    assert sorted(ao_mesmo_tempo(executor, executor, executor)) == [False, False, True]
    assert len(caixa.cartas) == 1


@CONFIRMADO
def test_o_que_o_servidor_recusa_fica_para_depois(elenco: Elenco, caixa: Caixa) -> None:
    def tentar() -> bool:
        with transaction.atomic(), escopo(elenco.casa.instituicao.pk):
            return entregar(TENTATIVAS, chave="c", para="a@b.example", variaveis={"nome": "A"})

    caixa.recusar = True
    with pytest.raises(smtplib.SMTPException):
        tentar()
    caixa.recusar = False
    assert tentar()
    assert len(caixa.cartas) == 1


@CONFIRMADO
def test_a_copia_de_um_executor_que_morreu_tem_o_mesmo_message_id(
    elenco: Elenco, caixa: Caixa
) -> None:
    """Death between the server's answer and the commit: the row is lost, the message is not."""

    def executor(morre: bool) -> None:
        with transaction.atomic(), escopo(elenco.casa.instituicao.pk):
            entregar(TENTATIVAS, chave="d", para="a@b.example", variaveis={"nome": "A"})
            if morre:
                raise SystemExit

    with pytest.raises(SystemExit):
        executor(True)
    executor(False)
    executor(False)
    assert len(caixa.cartas) == 2
    assert len({carta["Message-ID"] for carta in caixa.cartas}) == 1


@NO_BANCO
def test_a_senha_vai_com_o_texto_da_unica_casa_da_pessoa(elenco: Elenco, caixa: Caixa) -> None:
    mandar_link_de_senha(elenco.contas["ana"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs")
        assert "senha/" not in str(cursor.fetchall())  # the secret waits in no queue
    executar_tarefas()
    (carta,) = caixa.cartas
    assert "Prefeitura de Campo Alto" in carta["From"]
    assert "/senha/" in corpo(carta)
    with elenco.em(elenco.casa):
        assert MensagemEnviada.objects.filter(especie="senha").count() == 1


@NO_BANCO
def test_quem_nao_trabalha_em_lugar_nenhum_recebe_o_texto_inicial(
    elenco: Elenco, caixa: Caixa
) -> None:
    conta = convidada()
    for _ in range(2):
        escrever_a_conta.func(conta_id=conta.pk, especie="senha", evento="x")
    assert [carta["Subject"] for carta in caixa.cartas] == ["Sua nova senha no Seiva"] * 2
    assert len({carta["Message-ID"] for carta in caixa.cartas}) == 1


@NO_BANCO
def test_nenhum_valor_vira_cabecalho_nem_destinatario(cena: Elenco, caixa: Caixa) -> None:
    mau = "Ana\r\nBcc: outra@exemplo.example\r\n\r\nGanhe"
    alterar_mensagem(
        cena.ator("edu"), especie=TENTATIVAS, assunto="Oi, {{ nome }}", corpo="{{ nome }}"
    )
    entregar(TENTATIVAS, chave="e", para="ana@exemplo.example", variaveis={"nome": mau})
    (carta,) = caixa.cartas
    assert carta["Bcc"] is None
    assert carta["Subject"] == "Oi, Ana Bcc: outra@exemplo.example Ganhe"


@NO_BANCO
def test_o_nome_da_casa_vai_inteiro_com_acento_e_virgula(cena: Elenco, caixa: Caixa) -> None:
    definir_remetente(cena.ator("edu"), nome='Câmara "Alta", Protocolo', resposta="p@x.example")
    entregar(TENTATIVAS, chave="h", para="ana@exemplo.example", variaveis={"nome": "Ana"})
    (carta,) = caixa.cartas
    (quem,) = carta["From"].addresses
    assert quem.display_name == 'Câmara "Alta", Protocolo'
    assert quem.addr_spec == parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    assert carta["Reply-To"] == "p@x.example"


@NO_BANCO
def test_quem_chama_com_outros_valores_tem_um_defeito(cena: Elenco) -> None:
    with pytest.raises(ValueError, match="pede"):
        entregar(TENTATIVAS, chave="f", para="a@b.example", variaveis={"outro": "x"})
    assert not MensagemEnviada.objects.exists()


@NO_BANCO
def test_o_banco_nao_guarda_o_mesmo_acontecimento_duas_vezes(cena: Elenco) -> None:
    entregar(TENTATIVAS, chave="g", para="a@b.example", variaveis={"nome": "A"})
    uma = MensagemEnviada.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        MensagemEnviada.objects.create(
            especie=uma.especie, chave=uma.chave, enviada_em=uma.enviada_em
        )


def test_especie_repetida_ou_sem_o_obrigatorio_nao_se_declara() -> None:
    with pytest.raises(ValueError, match="duas vezes"):
        declarar_mensagem(CONVITE)
    link = Variavel("link", "O endereço.", "https://x.example", obrigatoria=True)
    sem_link = Especie("nova", "Nova", "Nunca.", "Assunto", "Texto.", (link,))
    with pytest.raises(ValueError, match="não serve"):
        declarar_mensagem(sem_link)
    assert replace(sem_link, corpo="{{ link }}").serve("Assunto", "{{ link }}")


def test_o_html_escapa_tudo_e_so_endereco_vira_link() -> None:
    feito = em_paragrafos('Veja <b>.\nhttps://x.example/a?b=1&c="2".\n\njavascript:alert(1)')
    assert "<b>" not in feito
    assert '<a href="https://x.example/a?b=1&amp;c=">' in feito
    assert "javascript:alert(1)</p>" in feito
    assert "<title>&lt;i&gt;</title>" in em_html("<i>", "Casa", "x")


def test_a_identidade_e_a_mesma_sempre() -> None:
    assert identidade("1:convite:1") == identidade("1:convite:1") != identidade("2:convite:1")
