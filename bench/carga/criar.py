"""The first scenario: a process made from nothing, and the helpers that write and send files.

Think times, in milliseconds, are those of the suite named in `cenarios`: fixed plus uniform.
"""

import json
from typing import Any

from bench.carga.formularios import formulario, opcoes, pares, trocar
from bench.carga.pessoa import Jornada, Resposta
from bench.carga.registro import MUNDO
from bench.gerador.textos import Escritor
from bench.pdf import fazer_pdf

ESCRITOR = Escritor(2026)
_DIVISA = "----medicao"


def multiparte(campos: list[tuple[str, str]], pdfs: list[bytes]) -> tuple[bytes, str]:
    """Body and type of a form with some PDFs in the field `arquivos`."""
    partes = [
        f'--{_DIVISA}\r\nContent-Disposition: form-data; name="{c}"\r\n\r\n{v}\r\n'.encode()
        for c, v in campos
    ]
    for posto, conteudo in enumerate(pdfs, 1):
        cabeca = (
            f"--{_DIVISA}\r\nContent-Disposition: form-data; "
            f'name="arquivos"; filename="anexo-{posto}.pdf"\r\n'
            "Content-Type: application/pdf\r\n\r\n"
        )
        partes.append(cabeca.encode() + conteudo + b"\r\n")
    return b"".join(
        partes
    ) + f"--{_DIVISA}--\r\n".encode(), f"multipart/form-data; boundary={_DIVISA}"


def pdf_de(quilobytes: int) -> tuple[bytes, str]:
    """A PDF of about this size and the phrase that it alone has."""
    frase = ESCRITOR.frase()
    linhas = [f"Referência: {frase}"]
    while sum(map(len, linhas)) < quilobytes * 1000:
        linhas.append(ESCRITOR.linha()[:95])
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
            especificacao=ESCRITOR.especificacao(),
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
        frase = ESCRITOR.frase()
        linhas = "".join(
            f"<p>{ESCRITOR.linha()}</p>" for _ in range(MUNDO.sorte.randrange(200, 400))
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
        enviar_arquivos(self, processo["id"], [conteudo])


def publicos(tipos: list[str]) -> list[str]:
    """Types that allow public processes."""
    return [tipo for tipo in tipos if int(tipo) in MUNDO.tipos_publicos]


def enviar_arquivos(quem: Jornada, processo: int, pdfs: list[bytes]) -> Resposta:
    """Send PDFs together and include them, as the page without scripts does; the page of the
    process with the last one open."""
    url = quem.casa(f"processos/{processo}/arquivos/")
    pagina = quem.passo("arquivos: página", url)
    token = dict(quem_token(pagina))
    corpo, tipo = multiparte(list(token.items()), pdfs)
    tabela = quem.passo("enviar arquivos", url, corpo=corpo, tipo=tipo)
    achado = formulario(tabela.pagina, "recebido")
    troca = {}
    for numero, (nome, _) in enumerate(pares(achado), 1):
        if nome.endswith("-nivel"):
            prefixo = nome.removesuffix("-nivel")
            tipos = opcoes(achado, f"{prefixo}-tipo")
            troca |= {f"{prefixo}-tipo": tipos[0], nome: "0", f"{prefixo}-numero": str(numero)}
    campos = trocar(pares(achado), **troca)
    return quem.passo("incluir arquivos", f"{url}incluir/", campos, contem="processo-topo")


def quem_token(pagina: Resposta) -> list[tuple[str, str]]:
    """The anti-forgery field of the form that receives files."""
    return [par for par in pagina.campos("arquivos") if par[0] == "csrfmiddlewaretoken"]
