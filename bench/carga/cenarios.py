"""The six scenarios of the public load suite of this kind of system, and the citizen's journey.

Think times, in milliseconds, are those of that suite: fixed plus uniform.
"""

import json
from typing import Any
from urllib.parse import urlencode

import gevent

from bench.carga.formularios import formulario, opcoes, pares, trocar
from bench.carga.pessoa import Falha, Jornada, Resposta
from bench.carga.registro import MUNDO
from bench.gerador.textos import Escritor
from bench.pdf import fazer_pdf

_ESCRITOR = Escritor(2026)
_DIVISA = "----medicao"
PERGUNTAS = 120  # seconds, about, that a person waits for a large file


def multiparte(campos: list[tuple[str, str]], nome: str, conteudo: bytes) -> tuple[bytes, str]:
    """Body and type of a form with one PDF in the field `arquivos`."""
    partes = [
        f'--{_DIVISA}\r\nContent-Disposition: form-data; name="{c}"\r\n\r\n{v}\r\n'.encode()
        for c, v in campos
    ]
    cabeca = (
        f'--{_DIVISA}\r\nContent-Disposition: form-data; name="arquivos"; filename="{nome}"\r\n'
        "Content-Type: application/pdf\r\n\r\n"
    )
    corpo = b"".join(partes) + cabeca.encode() + conteudo + f"\r\n--{_DIVISA}--\r\n".encode()
    return corpo, f"multipart/form-data; boundary={_DIVISA}"


def pdf_de(quilobytes: int) -> tuple[bytes, str]:
    """A PDF of about this size and the phrase that it alone has."""
    frase = _ESCRITOR.frase()
    linhas = [f"Referência: {frase}"]
    while sum(map(len, linhas)) < quilobytes * 1000:
        linhas.append(_ESCRITOR.linha()[:95])
    return fazer_pdf(linhas), frase


class Criar(Jornada):
    """1. New process; two documents written, saved, edited twice and signed; two PDFs sent."""

    voltas = (5, 5)

    def volta(self) -> None:
        self.entrar()
        self.pensar(2000, 4000)
        processo = self.autuar()
        for _ in range(2):
            self.pensar(2000, 4000)
            processo["documentos"].append(self.escrever(processo))
        for _ in range(2):
            self.pensar(2000, 4000)
            self._enviar_pdf(processo)
        MUNDO.criados.append(processo)

    def autuar(self) -> dict[str, Any]:
        """Open a public process; what the others need to find it."""
        url = self.casa("processos/novo/")
        pagina = self.passo("novo processo: formulário", url)
        achado = formulario(pagina.pagina, "especificacao")
        sorte = MUNDO.sorte
        nome = sorte.choice(("Maria", "José", "Silva", "Santos"))
        achados = self.passo("pessoas", self.casa(f"pessoas/?q={nome}"))
        pessoas = [r["id"] for r in json.loads(achados.conteudo)["resultados"]]
        campos = trocar(
            pares(achado),
            tipo=sorte.choice(publicos(opcoes(achado, "tipo"))),
            assuntos=[sorte.choice(opcoes(achado, "assuntos"))],
            especificacao=_ESCRITOR.especificacao(),
            interessados=[sorte.choice(pessoas)] if pessoas else [],
            nivel="0",
            hipotese="",
        )
        feito = self.passo("novo processo", url, campos, contem="processo-topo")
        return {
            "casa": self.conta["casa"],
            "id": int(feito.caminho.strip("/").split("/")[2]),
            "numero": feito.pagina.xpath("//h1")[0].text_content().strip(),
            "na_mesa": self.conta["unidade"],
            "documentos": [],
        }

    def escrever(self, processo: dict[str, Any]) -> dict[str, Any]:
        """Write, save, edit twice and sign one document."""
        url = self.casa(f"processos/{processo['id']}/documentos/incluir/")
        pagina = self.passo("incluir documento: formulário", url)
        achado = formulario(pagina.pagina, "inicio")
        tipo = MUNDO.sorte.choice(opcoes(achado, "tipo"))
        campos = trocar(
            pares(achado), tipo=tipo, inicio="branco", nivel="0", hipotese="", numero="1/2026"
        )
        editor = self.passo("incluir documento", url, campos, aceitos=(200,), contem="versao_base")
        pk = int(editor.caminho.strip("/").split("/")[2])
        token = dict(editor.campos("versao_base"))
        frase = _ESCRITOR.frase()
        linhas = "".join(
            f"<p>{_ESCRITOR.linha()}</p>" for _ in range(MUNDO.sorte.randrange(200, 400))
        )
        versao = 1
        for nome, conteudo, pausa in (
            ("salvar documento", "<p>Início.</p>", (1000, 6000)),
            ("editar: centenas de linhas", linhas, (1000, 6000)),
            ("editar: uma frase", f"{linhas}<p>{frase}</p>", (10000, 10000)),
        ):
            self.pensar(*pausa)
            versao = self._salvar(nome, pk, token, conteudo, versao)
        self._assinar(pk)
        return {"id": pk, "numero": "", "interno": True, "frase": frase}

    def _salvar(self, nome: str, pk: int, token: dict, conteudo: str, versao: int) -> int:
        campos = [
            ("csrfmiddlewaretoken", token["csrfmiddlewaretoken"]),
            ("conteudo", conteudo),
            ("versao_base", str(versao)),
        ]
        salvo = self.passo(nome, self.casa(f"documentos/{pk}/salvar/"), campos, json=True)
        return int(json.loads(salvo.conteudo)["versao"])

    def _assinar(self, pk: int) -> None:
        url = self.casa(f"documentos/{pk}/assinar/")
        pagina = self.passo("assinar: página", url)
        campos = trocar(pagina.campos("senha"), senha=MUNDO.senha)
        self.passo("assinar", url, campos, contem="processo-topo")

    def _enviar_pdf(self, processo: dict[str, Any]) -> None:
        conteudo, _ = pdf_de(20)
        enviar_arquivo(self, processo["id"], conteudo)


def publicos(tipos: list[str]) -> list[str]:
    """Types that allow public processes."""
    return [tipo for tipo in tipos if int(tipo) in MUNDO.tipos_publicos]


def enviar_arquivo(quem: Jornada, processo: int, conteudo: bytes) -> Resposta:
    """Send one PDF and include it, as the page without scripts does; the page with it open."""
    url = quem.casa(f"processos/{processo}/arquivos/")
    pagina = quem.passo("arquivos: página", url)
    token = dict(quem_token(pagina))
    corpo, tipo = multiparte(list(token.items()), "anexo.pdf", conteudo)
    tabela = quem.passo("enviar arquivo", url, corpo=corpo, tipo=tipo)
    achado = formulario(tabela.pagina, "recebido")
    prefixo = next(n for n, _ in pares(achado) if n.endswith("-nivel")).removesuffix("-nivel")
    tipos = opcoes(achado, f"{prefixo}-tipo")
    campos = trocar(
        pares(achado),
        **{f"{prefixo}-tipo": tipos[0], f"{prefixo}-nivel": "0", f"{prefixo}-numero": "1"},
    )
    return quem.passo("incluir arquivo", f"{url}incluir/", campos, contem="processo-topo")


def quem_token(pagina: Resposta) -> list[tuple[str, str]]:
    """The anti-forgery field of the form that receives files."""
    return [par for par in pagina.campos("arquivos") if par[0] == "csrfmiddlewaretoken"]


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
        campos = trocar(pagina.campos("texto"), texto=_ESCRITOR.linha()[:400])
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
