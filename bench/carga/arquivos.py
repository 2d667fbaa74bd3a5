"""How fast files come in and can be found, and how fresh the search is."""

import time
from typing import Any
from urllib.parse import urlencode

import gevent
from locust.env import Environment

from bench.carga.criar import Criar, enviar_arquivos, pdf_de
from bench.carga.pessoa import Falha, Pessoa
from bench.carga.registro import MUNDO

JUNTOS = 5  # files dropped on the page at once
ESPERA = 30.0  # seconds after which a file that the search did not find counts as lost


class _Remetente(Criar):
    """Someone driven by hand: no task of locust runs."""


def _pessoa(ambiente: Environment) -> _Remetente:
    pessoa = _Remetente(ambiente)
    pessoa.on_start()
    pessoa.entrar()
    return pessoa


def _acha(quem: Pessoa, frase: str, numero: str) -> bool:
    consulta = urlencode({"q": f'"{frase}"'})
    pagina = quem.passo("busca do arquivo", quem.casa(f"pesquisa/?{consulta}"))
    return numero.encode() in pagina.conteudo.replace(b"<mark>", b"").replace(b"</mark>", b"")


def esperar_achar(quem: Pessoa, frase: str, numero: str, prazo: float = ESPERA) -> float | None:
    """Seconds until the search finds the phrase; None when it does not within `prazo`."""
    inicio = time.monotonic()
    while True:
        if _acha(quem, frase, numero):
            return time.monotonic() - inicio
        if time.monotonic() - inicio > prazo:
            return None
        gevent.sleep(0.1)


def arquivos(pedido: dict[str, Any]) -> dict[str, Any]:
    """Some people send files, some at a time, as fast as they can; the last one found stops the
    clock."""
    MUNDO.amostras.clear()
    MUNDO.pausas = 0.0
    Pessoa.host = MUNDO.base
    ambiente = Environment(user_classes=[_Remetente], host=MUNDO.base)
    pessoas = [_pessoa(ambiente) for _ in range(pedido["simultaneos"])]
    processos = [pessoa.autuar() for pessoa in pessoas]
    feitos: list[tuple[str, str]] = []
    prontos = [pdf_de(20) for _ in range(pedido["quantos"])]
    inicio = time.monotonic()

    def enviar(posto: int) -> None:
        while prontos:
            juntos = [prontos.pop() for _ in range(min(JUNTOS, len(prontos)))]
            try:
                enviar_arquivos(pessoas[posto], processos[posto]["id"], [pdf for pdf, _ in juntos])
            except Falha:
                continue
            feitos.extend((frase, processos[posto]["numero"]) for _, frase in juntos)

    gevent.joinall([gevent.spawn(enviar, posto) for posto in range(len(pessoas))])
    guardados = time.monotonic() - inicio
    ultimo = esperar_achar(pessoas[0], *feitos[-1])
    tudo = time.monotonic() - inicio
    achados = sum(esperar_achar(pessoas[0], *feito, prazo=0) is not None for feito in feitos)
    frescor = [_assinar_e_achar(pessoas[0], processos[0]) for _ in range(5)]
    return {
        **pedido,
        "duracao": tudo,
        "guardados_por_segundo": len(feitos) / guardados,
        "achados": achados,
        "achaveis_por_segundo": 0.0 if ultimo is None else len(feitos) / tudo,
        "frescor": frescor,
        "amostras": MUNDO.exportar(),
    }


def _assinar_e_achar(quem: _Remetente, processo: dict[str, Any]) -> float | None:
    """Write and sign a document; seconds after the answer until the search finds it."""
    documento = quem.escrever(processo)
    return esperar_achar(quem, documento["frase"], processo["numero"])
