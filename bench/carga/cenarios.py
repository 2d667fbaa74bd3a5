"""The six scenarios of the public load suite of this kind of system, and the citizen's journey.

Think times, in milliseconds, are those of that suite: fixed plus uniform. The first scenario is
in `criar`.
"""

from urllib.parse import urlencode

import gevent

from bench.carga.criar import ESCRITOR, Criar
from bench.carga.formularios import formulario, opcoes, pares, trocar
from bench.carga.pessoa import Falha, Jornada
from bench.carga.registro import MUNDO

PERGUNTAS = 120  # seconds, about, that a person waits for a large file


class Achar(Jornada):
    """2. Find a process by number, then each of its documents: search, page with tree, content."""

    voltas = (5, 5)

    def volta(self) -> None:
        self.entrar()
        self.pensar(2000, 4000)
        processo = MUNDO.processo()
        pagina = self.buscar(processo["numero"])
        nos = pagina.pagina.xpath("//a[starts-with(@id, 'no-')]")
        for no in nos[:20]:
            pk = no.get("id").removeprefix("no-")
            numero = no.xpath(".//*[@class='no-detalhe']")[0].text_content().split("·")[0].strip()
            self.pensar(2000, 4000)
            self.buscar(numero)
            self.passo("conteúdo", self.casa(f"documentos/{pk}/conteudo/"))
            self.pensar(2000, 15000)


class Atribuir(Jornada):
    """3. Quick search, then assign to a random colleague."""

    voltas = (1, 10)

    def volta(self) -> None:
        self.entrar()
        self.pensar(4000, 2000)
        pk = da_mesa(self)
        self.pensar(4000, 2000)
        url = self.casa(f"processos/{pk}/atribuir/")
        pagina = self.passo("atribuir: página", url)
        achado = formulario(pagina.pagina, "pessoa")
        campos = trocar(pares(achado), pessoa=MUNDO.sorte.choice(opcoes(achado, "pessoa")))
        self.passo("atribuir", url, campos, contem="processo-topo")


def da_mesa(quem: Jornada) -> int:
    """Quick search of a process open in the unit of the person; its id."""
    processo = MUNDO.processo(na_mesa=quem.conta["unidade"])
    quem.buscar(processo["numero"])
    return int(processo["id"])


class Pdf(Jornada):
    """4. Quick search, then one PDF with the whole process."""

    voltas = (1, 1)

    def volta(self) -> None:
        self.entrar()
        self.pensar(2000, 4000)
        processo = MUNDO.processo()
        self.buscar(processo["numero"])
        self.pensar(2000, 4000)
        pdf_do_processo(self, processo["id"])


def pdf_do_processo(quem: Jornada, processo: int) -> None:
    """The whole process in one PDF: at once when it is small, else when its page says so."""
    pagina = quem.passo("PDF do processo", quem.casa(f"processos/{processo}/pdf/"))
    for _ in range(PERGUNTAS):
        if pagina.conteudo[:4] == b"%PDF":
            return
        gevent.sleep(1)
        arquivo = pagina.caminho + "arquivo/"
        pagina = quem.passo("PDF do processo: em preparo", arquivo)
    if pagina.conteudo[:4] != b"%PDF":
        raise Falha("o PDF não ficou pronto")


class Anotar(Jornada):
    """5. Quick search, then a note."""

    voltas = (1, 5)

    def volta(self) -> None:
        self.entrar()
        self.pensar(4000, 6000)
        pk = da_mesa(self)
        self.pensar(4000, 6000)
        url = self.casa(f"processos/{pk}/anotar/")
        pagina = self.passo("anotação: página", url)
        campos = trocar(pagina.campos("texto"), texto=ESCRITOR.linha()[:400])
        self.passo("anotação", url, campos, contem="processo-topo")


class Pesquisar(Jornada):
    """6. Full text: the phrase of each document written in a process, then open it."""

    voltas = (5, 5)

    def volta(self) -> None:
        self.entrar()
        processo = MUNDO.processo()
        # A draft is found by its own unit alone: its conference code does not exist yet.
        internos = [d for d in processo["documentos"] if d["interno"] and d.get("crc") != ""]
        for documento in internos[:10]:
            self.pensar(4000, 6000)
            consulta = urlencode({"q": f'"{documento["frase"]}"'})
            self.passo(
                "busca por frase", self.casa(f"pesquisa/?{consulta}"), contem=processo["numero"]
            )
            pagina = self.casa(f"processos/{processo['id']}/?documento={documento['id']}")
            self.passo("abrir achado", pagina, contem="processo-topo")
            self.passo("conteúdo", self.casa(f"documentos/{documento['id']}/conteudo/"))
            self.pensar(2000, 15000)


class Cidadao(Jornada):
    """Anyone: the conference page, both codes, the document itself."""

    voltas = (5, 5)

    def volta(self) -> None:
        self.on_start_endereco()
        processo = MUNDO.processo()
        assinados = [d for d in processo["documentos"] if d.get("crc")]
        if not assinados:
            return
        documento = MUNDO.sorte.choice(assinados)
        self.passo("conferir: formulário", "/conferir/")
        self.pensar(4000, 6000)
        codigos = urlencode(
            {"codigo_verificador": documento["numero"], "codigo_crc": documento["crc"]}
        )
        self.passo("conferir", f"/conferir/?{codigos}", contem=documento["numero"])
        self.pensar(2000, 4000)
        arquivo = self.passo(
            "conferir: abrir PDF", f"/{processo['casa']}/conferir/arquivo/?{codigos}"
        )
        if arquivo.conteudo[:4] != b"%PDF":
            raise Falha("não veio PDF")

    def on_start_endereco(self) -> None:
        """Another citizen at each turn: another address."""
        faltam = self.faltam
        self.on_start()
        self.faltam = faltam


# Scenario → (users of the CI profile, users of the default profile, turns in the CI profile).
USUARIOS: dict[type[Jornada], tuple[int, int]] = {
    Criar: (2, 2),
    Achar: (1, 5),
    Atribuir: (2, 20),
    Pdf: (1, 5),
    Anotar: (2, 5),
    Pesquisar: (1, 5),
}
