"""The doors: each answers what someone sees through it. A new door is one function more.

A door answers one question (`o_que`), about the scenarios that could ever pass through it
(`alcance`; a page of PDFs shows no draft, for example), to the members who may use it.
"""

import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from django.test import Client
from django.urls import reverse

from seiva.andamentos.models import Andamento
from seiva.autos.models import Exportacao
from seiva.core.ator import Ator
from seiva.documentos.models import Documento
from seiva.pesquisa.busca import Filtros, pelas_palavras, pelo_numero
from seiva.pesquisa.documentos import FiltrosDeDocumento, achar_documentos
from seiva.processos.models import Passagem, Processo
from tests.visibilidade.mundo import Mundo

LOCALIZAR, LER, NA_MESA = "localizar processo", "ler processo", "ter na mesa"
LISTAR, ABRIR = "listar nó", "abrir documento"
SERVIDORES = frozenset({"ana", "fabio", "bia", "edu", "ana no GAB", "caio"})
TODOS = SERVIDORES | {"dora"}


@dataclass(frozen=True)
class Membro:
    """Someone at work: account, institution and unit; nobody's account for the public."""

    nome: str
    conta: str | None
    unidade: str | None
    da_outra: bool = False

    def ator(self, mundo: Mundo) -> Ator:
        """Needs the scope of the member's institution."""
        if self.conta is None:
            return Ator.publico(mundo.elenco.casa.instituicao.pk)
        return mundo.elenco.ator(self.conta, self.unidade)

    def navegador(self, mundo: Mundo) -> Client:
        cliente = Client()
        if self.conta is not None:
            casa = mundo.elenco.outra if self.da_outra else mundo.elenco.casa
            cliente.force_login(mundo.elenco.contas[self.conta])
            sessao = cliente.session
            sessao["unidades"] = {str(casa.instituicao.pk): casa.unidades[self.unidade or "RH"].pk}
            sessao.save()
        return cliente


MEMBROS = (
    Membro("ana", "ana", "RH"),
    Membro("fabio", "fabio", "RH"),
    Membro("bia", "bia", "TRIB"),
    Membro("edu", "edu", "GAB"),
    Membro("ana no GAB", "ana", "GAB"),
    Membro("caio", "caio", "RH", da_outra=True),
    Membro("dora", None, None),
)


@dataclass(frozen=True)
class Porta:
    nome: str
    o_que: str
    ver: Callable[[Mundo, Membro], set[str]]
    alcance: Callable[[str], bool] = lambda nome: True
    membros: frozenset[str] = TODOS


def _no_escopo(perguntar: Callable[[Mundo, Ator], set[str]]) -> Callable[[Mundo, Membro], set[str]]:
    def ver(mundo: Mundo, membro: Membro) -> set[str]:
        casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
        with mundo.elenco.em(casa):
            return perguntar(mundo, membro.ator(mundo))

    return ver


def _processos(metodo: str) -> Callable[[Mundo, Membro], set[str]]:
    return _no_escopo(
        lambda mundo, ator: mundo.nomes_de_processos(
            getattr(Processo.objects, metodo)(ator).values_list("pk", flat=True)
        )
    )


def _documentos(metodo: str) -> Callable[[Mundo, Membro], set[str]]:
    return _no_escopo(
        lambda mundo, ator: mundo.nomes_de_documentos(
            getattr(Documento.objects, metodo)(ator).values_list("pk", flat=True)
        )
    )


def _dos_andamentos(mundo: Mundo, ator: Ator) -> set[str]:
    entradas = Andamento.objects.legiveis_por(ator).values_list("processo", flat=True)
    return mundo.nomes_de_processos(entradas)


def _das_passagens(mundo: Mundo, ator: Ator) -> set[str]:
    passagens = Passagem.objects.visiveis_por(ator).values_list("processo", flat=True)
    return mundo.nomes_de_processos(passagens)


def _pela_pagina(rota: str, sucesso: tuple[int, ...] = (200,)) -> Callable[..., set[str]]:
    """Documents whose own address answers well and, when it answers text, shows the secret."""

    def ver(mundo: Mundo, membro: Membro) -> set[str]:
        casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
        cliente, vistos = membro.navegador(mundo), set()
        for nome, pk in mundo.documentos.items():
            partes = {"instituicao": casa.instituicao.slug, "documento": pk}
            resposta = cliente.get(reverse(rota, kwargs=partes))
            corpo = b"".join(resposta) if resposta.streaming else resposta.content
            pdf = corpo.startswith(b"%PDF")
            if resposta.status_code in sucesso and (pdf or mundo.segredos[nome].encode() in corpo):
                vistos.add(nome)
            else:
                assert mundo.segredos[nome].encode() not in corpo, (rota, membro.nome, nome)
        return vistos

    return ver


def _pela_pesquisa(mundo: Mundo, ator: Ator) -> set[str]:
    """Every process has the word in its specification."""
    achados = pelas_palavras(ator, "paridade", Filtros())
    return mundo.nomes_de_processos(linha.pk for linha in achados.pagina.linhas)


PALAVRAS_DE_TODOS = "segredo OU anexo"  # of what is written here, and of files


def _documentos_pela_pesquisa(mundo: Mundo, ator: Ator) -> set[str]:
    achados = achar_documentos(ator, PALAVRAS_DE_TODOS, FiltrosDeDocumento())
    return mundo.nomes_de_documentos(achados.chaves)


def _documentos_pelo_filtro(mundo: Mundo, ator: Ator) -> set[str]:
    """Without a word: all that a filter alone brings, also the refusal of a word."""
    vistos: set[int] = set()
    for natureza in "IE":
        filtro = FiltrosDeDocumento(natureza=natureza)
        vistos |= set(achar_documentos(ator, "", filtro).chaves)
        vistos |= set(achar_documentos(ator, "NÃO inexistente", filtro).chaves)
    return mundo.nomes_de_documentos(vistos)


def _documentos_dentro_do_processo(mundo: Mundo, ator: Ator) -> set[str]:
    vistos: set[int] = set()
    for pk in mundo.processos.values():
        dentro = FiltrosDeDocumento(processo=pk)
        vistos |= set(achar_documentos(ator, PALAVRAS_DE_TODOS, dentro).chaves)
    return mundo.nomes_de_documentos(vistos)


def _documentos_na_pagina_da_pesquisa(mundo: Mundo, membro: Membro) -> set[str]:
    """Linked by the page; of no other may an excerpt or the name of a filter say anything."""
    casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
    endereco = reverse("pesquisa", kwargs={"instituicao": casa.instituicao.slug})
    consulta = {"q": PALAVRAS_DE_TODOS, "em": "documentos"}
    pagina = membro.navegador(mundo).get(endereco, consulta).content.decode()
    ligados = mundo.nomes_de_documentos(int(pk) for pk in re.findall(r"\?documento=(\d+)", pagina))
    for nome, segredo in mundo.segredos.items():
        assert nome in ligados or segredo.removeprefix("segredo") not in pagina, (membro, nome)
    return ligados


def _pelo_numero(mundo: Mundo, ator: Ator) -> set[str]:
    vistos = set()
    for nome, numero in mundo.numeros.items():
        achado = pelo_numero(ator, numero).processo
        if achado is not None and achado.pk == mundo.processos[nome]:
            vistos.add(nome)
    return vistos


def _da_mesa(mundo: Mundo, ator: Ator) -> set[str]:
    passagens = Passagem.objects.da_mesa_de(ator).values_list("processo", flat=True)
    return mundo.nomes_de_processos(passagens)


def _paginas_de_processos(rota: str) -> Callable[[Mundo, Membro], set[str]]:
    """Processes whose own address answers well and names them."""

    def ver(mundo: Mundo, membro: Membro) -> set[str]:
        casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
        cliente, vistos = membro.navegador(mundo), set()
        for nome, pk in mundo.processos.items():
            partes = {"instituicao": casa.instituicao.slug, "processo": pk}
            resposta = cliente.get(reverse(rota, kwargs=partes))
            if resposta.status_code == 200 and mundo.numeros[nome] in resposta.content.decode():
                vistos.add(nome)
        return vistos

    return ver


def _listados_em(rota: str, consulta: str = "") -> Callable[[Mundo, Membro], set[str]]:
    """Processes to which a page of the institution has a link."""

    def ver(mundo: Mundo, membro: Membro) -> set[str]:
        casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
        endereco = reverse(rota, kwargs={"instituicao": casa.instituicao.slug})
        pagina = membro.navegador(mundo).get(f"{endereco}{consulta}").content.decode()
        ligados = re.findall(rf"/{casa.instituicao.slug}/processos/(\d+)/", pagina)
        return mundo.nomes_de_processos(int(pk) for pk in ligados)

    return ver


def _no_zip_dos_processos(mundo: Mundo, membro: Membro) -> set[str]:
    """Documents that go out in the packages of all processes, by what each manifest says."""
    casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
    cliente, numeros = membro.navegador(mundo), set()
    for pk in mundo.processos.values():
        partes = {"instituicao": casa.instituicao.slug, "processo": pk}
        resposta = cliente.get(reverse("processo_zip", kwargs=partes), follow=True)
        if resposta.status_code == 200:
            numeros |= _numeros_no_zip(b"".join(resposta.streaming_content))
    return _com_numeros(mundo, numeros)


def _numeros_no_zip(pacote: bytes) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(pacote)) as aberto:
        manifesto = json.loads(aberto.read("manifesto.json"))
        dentro = set(aberto.namelist())
    documentos = [d for p in manifesto["processos"] for d in p["documentos"]]
    return {d["numero"] for d in documentos if d["arquivo"] in dentro}


def _com_numeros(mundo: Mundo, numeros: set[str]) -> set[str]:
    achados: set[str] = set()
    for casa in (mundo.elenco.casa, mundo.elenco.outra):
        with mundo.elenco.em(casa):
            todos = Documento.objects.listaveis_por(Ator.tarefa(casa.instituicao.pk))
            achados |= mundo.nomes_de_documentos(
                d.pk for d in todos if d.numero_formatado in numeros
            )
    return achados


def _no_pdf_dos_processos(mundo: Mundo, membro: Membro) -> set[str]:
    """Documents whose content is in the PDFs of all processes."""
    casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
    cliente, dentro = membro.navegador(mundo), list[int]()
    for pk in mundo.processos.values():
        partes = {"instituicao": casa.instituicao.slug, "processo": pk}
        resposta = cliente.get(reverse("processo_pdf", kwargs=partes))
        if resposta.status_code == 303:
            feita = re.search(r"/autos/(\d+)/", resposta["Location"])
            assert feita is not None
            with mundo.elenco.em(casa):
                dentro += Exportacao.objects.get(pk=feita[1]).conteudos
    return mundo.nomes_de_documentos(dentro)


def _com_pdf(nome: str) -> bool:
    return "assinado" in nome or nome == "público em contaminado"


def _arquivo(nome: str) -> bool:
    return "arquivo" in nome or nome in {"restrito em tramitado", "restrito em contaminado"}


PORTAS = (
    Porta("consulta: processos localizáveis", LOCALIZAR, _processos("localizaveis_por")),
    Porta("consulta: processos legíveis", LER, _processos("legiveis_por")),
    Porta("consulta: passagens", LOCALIZAR, _no_escopo(_das_passagens)),
    Porta("consulta: andamentos", LOCALIZAR, _no_escopo(_dos_andamentos)),
    Porta("consulta: documentos listáveis", LISTAR, _documentos("listaveis_por")),
    Porta("consulta: documentos legíveis", ABRIR, _documentos("legiveis_por")),
    Porta("pesquisa: palavras", LER, _no_escopo(_pela_pesquisa)),
    Porta("pesquisa: documentos", ABRIR, _no_escopo(_documentos_pela_pesquisa)),
    Porta("pesquisa: filtros de documentos", ABRIR, _no_escopo(_documentos_pelo_filtro)),
    Porta("pesquisa: dentro do processo", ABRIR, _no_escopo(_documentos_dentro_do_processo)),
    Porta(
        "página: pesquisa de documentos",
        ABRIR,
        _documentos_na_pagina_da_pesquisa,
        membros=SERVIDORES,
    ),
    Porta("pesquisa: número", LOCALIZAR, _no_escopo(_pelo_numero)),
    Porta("consulta: mesa", NA_MESA, _no_escopo(_da_mesa)),
    Porta("página: mesa", NA_MESA, _listados_em("mesa"), membros=SERVIDORES),
    Porta(
        "página: pesquisa",
        LER,
        _listados_em("pesquisa", "?q=paridade&em=processos"),
        membros=SERVIDORES,
    ),
    Porta("página: processo", LOCALIZAR, _paginas_de_processos("processo"), membros=SERVIDORES),
    Porta("página: histórico", LOCALIZAR, _paginas_de_processos("historico"), membros=SERVIDORES),
    Porta("página: conteúdo", ABRIR, _pela_pagina("documento_conteudo"), membros=SERVIDORES),
    Porta("página: PDF", ABRIR, _pela_pagina("documento_pdf"), _com_pdf, SERVIDORES),
    Porta("página: original", ABRIR, _pela_pagina("documento_original"), _arquivo, SERVIDORES),
    Porta("página: ZIP do processo", ABRIR, _no_zip_dos_processos, membros=SERVIDORES),
    Porta("página: PDF do processo", ABRIR, _no_pdf_dos_processos, membros=SERVIDORES),
)
