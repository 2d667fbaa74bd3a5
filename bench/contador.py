"""What each answer cost inside the server, told in a header: only the measured server has it."""

import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

CABECALHO = "X-Medida"


class ContadorMiddleware:
    """`X-Medida: queries;ms in the database;ms of processor of the thread;ms in all`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, requisicao: HttpRequest) -> HttpResponse:
        consultas, no_banco = 0, 0.0

        def contar(executar: Any, sql: Any, params: Any, many: bool, contexto: Any) -> Any:
            nonlocal consultas, no_banco
            comeco = time.perf_counter()
            try:
                return executar(sql, params, many, contexto)
            finally:
                consultas += 1
                no_banco += time.perf_counter() - comeco

        inicio, processador = time.perf_counter(), time.thread_time()
        with connection.execute_wrapper(contar):
            resposta = self.get_response(requisicao)
        cpu = (time.thread_time() - processador) * 1000
        tudo = (time.perf_counter() - inicio) * 1000
        resposta[CABECALHO] = f"{consultas};{no_banco * 1000:.2f};{cpu:.2f};{tudo:.2f}"
        return resposta
