"""The pages by which a citizen asks for a service."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from seiva.peticionamento.models import Papel, Protocolo, Rascunho
from seiva.peticionamento.tests.apoio import RESPOSTAS, poda
from seiva.processos.models import Processo
from seiva.servicos.acoes.manter import alterar_servico
from seiva.servicos.acoes.publicar import publicar_servico, retirar_servico
from seiva.servicos.models import Servico
from seiva.servicos.regras.campos import Campo
from seiva.servicos.tests.apoio import administrador_de
from seiva.servicos.versoes import conteudo_de, em_edicao, ligados_de
from tests.elenco import SENHA, Elenco

pytestmark = pytest.mark.django_db


@pytest.fixture
def servico(elenco: Elenco) -> Servico:
    with elenco.em(elenco.casa):
        return poda(elenco.casa).servico


@pytest.fixture
def dora(elenco: Elenco, client: Client) -> Client:
    client.force_login(elenco.contas["dora"])
    return client


def _em(nome: str, *partes: Any) -> str:
    return reverse(nome, args=["campo-alto", *partes])


def _rascunho(elenco: Elenco) -> Rascunho:
    with elenco.em(elenco.casa):
        return Rascunho.objects.get()


def _comecar(dora: Client, elenco: Elenco, servico: Servico) -> Rascunho:
    resposta = dora.post(_em("peticionar", servico.slug))
    rascunho = _rascunho(elenco)
    assert resposta.headers["Location"] == _em("peticionar_dados", rascunho.chave)
    return rascunho


def _mandar(
    dora: Client, rascunho: Rascunho, nome: str = "foto.txt", bytes_: bytes = b"x\n"
) -> Any:
    arquivo = SimpleUploadedFile(nome, bytes_)
    dados = {"pedido": "documento-1", "arquivos": [arquivo]}
    return dora.post(_em("peticionar_documentos", rascunho.chave), dados)


def _pronto(dora: Client, elenco: Elenco, servico: Servico) -> Rascunho:
    rascunho = _comecar(dora, elenco, servico)
    dora.post(_em("peticionar_dados", rascunho.chave), RESPOSTAS)
    _mandar(dora, rascunho)
    return rascunho


def test_a_pagina_do_servico_leva_ao_pedido_e_o_pedido_a_entrar(
    elenco: Elenco, client: Client, servico: Servico
) -> None:
    pagina = client.get(_em("servico", servico.slug)).content.decode()
    assert "Pedir este serviço" in pagina
    assert _em("peticionar", servico.slug) in pagina
    resposta = client.get(_em("peticionar", servico.slug))
    assert resposta.status_code == 302
    assert "/entrar/" in resposta.headers["Location"]


def test_do_comeco_ao_recibo_e_a_mesa_da_unidade(
    elenco: Elenco, dora: Client, servico: Servico
) -> None:
    rascunho = _comecar(dora, elenco, servico)
    dados = dora.post(_em("peticionar_dados", rascunho.chave), RESPOSTAS)
    assert dados.headers["Location"] == _em("peticionar_documentos", rascunho.chave)
    assert _mandar(dora, rascunho).status_code == 302
    revisao = dora.get(_em("peticionar_conferir", rascunho.chave)).content.decode()
    assert "Em frente ao &lt;b&gt;nº 10" in revisao
    assert "foto.txt" in revisao
    assert "Ainda falta" not in revisao
    envio = {"senha": SENHA, "termos": "on"}
    enviado = dora.post(_em("peticionar_assinar", rascunho.chave), envio)
    recibo_url = _em("peticionar_recibo", rascunho.chave)
    assert enviado.headers["Location"] == recibo_url
    recibo = dora.get(recibo_url).content.decode()
    with elenco.em(elenco.casa):
        processo = Processo.objects.get()
        feito = Protocolo.objects.get()
    assert processo.numero in recibo
    assert all(item["sha256"] in recibo for item in feito.itens)
    assert str(feito.ip) == "127.0.0.1"
    assert "127.0.0.1" not in recibo
    edu = Client()
    edu.force_login(elenco.contas["edu"])
    assert processo.numero in edu.get(_em("mesa")).content.decode()


def test_o_que_foi_digitado_errado_fica_na_pagina_e_no_rascunho(
    elenco: Elenco, dora: Client, servico: Servico
) -> None:
    rascunho = _comecar(dora, elenco, servico)
    resposta = dora.post(
        _em("peticionar_dados", rascunho.chave), {"campo-1": "Perto da ponte", "campo-2": ""}
    )
    assert resposta.status_code == 422
    assert "Escolha uma das opções" in resposta.content.decode()
    assert "Perto da ponte" in resposta.content.decode()
    assert "Perto da ponte" in dora.get(_em("peticionar_dados", rascunho.chave)).content.decode()


def test_arquivo_recusado_e_nomeado_e_os_outros_ficam(
    elenco: Elenco, dora: Client, servico: Servico
) -> None:
    rascunho = _comecar(dora, elenco, servico)
    arquivos = [SimpleUploadedFile("boa.txt", b"bom\n"), SimpleUploadedFile("ruim.exe", b"MZ")]
    resposta = dora.post(
        _em("peticionar_documentos", rascunho.chave),
        {"pedido": "documento-1", "arquivos": arquivos},
    )
    pagina = resposta.content.decode()
    assert resposta.status_code == 422
    assert "ruim.exe" in pagina
    assert ".exe, que não é aceita" in pagina
    with elenco.em(elenco.casa):
        assert [p.nome for p in Papel.objects.all()] == ["boa.txt"]


def test_imagem_falsa_e_recusada_com_texto_claro(
    elenco: Elenco, dora: Client, servico: Servico
) -> None:
    rascunho = _comecar(dora, elenco, servico)
    resposta = _mandar(dora, rascunho, "foto.jpg", b"<script>alert(1)</script>")
    assert resposta.status_code == 422
    assert "foto.jpg" in resposta.content.decode()


def test_tirar_um_arquivo(elenco: Elenco, dora: Client, servico: Servico) -> None:
    rascunho = _comecar(dora, elenco, servico)
    _mandar(dora, rascunho)
    with elenco.em(elenco.casa):
        papel = Papel.objects.get()
    dora.post(_em("peticionar_documentos", rascunho.chave), {"tirar": str(papel.pk)})
    with elenco.em(elenco.casa):
        assert not Papel.objects.exists()


def test_assinar_com_falta_volta_para_conferir(
    elenco: Elenco, dora: Client, servico: Servico
) -> None:
    rascunho = _comecar(dora, elenco, servico)
    resposta = dora.get(_em("peticionar_assinar", rascunho.chave))
    assert resposta.headers["Location"] == _em("peticionar_conferir", rascunho.chave)
    revisao = dora.get(resposta.headers["Location"]).content.decode()
    assert "Falta o documento “Foto da árvore”." in revisao


def test_senha_errada_e_termos_por_aceitar_ficam_na_pagina(
    elenco: Elenco, dora: Client, servico: Servico
) -> None:
    rascunho = _pronto(dora, elenco, servico)
    endereco = _em("peticionar_assinar", rascunho.chave)
    errada = dora.post(endereco, {"senha": "nao-e-esta", "termos": "on"})
    assert (errada.status_code, "A senha não confere." in errada.content.decode()) == (422, True)
    sem_termos = dora.post(endereco, {"senha": SENHA})
    assert "leia e aceite as declarações" in sem_termos.content.decode()
    with elenco.em(elenco.casa):
        assert not Processo.objects.exists()


def test_senha_tentada_demais_espera(elenco: Elenco, dora: Client, servico: Servico) -> None:
    rascunho = _pronto(dora, elenco, servico)
    endereco = _em("peticionar_assinar", rascunho.chave)
    codigos = [
        dora.post(endereco, {"senha": "nao-e-esta", "termos": "on"}).status_code for _ in range(11)
    ]
    assert codigos == [422] * 10 + [429]
    assert _rascunho(elenco).pk == rascunho.pk


def test_falha_do_armazem_diz_que_nada_se_perdeu(
    elenco: Elenco, dora: Client, servico: Servico, monkeypatch: pytest.MonkeyPatch
) -> None:
    rascunho = _pronto(dora, elenco, servico)

    def sem_disco(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("seiva.core.storage.default_storage.save", sem_disco)
    endereco = _em("peticionar_assinar", rascunho.chave)
    resposta = dora.post(endereco, {"senha": SENHA, "termos": "on"})
    assert resposta.status_code == 503
    assert "nada se perdeu" in resposta.content.decode()
    with elenco.em(elenco.casa):
        assert not Processo.objects.exists()


def test_a_segunda_aba_leva_ao_mesmo_recibo(elenco: Elenco, dora: Client, servico: Servico) -> None:
    rascunho = _pronto(dora, elenco, servico)
    envio = {"senha": SENHA, "termos": "on"}
    endereco = _em("peticionar_assinar", rascunho.chave)
    primeira, segunda = dora.post(endereco, envio), dora.post(endereco, envio)
    assert primeira.headers["Location"] == segunda.headers["Location"]
    assert dora.get(_em("peticionar_dados", rascunho.chave)).status_code == 302


def test_rascunho_e_recibo_de_outra_pessoa_nao_existem(
    elenco: Elenco, dora: Client, servico: Servico
) -> None:
    rascunho = _pronto(dora, elenco, servico)
    caio = Client()
    caio.force_login(elenco.contas["caio"])
    for passo in ("dados", "documentos", "conferir", "assinar"):
        assert caio.get(_em(f"peticionar_{passo}", rascunho.chave)).status_code == 404
    dora.post(_em("peticionar_assinar", rascunho.chave), {"senha": SENHA, "termos": "on"})
    assert caio.get(_em("peticionar_recibo", rascunho.chave)).status_code == 404


def test_apagar_o_rascunho(elenco: Elenco, dora: Client, servico: Servico) -> None:
    rascunho = _comecar(dora, elenco, servico)
    assert "Poda de árvore" in dora.get(_em("peticionar_rascunhos")).content.decode()
    dora.post(_em("peticionar_apagar", rascunho.chave))
    assert "Nenhum rascunho" in dora.get(_em("peticionar_rascunhos")).content.decode()


def test_servico_retirado_no_meio_avisa_e_guarda(
    elenco: Elenco, dora: Client, servico: Servico
) -> None:
    rascunho = _pronto(dora, elenco, servico)
    with elenco.em(elenco.casa):
        retirar_servico(administrador_de(elenco.casa), servico=servico)
    resposta = dora.get(_em("peticionar_conferir", rascunho.chave))
    assert resposta.status_code == 409
    assert "O seu rascunho continua guardado" in resposta.content.decode()


def test_versao_nova_no_meio_guarda_o_que_ainda_serve(
    elenco: Elenco, dora: Client, servico: Servico
) -> None:
    rascunho = _pronto(dora, elenco, servico)
    with elenco.em(elenco.casa):
        administra = administrador_de(elenco.casa)
        versao = em_edicao(servico)
        from dataclasses import replace

        conteudo = conteudo_de(versao)
        campos = (*conteudo.campos, Campo("campo-9", "texto", "Altura da árvore"))
        mudado = replace(conteudo, campos=campos, documentos=())
        servico.refresh_from_db()
        alterar_servico(
            administra,
            servico=servico,
            conteudo=mudado,
            ligados=ligados_de(versao),
            revisao=servico.revisao,
        )
        servico.refresh_from_db()
        publicar_servico(administra, servico=servico, revisao=servico.revisao)
    resposta = dora.get(_em("peticionar_assinar", rascunho.chave), follow=True)
    pagina = resposta.content.decode()
    assert resposta.redirect_chain[-1][0] == _em("peticionar_dados", rascunho.chave)
    assert "A instituição mudou o que este serviço pede." in pagina
    assert "Altura da árvore" in pagina
    assert "Em frente ao" in pagina
    with elenco.em(elenco.casa):
        assert Papel.objects.get().pedido == ""
