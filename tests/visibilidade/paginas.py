"""Doors that are pages, as a person opens them."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import timedelta

from django.urls import reverse

from seiva.autos.models import Exportacao
from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.documentos.models import Documento
from seiva.web.pesquisa.enderecos import escrever_pagina
from tests.visibilidade.membros import (
    Membro,
)
from tests.visibilidade.mundo import Mundo
from tests.visibilidade.perguntas import (
    PALAVRAS_DE_TODOS,
)


def pela_pagina(
    rota: str, sucesso: tuple[int, ...] = (200,), **partes_da_rota: int
) -> Callable[..., set[str]]:
    """Documents whose own address answers well and, when it answers text, shows the secret."""

    def ver(mundo: Mundo, membro: Membro) -> set[str]:
        casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
        cliente, vistos = membro.navegador(mundo), set()
        for nome, pk in mundo.documentos.items():
            partes = {"instituicao": casa.instituicao.slug, "documento": pk} | partes_da_rota
            membro.abrir(mundo, cliente, mundo.processo_de[nome], pk)
            resposta = cliente.get(reverse(rota, kwargs=partes))
            corpo = b"".join(resposta) if resposta.streaming else resposta.content
            pdf = corpo.startswith(b"%PDF")
            if resposta.status_code in sucesso and (pdf or mundo.segredos[nome].encode() in corpo):
                vistos.add(nome)
            else:
                assert mundo.segredos[nome].encode() not in corpo, (rota, membro.nome, nome)
        return vistos

    return ver


def responde(rota: str) -> Callable[..., set[str]]:
    """Documents whose own address answers, or sends to where the content is."""

    def ver(mundo: Mundo, membro: Membro) -> set[str]:
        casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
        cliente, vistos = membro.navegador(mundo), set()
        for nome, pk in mundo.documentos.items():
            partes = {"instituicao": casa.instituicao.slug, "documento": pk}
            membro.abrir(mundo, cliente, mundo.processo_de[nome], pk)
            if cliente.get(reverse(rota, kwargs=partes)).status_code in {200, 302}:
                vistos.add(nome)
        return vistos

    return ver


def pelas_imagens(mundo: Mundo, membro: Membro) -> set[str]:
    """Documents whose image answers at its own address, and at that of no other document."""
    casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
    cliente, vistos = membro.navegador(mundo), set()

    def responde(documento: int, sha256: str) -> bool:
        partes = {"instituicao": casa.instituicao.slug, "documento": documento, "sha256": sha256}
        return cliente.get(reverse("imagem", kwargs=partes)).status_code == 200

    for nome, sha256 in mundo.imagens.items():
        membro.abrir(mundo, cliente, mundo.processo_de[nome])
        if responde(mundo.documentos[nome], sha256):
            vistos.add(nome)
        assert not responde(mundo.documentos["assinado em público"], sha256) or nome == (
            "assinado em público"
        )
    return vistos


def documentos_na_pagina_da_pesquisa(mundo: Mundo, membro: Membro) -> set[str]:
    """Linked by the page; of no other may an excerpt or the name of a filter say anything."""
    casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
    endereco = reverse("pesquisa", kwargs={"instituicao": casa.instituicao.slug})
    consulta = {"q": PALAVRAS_DE_TODOS, "em": "documentos"}
    cliente, pagina, numero = membro.navegador(mundo), "", 1
    quando, folha = agora() + timedelta(seconds=1), "?documento="
    while "?documento=" in folha:
        de = {"pagina": escrever_pagina(numero, quando)}
        folha = cliente.get(endereco, consulta | de).content.decode()
        pagina, numero = pagina + folha, numero + 1
    ligados = mundo.nomes_de_documentos(int(pk) for pk in re.findall(r"\?documento=(\d+)", pagina))
    for nome, segredo in mundo.segredos.items():
        assert nome in ligados or segredo.removeprefix("segredo") not in pagina, (membro, nome)
    return ligados


def paginas_de_processos(rota: str) -> Callable[[Mundo, Membro], set[str]]:
    """Processes whose own address answers well and names them."""

    def ver(mundo: Mundo, membro: Membro) -> set[str]:
        casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
        cliente, vistos = membro.navegador(mundo), set()
        for nome, pk in mundo.processos.items():
            partes = {"instituicao": casa.instituicao.slug, "processo": pk}
            membro.abrir(mundo, cliente, pk)
            resposta = cliente.get(reverse(rota, kwargs=partes))
            if resposta.status_code == 200 and mundo.numeros[nome] in resposta.content.decode():
                vistos.add(nome)
        return vistos

    return ver


def acompanhados(mundo: Mundo, membro: Membro) -> set[str]:
    """Processes whose public page of who follows answers well and names them."""
    casa = mundo.elenco.casa
    cliente, vistos = membro.navegador(mundo), set()
    for nome, numero in mundo.numeros.items():
        if not da_casa(nome):  # the two towns number alike: the address would be of another
            continue
        digitos = "".join(c for c in numero if c.isdigit())
        resposta = cliente.get(reverse("acompanhar", args=[casa.instituicao.slug, digitos]))
        if resposta.status_code == 200 and numero in resposta.content.decode():
            vistos.add(nome)
    return vistos


def listados_em(rota: str, consulta: str = "") -> Callable[[Mundo, Membro], set[str]]:
    """Processes to which a page of the institution has a link."""

    def ver(mundo: Mundo, membro: Membro) -> set[str]:
        casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
        endereco = reverse(rota, kwargs={"instituicao": casa.instituicao.slug})
        pagina = membro.navegador(mundo).get(f"{endereco}{consulta}").content.decode()
        ligados = re.findall(rf"/{casa.instituicao.slug}/processos/(\d+)/", pagina)
        return mundo.nomes_de_processos(int(pk) for pk in ligados)

    return ver


def pela_referencia(mundo: Mundo, membro: Membro) -> set[str]:
    """Processes that a number typed in the text of a document names."""
    casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
    cliente, vistos = membro.navegador(mundo), set()
    for nome, numero in mundo.numeros.items():
        endereco = reverse("referencia", kwargs={"instituicao": casa.instituicao.slug})
        resposta = cliente.get(endereco, {"q": numero})
        # The two towns number alike: only the answer tells whose process it is.
        if resposta.status_code == 200 and f"/{mundo.processos[nome]}/" in resposta.json()["url"]:
            vistos.add(nome)
    return vistos


def relacionados(mundo: Mundo, membro: Membro) -> set[str]:
    """Processes named in the page, and in the whole history, of the one related to all."""
    casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
    cliente, vistos = membro.navegador(mundo), set()
    raiz = reverse("processo", args=[casa.instituicao.slug, mundo.relacionado_a_todos])
    pagina = cliente.get(raiz).content.decode()
    ligados = re.findall(rf"/{casa.instituicao.slug}/processos/(\d+)/", pagina)
    vistos |= mundo.nomes_de_processos(int(pk) for pk in ligados)
    tudo = pagina + cliente.get(f"{raiz}historico/?visao=total").content.decode()
    daqui = {nome: numero for nome, numero in mundo.numeros.items() if da_casa(nome)}
    citados = {nome for nome, numero in daqui.items() if numero in tudo}
    assert citados - vistos <= {"todos relacionados"}, (membro.nome, citados - vistos)
    return vistos


def da_casa(nome: str) -> bool:
    return "outra instituição" not in nome


def por_resposta(rota: str) -> Callable[[Mundo, Membro], set[str]]:
    """Documents whose part of a page, asked as htmx does, answers well."""

    def ver(mundo: Mundo, membro: Membro) -> set[str]:
        casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
        cliente, vistos = membro.navegador(mundo), set()
        for nome, pk in mundo.documentos.items():
            partes = {"instituicao": casa.instituicao.slug, "documento": pk}
            membro.abrir(mundo, cliente, mundo.processo_de[nome], pk)
            resposta = cliente.get(reverse(rota, kwargs=partes), headers={"HX-Request": "true"})
            assert resposta.status_code in {200, 404}
            if resposta.status_code == 200:
                vistos.add(nome)
        return vistos

    return ver


def da_fila(mundo: Mundo, membro: Membro) -> set[str]:
    """Documents offered in the queue Para assinar."""
    casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
    pagina = membro.navegador(mundo).get(f"/{casa.instituicao.slug}/para-assinar/")
    ids = re.findall(r'name="documento" value="(\d+)"', pagina.content.decode())
    return mundo.nomes_de_documentos(int(pk) for pk in ids)


def dos_blocos(mundo: Mundo, membro: Membro) -> set[str]:
    """Documents that the pages of the blocks link to."""
    casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
    cliente, ids = membro.navegador(mundo), set()
    for pk in mundo.blocos:
        partes = {"instituicao": casa.instituicao.slug, "bloco": pk}
        resposta = cliente.get(reverse("bloco", kwargs=partes))
        assert resposta.status_code in {200, 404}
        ids |= set(re.findall(r"\?documento=(\d+)", resposta.content.decode()))
    return mundo.nomes_de_documentos(int(pk) for pk in ids)


def no_zip_dos_processos(mundo: Mundo, membro: Membro) -> set[str]:
    """Documents that go out in the packages of all processes, by what each manifest says."""
    casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
    cliente, numeros = membro.navegador(mundo), set()
    for pk in mundo.processos.values():
        partes = {"instituicao": casa.instituicao.slug, "processo": pk}
        membro.abrir(mundo, cliente, pk)
        resposta = cliente.get(reverse("processo_zip", kwargs=partes), follow=True)
        if resposta.status_code == 200:
            numeros |= numeros_no_zip(b"".join(resposta.streaming_content))
    return com_numeros(mundo, numeros)


def numeros_no_zip(pacote: bytes) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(pacote)) as aberto:
        manifesto = json.loads(aberto.read("manifesto.json"))
        dentro = set(aberto.namelist())
    documentos = [d for p in manifesto["processos"] for d in p["documentos"]]
    return {d["numero"] for d in documentos if d["arquivo"] in dentro}


def com_numeros(mundo: Mundo, numeros: set[str]) -> set[str]:
    achados: set[str] = set()
    for casa in (mundo.elenco.casa, mundo.elenco.outra):
        with mundo.elenco.em(casa):
            todos = Documento.objects.listaveis_por(Ator.tarefa(casa.instituicao.pk))
            achados |= mundo.nomes_de_documentos(
                d.pk for d in todos if d.numero_formatado in numeros
            )
    return achados


def no_pdf_dos_processos(mundo: Mundo, membro: Membro) -> set[str]:
    """Documents whose content is in the PDFs of all processes."""
    casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
    cliente, dentro = membro.navegador(mundo), list[int]()
    for pk in mundo.processos.values():
        partes = {"instituicao": casa.instituicao.slug, "processo": pk}
        membro.abrir(mundo, cliente, pk)
        resposta = cliente.get(reverse("processo_pdf", kwargs=partes))
        if resposta.status_code == 303:
            feita = re.search(r"/autos/(\d+)/", resposta["Location"])
            assert feita is not None
            with mundo.elenco.em(casa):
                dentro += Exportacao.objects.get(pk=feita[1]).conteudos
    return mundo.nomes_de_documentos(dentro)
