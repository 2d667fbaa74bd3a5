"""The pages of who gives powers, declares a company and ends a representation."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from seiva.core.ator import Ator
from seiva.documentos.models import Congelamento, Documento
from seiva.representacao.models import Representacao
from seiva.representacao.tests.apoio import CNPJ, EMPRESA, cidadao, outorgar, para
from tests.elenco import SENHA, Elenco
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db

LISTA = "/campo-alto/meus/representacoes/"
NOVA = f"{LISTA}nova/"
EMPRESAS = "/campo-alto/meus/empresas/"
PARA_CAIO = {
    "procurador_cpf": "168.995.350-09",
    "procurador_nome": "caio reis",
    "poderes": ["peticionar", "consultar"],
    "ate": "",
    "processo": "",
}
PADARIA = {"cnpj": CNPJ, "nome": EMPRESA, "como": "responsavel", "cargo": "Sócia"}


def entrar(elenco: Elenco, nome: str) -> Client:
    cliente = Client()
    cliente.force_login(elenco.contas[nome])
    return cliente


@pytest.fixture
def dora(elenco: Elenco) -> Iterator[Client]:
    yield entrar(elenco, "dora")


def ler(cliente: Client, endereco: str) -> str:
    resposta = cliente.get(endereco)
    assert resposta.status_code == 200
    corpo: str = resposta.content.decode()
    return corpo


def assinado(cliente: Client, endereco: str, dados: dict[str, Any], **mudancas: Any) -> Any:
    """Fill in, read the text, sign: what the last page answered."""
    texto = cliente.post(endereco, dados)
    assert texto.status_code == 200, texto.content.decode()
    corpo = texto.content.decode()
    achados = {n: re.search(rf'name="{n}" value="([^"]+)"', corpo) for n in ("lido", "chave")}
    escondidos = {nome: achado[1] for nome, achado in achados.items() if achado}
    return cliente.post(endereco, dados | escondidos | {"senha": SENHA} | mudancas)


def guardada(elenco: Elenco) -> Representacao:
    with elenco.em(elenco.casa):
        achada: Representacao = Representacao.objects.com_partes().get()
        return achada


def test_a_procuracao_se_le_antes_de_assinar_e_aparece_para_os_dois(
    dora: Client, elenco: Elenco
) -> None:
    texto = dora.post(NOVA, PARA_CAIO).content.decode()
    assert "CPF 168.995.350-09" in texto
    assert "perante Prefeitura de Campo Alto, em todos os processos" in texto
    resposta = assinado(dora, NOVA, PARA_CAIO)
    assert (resposta.status_code, resposta["Location"]) == (302, LISTA)
    assert "Caio Reis" in ler(dora, LISTA)
    do_caio = ler(entrar(elenco, "caio"), LISTA)
    assert "Dora Luz" in do_caio
    assert "Vale agora" in do_caio
    assert "***.287.938-**" in do_caio
    assert "71428793860" not in do_caio
    assert "Dora Luz" not in ler(entrar(elenco, "bia"), LISTA)
    geral = ler(entrar(elenco, "caio"), "/meus/representacoes/")
    assert "Prefeitura de Campo Alto" in geral
    assert "Dora Luz" in geral


def test_o_que_falta_volta_ao_formulario_com_o_que_foi_digitado(dora: Client) -> None:
    sem_poderes = dora.post(NOVA, PARA_CAIO | {"poderes": []})
    assert sem_poderes.status_code == 422
    assert "Escolha ao menos um poder." in sem_poderes.content.decode()
    assert "caio reis" in sem_poderes.content.decode()
    outra = dora.post(NOVA, PARA_CAIO | {"procurador_nome": "Outro Nome"})
    assert outra.status_code == 422
    assert "Não há conta com este CPF e este nome." in outra.content.decode()
    processo = dora.post(NOVA, PARA_CAIO | {"processo": "999"})
    assert "Não há processo com este número" in processo.content.decode()


def test_senha_errada_fica_na_pagina_de_assinar_e_corrigir_volta(
    dora: Client, elenco: Elenco
) -> None:
    errada = assinado(dora, NOVA, PARA_CAIO, senha="outra-senha")
    corpo = errada.content.decode()
    assert errada.status_code == 422
    assert "A senha não confere." in corpo
    assert "Outorgante" in corpo
    assert SENHA not in corpo
    with elenco.em(elenco.casa):
        assert not Representacao.objects.exists()
    volta = dora.post(NOVA, PARA_CAIO | {"corrigir": "sim"})
    assert volta.status_code == 200
    assert 'value="168.995.350-09"' in volta.content.decode()


def test_enviado_duas_vezes_o_mesmo_formulario_faz_uma_procuracao_e_uma_declaracao(
    dora: Client, elenco: Elenco
) -> None:
    chave = str(uuid4())
    for endereco, dados in ((NOVA, PARA_CAIO), (EMPRESAS, PADARIA)):
        chave = str(uuid4())
        primeira = assinado(dora, endereco, dados, chave=chave)
        texto = primeira.wsgi_request.POST
        segunda = dora.post(endereco, {n: texto.getlist(n) for n in texto})
        assert (primeira.status_code, segunda.status_code) == (302, 302)
    with elenco.em(elenco.casa):
        assert Representacao.objects.count() == 2


def test_a_procuracao_de_um_processo_diz_qual(dora: Client, elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        numero = autuar(elenco.ator("ana"), elenco.casa).numero
    assinado(dora, NOVA, PARA_CAIO | {"processo": numero, "ate": "2099-12-31"})
    corpo = ler(dora, LISTA)
    assert f'só o processo <span class="numero">{numero}</span>' in corpo
    assert "até 31/12/2099" in corpo


def test_o_documento_abre_para_as_partes_e_para_mais_ninguem(dora: Client, elenco: Elenco) -> None:
    assinado(dora, NOVA, PARA_CAIO)
    endereco = f"{LISTA}{guardada(elenco).pk}/documento/poderes/"
    for nome in ("dora", "caio"):
        resposta = entrar(elenco, nome).get(endereco)
        assert "Outorgante" in resposta.content.decode()
        assert "sandbox" in resposta["Content-Security-Policy"]
    assert entrar(elenco, "bia").get(endereco).status_code == 404
    assert dora.get(endereco.replace("poderes", "fim")).status_code == 404
    assert dora.get(endereco.replace("poderes", "outro")).status_code == 404
    anonimo = Client().get(endereco)
    assert anonimo.status_code == 302
    assert "/entrar/" in anonimo["Location"]


def test_quem_deu_revoga_e_quem_recebeu_renuncia(dora: Client, elenco: Elenco) -> None:
    caio = entrar(elenco, "caio")
    assinado(dora, NOVA, PARA_CAIO)
    encerrar = f"{LISTA}{guardada(elenco).pk}/encerrar/"
    assert "Revogar os poderes" in ler(dora, encerrar)
    assert "Renunciar aos poderes" in ler(caio, encerrar)
    assert entrar(elenco, "bia").get(encerrar).status_code == 404
    dados = {"chave": str(uuid4()), "motivo": "", "senha": "outra"}
    assert dora.post(encerrar, dados).status_code == 422
    assert dora.post(encerrar, dados | {"senha": SENHA})["Location"] == LISTA
    assert "Revogada" in ler(caio, LISTA)
    assert caio.get(encerrar).status_code == 404
    tarde = caio.post(encerrar, {"chave": str(uuid4()), "motivo": "", "senha": SENHA})
    assert tarde.status_code == 422
    assert "já tinha terminado" in tarde.content.decode()
    fim = ler(caio, f"{LISTA}{guardada(elenco).pk}/documento/fim/")
    assert "revoga os poderes" in fim


def test_quem_confere_a_procuracao_pelos_codigos_fica_sabendo_que_foi_revogada(
    dora: Client, elenco: Elenco
) -> None:
    assinado(dora, NOVA, PARA_CAIO)
    feita = guardada(elenco)
    with elenco.em(elenco.casa):
        crc = Congelamento.objects.get(documento=feita.documento).crc
    conferir = f"/campo-alto/conferir/?codigo_verificador={feita.documento.numero}&codigo_crc={crc}"
    assert "Vale agora" in ler(Client(), conferir)
    dados = {"chave": str(uuid4()), "motivo": "", "senha": SENHA}
    dora.post(f"{LISTA}{feita.pk}/encerrar/", dados)
    assert "Revogada" in ler(Client(), conferir)


def test_a_empresa_declarada_e_conferida_por_quem_tem_a_permissao(
    dora: Client, elenco: Elenco
) -> None:
    assinado(dora, EMPRESAS, PADARIA)
    assert "Aguardando conferência" in ler(dora, LISTA)
    edu, ana = entrar(elenco, "edu"), entrar(elenco, "ana")
    por_conferir = "/campo-alto/representacoes/"
    corpo = ler(edu, por_conferir)
    assert "Padaria Modelo Ltda." in corpo
    assert "12.ABC.345/01DE-35" in corpo
    assert "71428793860" not in corpo
    uma = f"{por_conferir}{guardada(elenco).pk}/"
    assert ana.get(por_conferir).status_code == ana.get(uma).status_code == 403
    assert "Declaração de representação" in ler(edu, uma)
    sem_motivo = edu.post(uma, {"ato": "recusar_representacao", "motivo": ""})
    assert sem_motivo.status_code == 422
    assert edu.post(uma, {"ato": "aprovar_representacao"})["Location"] == por_conferir
    assert "Vale agora" in ler(dora, LISTA)
    assert "Nenhuma declaração nesta situação" in ler(edu, por_conferir)
    assert "Padaria Modelo Ltda." in ler(edu, f"{por_conferir}?estado=todos")
    nova = ler(dora, NOVA)
    assert "Padaria Modelo Ltda." in nova
    empresa = guardada(elenco).representada_id
    assinado(dora, NOVA, PARA_CAIO | {"em_nome_de": str(empresa)})
    assert "por Padaria Modelo Ltda." in ler(dora, LISTA)


def test_o_texto_escapa_o_que_foi_digitado(dora: Client) -> None:
    maldade = dora.post(EMPRESAS, PADARIA | {"nome": "<script>alert(1)</script> Ltda."})
    corpo = maldade.content.decode()
    assert maldade.status_code == 200
    assert "<script>alert(1)" not in corpo
    assert "&lt;script&gt;alert(1)" in corpo


def test_tentativas_demais_esperam(dora: Client) -> None:
    for _ in range(20):
        dora.post(NOVA, PARA_CAIO | {"procurador_nome": "Outro"})
    assert dora.post(NOVA, PARA_CAIO).status_code == 429


def test_a_lista_custa_o_mesmo_com_mais_procuracoes(dora: Client, elenco: Elenco) -> None:
    def perguntas() -> int:
        with CaptureQueriesContext(
            connection,
        ) as feitas:
            ler(dora, LISTA)
        return len(feitas)

    def dar(nome: str) -> None:
        with elenco.em(elenco.casa):
            outorgar(cidadao(elenco, "dora"), para(elenco.contas[nome]))

    dar("caio")
    ler(dora, LISTA)
    com_uma = perguntas()
    for nome in ("ana", "bia", "fabio"):
        dar(nome)
    assert perguntas() == com_uma
    with elenco.em(elenco.casa):
        publico = Ator.publico(elenco.casa.instituicao.pk)
        assert not Documento.objects.legiveis_por(publico).exists()
