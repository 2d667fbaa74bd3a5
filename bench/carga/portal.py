"""The citizen's pages without login, as steps in a loop and as a journey."""

import itertools
from typing import Any
from urllib.parse import urlencode

from bench.carga.pessoa import Jornada, Pessoa
from bench.carga.registro import MUNDO

_VEZ = itertools.count()


def novo_endereco() -> str:
    """Another person at each turn: the limits of attempts count by address."""
    vez = next(_VEZ)
    return f"10.{vez % 250}.{vez // 250 % 250}.{vez // 62500 % 250}"


def processo_e_digitos() -> tuple[dict[str, Any], str]:
    """A process, and its number as addresses write it."""
    processo = MUNDO.processo()
    return processo, "".join(c for c in processo["numero"] if c.isdigit())


def _inicio(quem: Pessoa) -> None:
    quem.passo("portal: início", f"/{MUNDO.processo()['casa']}/", contem="<main")


def _palavra(quem: Pessoa) -> None:
    _consulta(quem, "portal: palavra comum", MUNDO.palavra(0, 10))


def _em_todas(quem: Pessoa) -> None:
    consulta = urlencode({"q": MUNDO.palavra(0, 10)})
    quem.passo("portal: em todas", f"/consulta/?{consulta}", contem="<main")


def _frase(quem: Pessoa) -> None:
    processo = MUNDO.processo()
    documento = MUNDO.sorte.choice(processo["documentos"])
    _consulta(quem, "portal: frase", f'"{documento["frase"]}"')


def _consulta(quem: Pessoa, nome: str, texto: str) -> None:
    consulta = urlencode({"q": texto})
    quem.passo(nome, f"/{MUNDO.processo()['casa']}/consulta/?{consulta}", contem="<main")


def _processo(quem: Pessoa) -> None:
    processo, digitos = processo_e_digitos()
    endereco = f"/{processo['casa']}/processo/{digitos}/"
    quem.passo("portal: processo", endereco, contem=processo["numero"])


def _acompanhar(quem: Pessoa) -> None:
    processo, digitos = processo_e_digitos()
    endereco = f"/{processo['casa']}/processo/{digitos}/acompanhar/"
    quem.passo("portal: acompanhar", endereco, contem=processo["numero"])


def _documento(quem: Pessoa) -> None:
    while True:
        processo = MUNDO.processo()
        assinados = [d for d in processo["documentos"] if d.get("crc")]
        if assinados:
            break
    numero = MUNDO.sorte.choice(assinados)["numero"]
    quem.passo("portal: documento", f"/{processo['casa']}/documento/{int(numero)}/", contem=numero)


def _de_outra_pessoa(passo: Any) -> Any:
    def um(quem: Pessoa) -> None:
        quem.endereco = novo_endereco()
        passo(quem)

    return um


PASSOS_DO_PORTAL = {
    nome: _de_outra_pessoa(passo)
    for nome, passo in {
        "portal: início": _inicio,
        "portal: palavra comum": _palavra,
        "portal: frase": _frase,
        "portal: em todas": _em_todas,
        "portal: processo": _processo,
        "portal: acompanhar": _acompanhar,
        "portal: documento": _documento,
    }.items()
}


class Visitante(Jornada):
    """Without login: home of the institution, a search, the process found, where it is, an act."""

    voltas = (5, 5)

    def volta(self) -> None:
        self.endereco = novo_endereco()
        for passo, (fixo, variavel) in zip(
            (_inicio, _frase, _processo, _acompanhar, _documento),
            ((2000, 4000), (4000, 6000), (4000, 6000), (2000, 4000), (4000, 15000)),
            strict=True,
        ):
            passo(self)
            self.pensar(fixo, variavel)
