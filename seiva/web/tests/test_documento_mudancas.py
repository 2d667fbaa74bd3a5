"""Autenticar, mover, substituir and ordenar on their pages."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from seiva.catalogo.models import TipoConferencia
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_arquivo
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.models import Documento
from seiva.processos.models import Processo
from seiva.web.tests.apoio import caminho, entrar, texto, tipos
from seiva.web.tests.documentos import do_documento, enviar, ler, minuta, processo_de_ana
from tests.corpus import CORPUS
from tests.elenco import SENHA, Elenco

pytestmark = pytest.mark.django_db


def arquivo(
    elenco: Elenco,
    processo: Processo | None = None,
    nome: str = "papel.txt",
    *,
    copia: bool = False,
) -> Documento:
    """A file of Ana's; with `copia`, a scan to be attested."""
    processo = processo or processo_de_ana(elenco)
    with elenco.em(elenco.casa):
        conferencia, _ = TipoConferencia.objects.get_or_create(
            nome="Cópia autenticada administrativamente"
        )
        return incluir_arquivo(
            elenco.ator("ana"),
            processo=processo,
            dados=DadosDoDocumento(tipo=elenco.casa.anexo, nome_na_arvore=nome),
            arquivo=guardar_arquivo([nome.encode()], nome=nome, tipo_mime="text/plain"),
            formato="D" if copia else "N",
            conferencia=conferencia if copia else None,
        )


def pagina(elenco: Elenco, documento: Documento, quem: str = "ana") -> str:
    endereco = caminho(elenco.casa, documento.processo, f"?documento={documento.pk}")
    return texto(entrar(elenco, quem).get(endereco))


def test_autenticar_pela_pagina_mostra_a_tarja_e_entrega_a_declaracao(elenco: Elenco) -> None:
    documento, ana = arquivo(elenco, copia=True), entrar(elenco, "ana")
    endereco = do_documento(elenco, documento, "autenticar/")
    assert "Autenticar" in pagina(elenco, documento)
    assert ana.get(endereco).status_code == 200
    resposta = ana.post(endereco, {"cargo": elenco.casa.cargo.pk, "senha": SENHA}, follow=True)
    html = texto(resposta)
    assert "autenticado eletronicamente por Ana Prado, Agente Administrativo" in html
    assert "Lei 12.682/2012, art. 3º" in html
    assert re.search(r"código CRC <strong class=\"mono\">[0-9A-F]{8}<", html)
    declaracao = ana.get(do_documento(elenco, documento, "declaracao.json"))
    assert json.loads(declaracao.content)["declaracao"]["tipo"] == "autenticacao"
    assert "attachment" in declaracao["Content-Disposition"]


def test_senha_errada_volta_com_o_erro_no_campo(elenco: Elenco) -> None:
    documento, ana = arquivo(elenco, copia=True), entrar(elenco, "ana")
    resposta = ana.post(
        do_documento(elenco, documento, "autenticar/"),
        {"cargo": elenco.casa.cargo.pk, "senha": "outra"},
    )
    assert resposta.status_code == 422
    assert "A senha não confere." in texto(resposta)
    for _ in range(10):
        resposta = ana.post(
            do_documento(elenco, documento, "autenticar/"),
            {"cargo": elenco.casa.cargo.pk, "senha": "outra"},
        )
    assert resposta.status_code in {422, 429}
    assert "tentativas" in texto(resposta).lower() or resposta.status_code == 429


def test_o_que_nao_se_autentica_volta_com_o_motivo(elenco: Elenco) -> None:
    documento = arquivo(elenco)
    resposta = entrar(elenco, "ana").get(
        do_documento(elenco, documento, "autenticar/"), follow=True
    )
    assert "Só se autentica o documento digitalizado" in texto(resposta)
    assert "Autenticar" not in pagina(elenco, documento)
    assert (
        entrar(elenco, "ana").get(do_documento(elenco, documento, "declaracao.json")).status_code
        == 404
    )


def test_mover_pela_pagina_deixa_o_lugar_com_o_caminho(elenco: Elenco) -> None:
    origem, destino = processo_de_ana(elenco), processo_de_ana(elenco)
    documento = arquivo(elenco, origem)
    arquivo(elenco, origem, "fica.txt")
    ana = entrar(elenco, "ana")
    endereco = do_documento(elenco, documento, "mover/")
    assert ana.get(endereco).status_code == 200
    resposta = ana.post(endereco, {"destino": destino.numero, "motivo": "Engano"}, follow=True)
    assert f"está agora em {destino.numero}" in texto(resposta)
    antiga = texto(ana.get(caminho(elenco.casa, origem)))
    assert "movido para" in antiga
    assert destino.numero in antiga
    assert antiga.index("papel.txt") < antiga.index("fica.txt")
    assert "documento_movido_para" in tipos(elenco, origem)
    assert "documento_movido_de" in tipos(elenco, destino)


def test_o_processo_que_ficou_sem_documentos_mostra_para_onde_foi(elenco: Elenco) -> None:
    origem, destino = processo_de_ana(elenco), processo_de_ana(elenco)
    documento = arquivo(elenco, origem)
    entrar(elenco, "ana").post(
        do_documento(elenco, documento, "mover/"), {"destino": destino.numero, "motivo": "Engano"}
    )
    assert "movido para" in texto(entrar(elenco, "ana").get(caminho(elenco.casa, origem)))


@pytest.mark.parametrize(
    ("dados", "erro"),
    [
        ({"destino": "", "motivo": "x"}, "Escreva o número do processo de destino."),
        ({"destino": "9999999", "motivo": "x"}, "Não há processo com este número."),
        ({"destino": "mesmo", "motivo": "x"}, "O documento já está neste processo."),
        ({"destino": "mesmo", "motivo": ""}, "Escreva por que o documento muda."),
    ],
)
def test_mover_recusado_guarda_o_que_se_digitou(
    elenco: Elenco, dados: dict[str, str], erro: str
) -> None:
    documento = arquivo(elenco)
    if dados["destino"] == "mesmo":
        dados = dados | {"destino": documento.processo.numero}
    resposta = entrar(elenco, "ana").post(do_documento(elenco, documento, "mover/"), dados)
    assert resposta.status_code == 422
    assert erro in texto(resposta)
    assert dados["destino"] in texto(resposta)


def test_substituir_pela_pagina(elenco: Elenco) -> None:
    documento, ana = arquivo(elenco), entrar(elenco, "ana")
    endereco = do_documento(elenco, documento, "substituir/")
    assert ana.get(endereco).status_code == 200
    novo = SimpleUploadedFile("termo.pdf", (CORPUS / "termo-designacao.pdf").read_bytes())
    assert "arquivo substituído" in texto(ana.post(endereco, {"arquivo": novo}, follow=True))
    assert ler(elenco, documento.pk).arquivo.nome == "termo.pdf"
    mau = SimpleUploadedFile("mau.pdf", b"nada disso")
    resposta = ana.post(endereco, {"arquivo": mau})
    assert resposta.status_code == 422
    assert "não é um PDF" in texto(resposta)
    assert ana.post(endereco, {}).status_code == 422


def test_o_ja_enviado_nao_se_substitui(elenco: Elenco) -> None:
    documento = arquivo(elenco)
    enviar(elenco, documento.processo, manter_aberto=True)
    resposta = entrar(elenco, "ana").get(
        do_documento(elenco, documento, "substituir/"), follow=True
    )
    assert "ele não se substitui" in texto(resposta)
    assert "Substituir arquivo" not in pagina(elenco, documento)


def ids(html: str, nome: str) -> list[str]:
    return re.findall(rf'name="{nome}" value="(\d+)"', html)


def test_ordenar_sem_scripts_sobe_e_salva(elenco: Elenco) -> None:
    processo = processo_de_ana(elenco)
    um, dois = arquivo(elenco, processo, "um.txt"), arquivo(elenco, processo, "dois.txt")
    ana, endereco = entrar(elenco, "ana"), caminho(elenco.casa, processo, "ordenar/")
    html = texto(ana.get(endereco))
    assert ids(html, "ordem") == [str(um.pk), str(dois.pk)]
    corpo = {"visto": ids(html, "visto"), "ordem": ids(html, "ordem")}
    html = texto(ana.post(endereco, corpo | {"sobe": dois.pk}))
    assert ids(html, "ordem") == [str(dois.pk), str(um.pk)]
    assert ler(elenco, um.pk).ordem == 1
    corpo = {"visto": ids(html, "visto"), "ordem": ids(html, "ordem"), "salvar": "1"}
    assert "Ordem salva." in texto(ana.post(endereco, corpo, follow=True))
    assert (ler(elenco, dois.pk).ordem, ler(elenco, um.pk).ordem) == (1, 2)


def test_ordenar_uma_arvore_que_mudou_avisa(elenco: Elenco) -> None:
    processo = processo_de_ana(elenco)
    um, dois = arquivo(elenco, processo, "um.txt"), arquivo(elenco, processo, "dois.txt")
    arquivo(elenco, processo, "chegou.txt")
    corpo = {"visto": [um.pk, dois.pk], "ordem": [dois.pk, um.pk], "salvar": "1"}
    endereco = caminho(elenco.casa, processo, "ordenar/")
    resposta = entrar(elenco, "ana").post(endereco, corpo, follow=True)
    assert "A árvore mudou" in texto(resposta)


def test_quem_nao_tem_o_processo_aberto_nao_ordena(elenco: Elenco) -> None:
    processo = processo_de_ana(elenco)
    resposta = entrar(elenco, "bia").get(caminho(elenco.casa, processo, "ordenar/"))
    assert resposta.status_code == 422


def test_o_escrito_aqui_nao_oferece_o_que_e_so_de_arquivo(elenco: Elenco) -> None:
    html = pagina(elenco, minuta(elenco))
    for rotulo in ("Mover", "Substituir arquivo", "Autenticar"):
        assert rotulo not in html
