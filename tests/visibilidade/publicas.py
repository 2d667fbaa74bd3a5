"""Doors of citizens: permanent pages and the public search, and what is a person's own."""

import re
from collections.abc import Callable
from datetime import timedelta

from django.urls import reverse

from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.documentos.models import Documento
from seiva.portas.paginas import escrever_pagina
from tests.visibilidade.membros import Membro
from tests.visibilidade.mundo import Mundo
from tests.visibilidade.paginas import da_casa
from tests.visibilidade.perguntas import PALAVRAS_DE_TODOS


def processos_publicos(mundo: Mundo, membro: Membro) -> set[str]:
    """Processes whose permanent page answers and names them."""
    casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
    cliente, vistos = membro.navegador(mundo), set()
    for nome, numero in mundo.numeros.items():
        if not da_casa(nome):
            continue
        digitos = re.sub(r"\D", "", numero)
        partes = {"instituicao": casa.instituicao.slug, "digitos": digitos}
        resposta = cliente.get(reverse("processo_publico", kwargs=partes))
        if resposta.status_code == 200 and numero in resposta.content.decode():
            vistos.add(nome)
    return vistos


def documentos_publicos(rota: str, *, abertos: bool) -> Callable[..., set[str]]:
    """Documents whose permanent address answers: known, or also open to be read."""

    def ver(mundo: Mundo, membro: Membro) -> set[str]:
        casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
        cliente, vistos = membro.navegador(mundo), set()
        for nome, numero in _numeros_dos_documentos(mundo).items():
            partes = {"instituicao": casa.instituicao.slug, "numero_do_documento": numero}
            resposta = cliente.get(reverse(rota, kwargs=partes))
            assert resposta.status_code in {200, 404}
            mostrou = mundo.segredos[nome].encode() in resposta.content
            assert mostrou is (abertos and resposta.status_code == 200), (rota, membro.nome, nome)
            if resposta.status_code == 200:
                vistos.add(nome)
        return vistos

    return ver


def documentos_na_consulta_publica(mundo: Mundo, membro: Membro) -> set[str]:
    """Linked by the public search; of no other may an excerpt say anything."""
    casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
    endereco = reverse("consulta", kwargs={"instituicao": casa.instituicao.slug})
    cliente, pagina, numero = membro.navegador(mundo), "", 1
    quando, folha = agora() + timedelta(seconds=1), "/documento/"
    while "/documento/" in folha:
        consulta = {"q": PALAVRAS_DE_TODOS, "pagina": escrever_pagina(numero, quando)}
        folha = cliente.get(endereco, consulta).content.decode()
        pagina, numero = pagina + folha, numero + 1
    ligados = {int(n) for n in re.findall(r"/documento/(\d+)/", pagina)}
    vistos = {nome for nome, n in _numeros_dos_documentos(mundo).items() if n in ligados}
    for nome, segredo in mundo.segredos.items():
        assert nome in vistos or segredo.removeprefix("segredo") not in pagina, (membro, nome)
    return vistos


def meus_processos(mundo: Mundo, membro: Membro) -> set[str]:
    """Processes that the person's own page names."""
    resposta = membro.navegador(mundo).get(reverse("meus_processos"))
    assert resposta.status_code == 200
    daqui = {nome: numero for nome, numero in mundo.numeros.items() if da_casa(nome)}
    return {nome for nome, numero in daqui.items() if numero in resposta.content.decode()}


def _numeros_dos_documentos(mundo: Mundo) -> dict[str, int]:
    numeros: dict[int, int] = {}
    for casa in (mundo.elenco.casa, mundo.elenco.outra):
        with mundo.elenco.em(casa):
            todos = Documento.objects.listaveis_por(Ator.tarefa(casa.instituicao.pk))
            numeros |= dict(todos.values_list("pk", "numero"))
    return {nome: numeros[pk] for nome, pk in mundo.documentos.items() if pk in numeros}
