"""The page of signature with gov.br, over real HTTP: off to it, back to the draft, and sent."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from seiva.documentos.models import Assinatura
from seiva.organizacao.models import Conta, NivelGovBr, ProvaGovBr, VinculoGovBr
from seiva.organizacao.seguranca.govbr import Identidade, anotar_nivel, nivel_de
from seiva.peticionamento.models import Protocolo, Rascunho
from seiva.peticionamento.tests.apoio import RESPOSTAS, dora, poda, rascunho_pronto
from tests.elenco import Elenco
from tests.govbr import govbr_com, no_provedor, pessoa

pytestmark = pytest.mark.django_db
DORA, ANA = "71428793860", "11144477735"
ASSINAR = "Assinar com gov.br"


@pytest.fixture
def emissor(settings: Any) -> Iterator[str]:
    with govbr_com(settings, pessoa("714.287.938-60"), pessoa(ANA, "gold")) as endereco:
        yield endereco


@pytest.fixture
def conta(elenco: Elenco) -> Conta:
    """Dora, who already entered with gov.br once, when her account there was bronze."""
    dela = elenco.contas["dora"]
    anotar_nivel(dela, Identidade(DORA, dela.nome, "", NivelGovBr.BRONZE, ()))
    return dela


@pytest.fixture
def pronto(elenco: Elenco, conta: Conta, client: Client) -> Rascunho:
    client.force_login(conta)
    with elenco.em(elenco.casa):
        return rascunho_pronto(dora(elenco), poda(elenco.casa))


def em(nome: str, *partes: Any) -> str:
    return reverse(nome, args=["campo-alto", *partes])


def pagina(client: Client, rascunho: Rascunho) -> str:
    corpo: str = client.get(em("peticionar_assinar", rascunho.chave)).content.decode()
    return corpo


def ir_e_voltar(client: Client, rascunho: Rascunho, cpf: str = "714.287.938-60") -> Any:
    caminho, _ = no_provedor(client, em("peticionar_govbr", rascunho.chave), cpf)
    return client.get(caminho)


def enviar(client: Client, rascunho: Rascunho) -> Any:
    return client.post(em("peticionar_assinar", rascunho.chave), {"com": "govbr", "termos": "on"})


def so_a_recusa(elenco: Elenco, client: Client, rascunho: Rascunho, frase: str) -> None:
    """The page says it, nothing was sent, the draft is there, and no proof is at hand."""
    corpo = pagina(client, rascunho)
    assert frase in corpo, corpo
    assert "O gov.br confirmou" not in corpo
    with elenco.em(elenco.casa):
        assert Rascunho.objects.get(pk=rascunho.pk).respostas == RESPOSTAS
        assert not Protocolo.objects.exists()


def test_vai_ao_govbr_volta_ao_rascunho_e_envia(
    elenco: Elenco, client: Client, conta: Conta, emissor: str, pronto: Rascunho
) -> None:
    assert ASSINAR in pagina(client, pronto)
    caminho, pedido = no_provedor(client, em("peticionar_govbr", pronto.chave), "714.287.938-60")
    assert (pedido["prompt"], pedido["max_age"]) == (["login"], ["0"])
    assert pedido["code_challenge_method"] == ["S256"]
    assert pedido["redirect_uri"] == ["http://testserver/entrar/govbr/retorno/"]
    assert client.get(caminho)["Location"] == em("peticionar_assinar", pronto.chave)
    corpo = pagina(client, pronto)
    assert "O gov.br confirmou que é você, com conta nível prata." in corpo
    assert 'name="senha"' not in corpo
    assert nivel_de(conta) == 2
    assert enviar(client, pronto)["Location"] == em("peticionar_recibo", pronto.chave)
    recibo = client.get(em("peticionar_recibo", pronto.chave)).content.decode()
    assert "Assinado eletronicamente com conta gov.br nível prata" in recibo
    with elenco.em(elenco.casa):
        assert {a.metodo for a in Assinatura.objects.all()} == {"gov-prata"}


def test_a_conferencia_diz_como_se_assinou(
    elenco: Elenco, client: Client, emissor: str, pronto: Rascunho
) -> None:
    ir_e_voltar(client, pronto)
    enviar(client, pronto)
    with elenco.em(elenco.casa):
        congelado = Assinatura.objects.select_related("congelamento").earliest("pk").congelamento
        codigos = {
            "codigo_verificador": congelado.documento.numero_formatado,
            "codigo_crc": congelado.crc,
        }
    conferida = Client().get(em("conferir"), codigos).content.decode()
    assert "com conta gov.br nível prata" in conferida


def test_quem_tem_so_senha_so_ve_senha(
    elenco: Elenco, client: Client, emissor: str, pronto: Rascunho
) -> None:
    VinculoGovBr.objects.all().delete()
    corpo = pagina(client, pronto)
    assert ASSINAR not in corpo
    assert "Sua senha" in corpo


def test_quem_tem_so_govbr_so_ve_govbr(
    elenco: Elenco, client: Client, conta: Conta, emissor: str, pronto: Rascunho
) -> None:
    conta.set_unusable_password()
    conta.save()
    client.force_login(conta)
    corpo = pagina(client, pronto)
    assert ASSINAR in corpo
    assert "Sua senha" not in corpo


def test_quem_tem_os_dois_ve_os_dois(client: Client, emissor: str, pronto: Rascunho) -> None:
    corpo = pagina(client, pronto)
    assert ASSINAR in corpo
    assert "Sua senha" in corpo


def test_sem_govbr_na_instalacao_so_ha_senha(client: Client, pronto: Rascunho) -> None:
    assert ASSINAR not in pagina(client, pronto)
    resposta = client.get(em("peticionar_govbr", pronto.chave), follow=True)
    assert "não usa gov.br" in resposta.content.decode()


def test_outra_pessoa_no_govbr_e_recusada(
    elenco: Elenco, client: Client, conta: Conta, emissor: str, pronto: Rascunho
) -> None:
    volta = ir_e_voltar(client, pronto, ANA)
    assert volta["Location"] == em("peticionar_assinar", pronto.chave)
    so_a_recusa(elenco, client, pronto, "não é a pessoa desta conta")
    assert nivel_de(conta) == 1
    assert not ProvaGovBr.objects.exists()
    assert client.session["_auth_user_id"] == str(conta.pk)


def test_quem_cancela_no_govbr_volta_ao_rascunho(
    elenco: Elenco, client: Client, emissor: str, pronto: Rascunho
) -> None:
    caminho, _ = no_provedor(client, em("peticionar_govbr", pronto.chave), "", action="deny")
    assert client.get(caminho)["Location"] == em("peticionar_assinar", pronto.chave)
    so_a_recusa(elenco, client, pronto, "Você cancelou no gov.br")


def test_estado_forjado_e_recusado(
    elenco: Elenco, client: Client, emissor: str, pronto: Rascunho
) -> None:
    caminho, _ = no_provedor(client, em("peticionar_govbr", pronto.chave), "714.287.938-60")
    client.get(caminho.replace("state=", "state=x"))
    so_a_recusa(elenco, client, pronto, "não vale mais. Comece de novo")
    assert client.get(caminho)["Location"] == "/entrar/"  # what was forged spent the way back
    assert not ProvaGovBr.objects.exists()


def test_a_mesma_volta_duas_vezes_da_uma_prova(
    client: Client, emissor: str, pronto: Rascunho
) -> None:
    caminho, _ = no_provedor(client, em("peticionar_govbr", pronto.chave), "714.287.938-60")
    client.get(caminho)
    client.get(caminho)
    assert ProvaGovBr.objects.count() == 1


def test_a_volta_noutra_sessao_nao_prova_nada(
    elenco: Elenco, client: Client, conta: Conta, emissor: str, pronto: Rascunho
) -> None:
    caminho, _ = no_provedor(client, em("peticionar_govbr", pronto.chave), "714.287.938-60")
    outra = Client()
    outra.force_login(conta)
    assert outra.get(caminho)["Location"] == "/entrar/"
    assert not ProvaGovBr.objects.exists()


def test_a_prova_e_da_sessao_que_a_pediu(
    elenco: Elenco, client: Client, conta: Conta, emissor: str, pronto: Rascunho
) -> None:
    ir_e_voltar(client, pronto)
    outra = Client()
    outra.force_login(conta)
    resposta = enviar(outra, pronto)
    assert resposta.status_code == 422
    assert "Confirme no gov.br que é você" in resposta.content.decode()
    so_a_recusa(elenco, outra, pronto, ASSINAR)


def test_prova_vencida_e_dita_na_pagina_e_o_rascunho_fica(
    elenco: Elenco, client: Client, emissor: str, pronto: Rascunho
) -> None:
    ir_e_voltar(client, pronto)
    ProvaGovBr.objects.update(vence_em=ProvaGovBr.objects.get().feita_em)
    resposta = enviar(client, pronto)
    assert resposta.status_code == 422
    assert "vale por cinco minutos" in resposta.content.decode()
    with elenco.em(elenco.casa):
        assert Rascunho.objects.filter(pk=pronto.pk).exists()


def test_prova_de_outro_rascunho_nao_aparece_nem_serve_neste(
    elenco: Elenco, client: Client, emissor: str, pronto: Rascunho
) -> None:
    ir_e_voltar(client, pronto)
    with elenco.em(elenco.casa):
        outro = rascunho_pronto(dora(elenco), poda(elenco.casa, titulo="Corte de galho"))
    assert "O gov.br confirmou" not in pagina(client, outro)
    resposta = enviar(client, outro)
    assert resposta.status_code == 422
    assert "é outro, ou mudou depois" in resposta.content.decode()


def test_entrada_de_antes_no_govbr_nao_basta(
    elenco: Elenco, client: Client, conta: Conta, settings: Any, pronto: Rascunho
) -> None:
    """A provider that ignores `prompt=login` tells when the person proved who they were."""
    antiga = pessoa("714.287.938-60", auth_time=int(time.time()) - 600)
    with govbr_com(settings, antiga):
        ir_e_voltar(client, pronto)
        so_a_recusa(elenco, client, pronto, "uma entrada de antes")


def test_entrada_de_agora_no_govbr_basta(
    client: Client, conta: Conta, settings: Any, pronto: Rascunho
) -> None:
    with govbr_com(settings, pessoa("714.287.938-60", auth_time=int(time.time()))):
        ir_e_voltar(client, pronto)
        assert "O gov.br confirmou" in pagina(client, pronto)


def test_govbr_fora_do_ar_na_ida_e_na_volta(
    elenco: Elenco, client: Client, settings: Any, pronto: Rascunho
) -> None:
    with govbr_com(settings, pessoa("714.287.938-60")):
        caminho, _ = no_provedor(client, em("peticionar_govbr", pronto.chave), "714.287.938-60")
    assert client.get(caminho)["Location"] == em("peticionar_assinar", pronto.chave)
    so_a_recusa(elenco, client, pronto, "não respondeu como devia")
    settings.GOVBR_EMISSOR = "http://127.0.0.1:9"
    resposta = client.get(em("peticionar_govbr", pronto.chave), follow=True)
    assert "não respondeu como devia" in resposta.content.decode()
    so_a_recusa(elenco, client, pronto, ASSINAR)


def test_nivel_baixo_para_o_servico_diz_como_subir(
    elenco: Elenco, client: Client, conta: Conta, emissor: str
) -> None:
    client.force_login(conta)
    with elenco.em(elenco.casa):
        rascunho = rascunho_pronto(dora(elenco), poda(elenco.casa, identidade="ouro"))
    corpo = pagina(client, rascunho)
    assert "Este serviço pede conta gov.br ouro." in corpo
    assert "Sua senha" not in corpo
    ir_e_voltar(client, rascunho)
    resposta = enviar(client, rascunho)
    assert resposta.status_code == 422
    corpo = resposta.content.decode()
    assert "é nível prata, e este serviço pede ouro" in corpo
    assert "Aumentar nível da conta" in corpo
    assert "Confirmar de novo no gov.br" in corpo
    with elenco.em(elenco.casa):
        assert Rascunho.objects.filter(pk=rascunho.pk).exists()


def test_sem_pedido_o_caminho_do_govbr_nao_leva_a_nada(client: Client, conta: Conta) -> None:
    assert Client().get("/conta/govbr/assinar/")["Location"].startswith("/entrar/")
    client.force_login(conta)
    assert client.get("/conta/govbr/assinar/")["Location"] == "/meus/"
