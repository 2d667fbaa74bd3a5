"""Pages of the e-mails of the system: listing, changing, seeing with examples, trying."""

import pytest
from django.core import mail
from django.urls import reverse

from seiva.organizacao.acoes.alterar_mensagem import alterar_mensagem
from seiva.organizacao.correio import especies
from seiva.organizacao.correio.compor import texto_em_vigor
from seiva.organizacao.correio.da_casa import versao_da_mensagem
from seiva.organizacao.mensagens import CONVITE
from seiva.organizacao.models import TextoDeMensagem
from seiva.web.mensagens.editar import _previa
from seiva.web.tests.apoio import contando, entrar, texto, url
from tests.apoio import executar_tarefas
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db
LISTA = "administracao/mensagens/"
UMA = f"{LISTA}convite/"
CORPO = "Oi, {{ nome }}.\n\nEntre por {{ link }}."


def test_a_lista_diz_de_quem_e_cada_texto_e_procura(elenco: Elenco) -> None:
    edu = entrar(elenco, "edu")
    with contando() as captura:
        pagina = texto(edu.get(url(elenco.casa, LISTA)))
    assert len(captura) <= 15
    assert "Convite a quem foi cadastrado" in pagina
    assert "Adesão" not in pagina  # of the platform alone
    edu.post(url(elenco.casa, UMA), {"assunto": "Oi", "corpo": CORPO})
    da_casa = texto(edu.get(url(elenco.casa, LISTA), {"situacao": "proprio"}))
    assert "Convite a quem foi cadastrado" in da_casa
    assert "Nova senha" not in da_casa
    achada = texto(edu.get(url(elenco.casa, LISTA), {"texto": "SIGILOSO"}))
    assert "Credencial de acesso" in achada
    assert "Convite" not in achada
    assert "Nada com estes filtros" in texto(edu.get(url(elenco.casa, LISTA), {"texto": "xyz"}))


def test_a_lista_sai_em_csv_com_os_textos(elenco: Elenco) -> None:
    resposta = entrar(elenco, "edu").get(url(elenco.casa, f"{LISTA}mensagens.csv"))
    linhas = b"".join(resposta.streaming_content).decode("utf-8-sig")
    assert linhas.startswith("Mensagem;Quando vai;De quem é o texto;Assunto;Texto")
    assert "{{ link }}" in linhas


def test_salvar_vale_na_hora_e_o_que_nao_serve_volta_com_o_que_se_escreveu(elenco: Elenco) -> None:
    edu, onde = entrar(elenco, "edu"), url(elenco.casa, UMA)
    assert edu.post(onde, {"assunto": "Oi", "corpo": CORPO}).status_code == 302
    with elenco.em(elenco.casa):
        assert texto_em_vigor(CONVITE) == ("Oi", CORPO)
    resposta = edu.post(onde, {"assunto": "Olá <b>", "corpo": "Isto fica.\n{{ nomee }}"})
    assert resposta.status_code == 422
    pagina = texto(resposta)
    assert "Linha 2: a variável “nomee” não existe" in pagina
    assert "Isto fica.\n{{ nomee }}" in pagina
    assert "Olá &lt;b&gt;" in pagina
    with elenco.em(elenco.casa):
        assert texto_em_vigor(CONVITE) == ("Oi", CORPO)


def test_dois_administradores_ao_mesmo_tempo(elenco: Elenco) -> None:
    edu, onde = entrar(elenco, "edu"), url(elenco.casa, UMA)
    with elenco.em(elenco.casa):
        vista = versao_da_mensagem(CONVITE)
        alterar_mensagem(elenco.ator("edu"), especie=CONVITE, assunto="Do outro", corpo=CORPO)
    dados = {"assunto": CONVITE.assunto, "corpo": f"Meu. {CORPO}", "versao_vista": vista}
    resposta = edu.post(onde, dados)
    pagina = texto(resposta)
    assert resposta.status_code == 422
    assert "depois que você abriu a página" in pagina
    assert 'value="Do outro"' in pagina  # only the other changed it
    assert "Meu. Oi" in pagina
    with elenco.em(elenco.casa):
        assert texto_em_vigor(CONVITE) == ("Do outro", CORPO)
        agora = versao_da_mensagem(CONVITE)
    assert f'value="{agora}"' in pagina
    dados |= {"assunto": "Do outro", "versao_vista": agora}
    assert edu.post(onde, dados).status_code == 302


def test_a_previa_mostra_o_exemplo_e_o_que_esta_errado(elenco: Elenco) -> None:
    edu, onde = entrar(elenco, "edu"), url(elenco.casa, f"{UMA}previa/")
    dados = {"assunto": "Oi, {{ nome }}", "corpo": "Abra {{ link }} {{ x1 }}\n<script>"}
    pedaco = texto(edu.post(onde, dados, headers={"HX-Request": "true"}))
    assert "<html" not in pedaco
    assert "Oi, Ana Souza" in pedaco
    assert "Linha 1: a variável “x1” não existe" in pedaco
    assert "&lt;script&gt;" in pedaco
    inteira = texto(edu.post(onde, dados))
    assert "Oi, Ana Souza" in inteira
    assert 'value="Oi, {{ nome }}"' in inteira
    assert f'action="{url(elenco.casa, UMA)}"' in inteira  # saving still saves
    with elenco.em(elenco.casa):
        assert not TextoDeMensagem.objects.exists()


def test_a_prova_e_o_texto_inicial_de_volta(elenco: Elenco, mailoutbox: list) -> None:
    edu, onde = entrar(elenco, "edu"), url(elenco.casa, UMA)
    edu.post(onde, {"assunto": "Da casa", "corpo": CORPO})
    feita = texto(edu.post(f"{onde}prova/", follow=True))
    assert f"A prova vai a {elenco.contas['edu'].email}" in feita
    executar_tarefas()
    assert mail.outbox[0].subject == "[Prova] Da casa"
    assert "Voltou o texto inicial" in texto(edu.post(f"{onde}restaurar/", follow=True))
    assert "Voltar ao texto inicial" not in texto(edu.get(onde))


def test_o_remetente_se_define_na_pagina(elenco: Elenco) -> None:
    edu, onde = entrar(elenco, "edu"), url(elenco.casa, f"{LISTA}remetente/")
    assert edu.post(onde, {"nome": "a@b.example", "resposta": ""}).status_code == 422
    feita = texto(edu.post(onde, {"nome": "Protocolo Geral", "resposta": ""}, follow=True))
    assert "Protocolo Geral &lt;" in feita


@pytest.mark.parametrize("caminho", ["", "mensagens.csv", "remetente/", "convite/"])
def test_quem_nao_administra_e_recusado(elenco: Elenco, caminho: str) -> None:
    assert entrar(elenco, "ana").get(url(elenco.casa, LISTA + caminho)).status_code == 403


def test_o_que_nao_existe_e_o_que_e_da_plataforma_nao_se_acham(elenco: Elenco) -> None:
    edu = entrar(elenco, "edu")
    for especie in ("nao-existe", "adesao-confirmar"):
        assert edu.get(url(elenco.casa, f"{LISTA}{especie}/")).status_code == 404


def test_cada_especie_declarada_tem_a_sua_pagina_e_previa_sem_problema(elenco: Elenco) -> None:

    class Pedido:
        instituicao = elenco.casa.instituicao

    for especie in especies(plataforma=True):
        previa = _previa(Pedido(), especie, especie.assunto, especie.corpo)  # type: ignore[arg-type]
        assert previa["problemas"] == []
        assert all(v.explicacao.endswith(".") and v.exemplo for v in especie.variaveis)
        assert reverse("mensagem", args=["x", especie.codigo])
