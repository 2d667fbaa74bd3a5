"""Closed loops of one step: what each page costs at the same concurrency as the floors."""

import itertools
from collections.abc import Callable
from urllib.parse import urlencode

from bench.carga.pessoa import Falha, Pessoa
from bench.carga.portal import PASSOS_DO_PORTAL, novo_endereco
from bench.carga.registro import MUNDO
from bench.gerador.textos import LIGACOES

_VEZ = itertools.count()
PRONTOS: set[object] = set()  # whose step was answered at least once
Passo = Callable[["Laco"], None]


class Laco(Pessoa):
    """Logs in once, then does the same step as fast as it is answered."""

    nome_do_passo = ""

    def on_start(self) -> None:
        super().on_start()
        conta = MUNDO.usuarios[next(_VEZ) % 200]
        if self.nome_do_passo not in ABERTOS:
            self.entrar(conta)

    def um(self) -> None:
        """The task of locust."""
        try:
            PASSOS[self.nome_do_passo](self)
        except Falha:
            return
        finally:
            PRONTOS.add(self)

    tasks = [um]  # noqa: RUF012


def _pesquisa(quem: Laco, nome: str, texto: str, contem: str = "") -> None:
    quem.passo(nome, quem.casa("pesquisa/?" + urlencode({"q": texto})), contem=contem)


def _documento(interno: bool) -> tuple[dict, dict]:
    while True:
        processo = MUNDO.processo()
        bons = [d for d in processo["documentos"] if d["interno"] is interno and d.get("crc", "1")]
        if bons:
            return processo, MUNDO.sorte.choice(bons)


def _mesa(quem: Laco) -> None:
    quem.passo("mesa", quem.casa("mesa/"), contem="mesa-tabela")


def _processo(quem: Laco) -> None:
    url = quem.casa(f"processos/{MUNDO.processo()['id']}/")
    quem.passo("processo", url, contem="processo-topo")


def _conteudo(quem: Laco) -> None:
    _, documento = _documento(interno=True)
    quem.passo("conteudo", quem.casa(f"documentos/{documento['id']}/conteudo/"))


def _frase(quem: Laco) -> None:
    processo, documento = _documento(interno=MUNDO.sorte.random() < 0.5)
    _pesquisa(quem, "pesquisa: frase", f'"{documento["frase"]}"', processo["numero"])


def _conferir(quem: Laco) -> None:
    quem.endereco = novo_endereco()
    processo, documento = _documento(interno=True)
    codigos = urlencode({"codigo_verificador": documento["numero"], "codigo_crc": documento["crc"]})
    quem.passo("conferir", f"/{processo['casa']}/conferir/?{codigos}", contem=documento["numero"])


def _chave(quem: Laco) -> None:
    quem.passo("piso: uma chave", "/piso/chave/1/")


def _linhas(quem: Laco) -> None:
    quem.passo("piso: 50 linhas", "/piso/linhas/", contem="<table>")


def _numero(quem: Laco) -> None:
    _pesquisa(quem, "pesquisa: número", MUNDO.processo()["numero"], "processo-topo")


def _comum(quem: Laco) -> None:
    _pesquisa(quem, "pesquisa: palavra comum", MUNDO.palavra(0, 10))


def _duas(quem: Laco) -> None:
    palavras = f"{MUNDO.palavra(0, 20)} {MUNDO.palavra(20, 60)}"
    _pesquisa(quem, "pesquisa: duas palavras", palavras)


def _expressao(quem: Laco) -> None:
    _pesquisa(quem, "pesquisa: expressão comum", f'"{MUNDO.sorte.choice(LIGACOES[:5])}"')


PASSOS: dict[str, Passo] = {
    "piso: uma chave": _chave,
    "piso: 50 linhas": _linhas,
    "mesa": _mesa,
    "processo": _processo,
    "conteudo": _conteudo,
    "pesquisa: número": _numero,
    "pesquisa: palavra comum": _comum,
    "pesquisa: duas palavras": _duas,
    "pesquisa: expressão comum": _expressao,
    "pesquisa: frase": _frase,
    "conferir": _conferir,
    **PASSOS_DO_PORTAL,
}
ABERTOS = {"piso: uma chave", "piso: 50 linhas", "conferir", *PASSOS_DO_PORTAL}
