"""Powers given and ended with gov.br, over real HTTP: what was filled in comes back as it was."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from seiva.documentos.models import Assinatura
from seiva.organizacao.models import NivelGovBr, ProvaGovBr
from seiva.organizacao.seguranca.govbr import Identidade, anotar_nivel
from seiva.representacao.models import Representacao
from tests.elenco import Elenco
from tests.govbr import govbr_com, no_provedor, pessoa

pytestmark = pytest.mark.django_db
DORA = "71428793860"
LISTA = "/campo-alto/meus/representacoes/"
NOVA, EMPRESAS = f"{LISTA}nova/", "/campo-alto/meus/empresas/"
PARA_CAIO = {
    "procurador_cpf": "168.995.350-09",
    "procurador_nome": "caio reis",
    "poderes": ["peticionar", "consultar"],
    "ate": "",
    "processo": "",
}


@pytest.fixture
def dora(elenco: Elenco, client: Client, settings: Any) -> Iterator[Client]:
    """Dora, whose account has no password: she only enters with gov.br."""
    conta = elenco.contas["dora"]
    conta.set_unusable_password()
    conta.save()
    anotar_nivel(conta, Identidade(DORA, conta.nome, "", NivelGovBr.PRATA, ()))
    client.force_login(conta)
    with govbr_com(settings, pessoa(DORA, "gold")):
        yield client


def escondidos(corpo: str) -> dict[str, str]:
    achados = {n: re.search(rf'name="{n}" value="([^"]+)"', corpo) for n in ("lido", "chave")}
    return {nome: achado[1] for nome, achado in achados.items() if achado}


def confirmar(dora: Client, endereco: str, dados: dict[str, Any], **campos: str) -> str:
    """Press "Assinar com gov.br" on a page, confirm there, and come back; the page then."""
    indo = dora.post(endereco, dados | {"ir_govbr": "sim", "senha": ""})
    assert indo.status_code == 200, indo.content.decode()
    saida = indo["Refresh"].removeprefix("0; url=")
    caminho, _ = no_provedor(dora, saida, DORA, **campos)
    voltou = dora.get(caminho)
    assert voltou["Location"] == f"{endereco}?voltou=1"
    corpo: str = dora.get(voltou["Location"]).content.decode()
    return corpo


def dar(dora: Client) -> Any:
    texto = dora.post(NOVA, PARA_CAIO).content.decode()
    assert "Assinar com gov.br" in texto
    assert 'name="senha"' not in texto
    dados = PARA_CAIO | escondidos(texto)
    corpo = confirmar(dora, NOVA, dados)
    assert "O gov.br confirmou que é você, com conta nível ouro." in corpo
    assert "CPF 168.995.350-09" in corpo
    assert escondidos(corpo) == escondidos(texto)
    return dora.post(NOVA, dados | {"com": "govbr"})


def metodos(elenco: Elenco) -> list[str]:
    with elenco.em(elenco.casa):
        return list(Assinatura.objects.order_by("pk").values_list("metodo", flat=True))


def test_procuracao_assinada_com_govbr(dora: Client, elenco: Elenco) -> None:
    resposta = dar(dora)
    assert (resposta.status_code, resposta["Location"]) == (302, LISTA)
    assert metodos(elenco) == ["gov-ouro"]


def test_declaracao_de_empresa_assinada_com_govbr(dora: Client, elenco: Elenco) -> None:
    dados: dict[str, Any] = {
        "cnpj": "11.222.333/0001-81",
        "nome": "Padaria Aurora Ltda",
        "como": "responsavel",
        "cargo": "Sócia",
    }
    dados |= escondidos(dora.post(EMPRESAS, dados).content.decode())
    assert "O gov.br confirmou" in confirmar(dora, EMPRESAS, dados)
    assert dora.post(EMPRESAS, dados | {"com": "govbr"}).status_code == 302
    assert metodos(elenco) == ["gov-ouro"]


def test_revogacao_com_govbr_guarda_o_motivo_digitado(dora: Client, elenco: Elenco) -> None:
    dar(dora)
    with elenco.em(elenco.casa):
        fim = f"{LISTA}{Representacao.objects.get().pk}/encerrar/"
    corpo = dora.get(fim).content.decode()
    assert "Assinar com gov.br" in corpo
    dados = escondidos(corpo) | {"motivo": "Mudei de ideia"}
    voltou = confirmar(dora, fim, dados)
    assert "O gov.br confirmou" in voltou
    assert 'value="Mudei de ideia"' in voltou
    assert escondidos(voltou)["chave"] == dados["chave"]
    resposta = dora.post(fim, dados | {"com": "govbr"})
    assert (resposta.status_code, resposta["Location"]) == (302, LISTA)
    assert metodos(elenco) == ["gov-ouro", "gov-ouro"]


def test_outro_motivo_depois_de_confirmar_pede_outra_prova(dora: Client, elenco: Elenco) -> None:
    dar(dora)
    with elenco.em(elenco.casa):
        fim = f"{LISTA}{Representacao.objects.get().pk}/encerrar/"
    dados = escondidos(dora.get(fim).content.decode()) | {"motivo": "Mudei de ideia"}
    confirmar(dora, fim, dados)
    resposta = dora.post(fim, dados | {"motivo": "Outro motivo", "com": "govbr"})
    assert resposta.status_code == 422
    assert "é outro, ou mudou depois" in resposta.content.decode()
    assert 'value="Outro motivo"' in resposta.content.decode()


def test_quem_cancela_no_govbr_volta_ao_texto_que_ia_assinar(dora: Client, elenco: Elenco) -> None:
    dados = PARA_CAIO | escondidos(dora.post(NOVA, PARA_CAIO).content.decode())
    corpo = confirmar(dora, NOVA, dados, action="deny")
    assert "Você cancelou no gov.br" in corpo
    assert "CPF 168.995.350-09" in corpo
    assert not ProvaGovBr.objects.exists()
    assert metodos(elenco) == []


def test_a_confirmacao_de_uma_procuracao_nao_assina_outra(dora: Client, elenco: Elenco) -> None:
    dados = PARA_CAIO | escondidos(dora.post(NOVA, PARA_CAIO).content.decode())
    confirmar(dora, NOVA, dados)
    outra = PARA_CAIO | {"poderes": ["consultar"]}
    outra |= escondidos(dora.post(NOVA, outra).content.decode())
    resposta = dora.post(NOVA, outra | {"com": "govbr"})
    assert resposta.status_code == 422
    assert "é outro, ou mudou depois" in resposta.content.decode()
    assert metodos(elenco) == []


def test_sem_prova_na_sessao_o_ato_recusa(dora: Client, elenco: Elenco) -> None:
    dados = PARA_CAIO | escondidos(dora.post(NOVA, PARA_CAIO).content.decode())
    resposta = dora.post(NOVA, dados | {"com": "govbr"})
    assert resposta.status_code == 422
    assert "Confirme no gov.br que é você" in resposta.content.decode()
    assert metodos(elenco) == []


def test_a_pagina_de_antes_so_volta_para_quem_foi(dora: Client) -> None:
    limpo = dora.get(f"{NOVA}?voltou=1").content.decode()
    assert "Passo 1 de 2" in limpo
