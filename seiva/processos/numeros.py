"""Issue of process numbers: the counter behind the mask."""

from collections.abc import Sequence

from django.db import connection

from seiva.core.erros import RegraViolada
from seiva.organizacao.models import Orgao, Unidade
from seiva.processos.regras.erros import RecusaDeRegra
from seiva.processos.regras.numeracao import Contexto, Mascara


def emitir_numero(orgao: Orgao, unidade: Unidade, ano: int) -> str:
    """Next number for a process born in `unidade` in `ano`.

    The counter's row is locked until the transaction ends: two clerks at the same instant get
    consecutive numbers, and an act that is rolled back returns its number.
    """
    contexto = Contexto(cod_orgao=orgao.codigo, cod_unidade=unidade.codigo, ano=ano)
    try:
        mascara = Mascara.ler(orgao.mascara)
        codigo = mascara.codigo_da_sequencia(contexto)
        return mascara.formatar(contexto, _proximo(orgao.instituicao_id, codigo, ano))
    except RecusaDeRegra as erro:
        raise RegraViolada("numeracao", str(erro)) from erro


def _proximo(instituicao_id: int, codigo: str, ano: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO processos_sequenciadenumero (instituicao_id, codigo, ano, ultimo) "
            "VALUES (%s, %s, %s, 1) ON CONFLICT (instituicao_id, codigo, ano) "
            "DO UPDATE SET ultimo = processos_sequenciadenumero.ultimo + 1 RETURNING ultimo",
            [instituicao_id, codigo, ano],
        )
        return int(cursor.fetchone()[0])


def proximo_da_sequencia(instituicao_id: int, codigo: str, ano: int) -> int:
    """Next value of a named sequence (documents of a type, for example)."""
    return _proximo(instituicao_id, codigo, ano)


def ultimo_da_sequencia(instituicao_id: int, codigos: Sequence[str], ano: int) -> int:
    """Greatest value that any of these sequences has reached in the year; 0 for none."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(max(ultimo), 0) FROM processos_sequenciadenumero "
            "WHERE instituicao_id = %s AND codigo = ANY(%s) AND ano = %s",
            [instituicao_id, list(codigos), ano],
        )
        return int(cursor.fetchone()[0])


def adiantar_sequencias(instituicao_id: int, codigos: Sequence[str], ano: int, ate: int) -> None:
    """Take each sequence to `ate` at least: a sequence never goes back."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO processos_sequenciadenumero (instituicao_id, codigo, ano, ultimo) "
            "VALUES (%s, %s, %s, %s) ON CONFLICT (instituicao_id, codigo, ano) DO UPDATE "
            "SET ultimo = greatest(processos_sequenciadenumero.ultimo, excluded.ultimo)",
            [(instituicao_id, codigo, ano, ate) for codigo in codigos],
        )


def validar_informado(orgao: Orgao, numero: str) -> str:
    """Check a number typed by a person against the mask; return it trimmed.

    Raises `RegraViolada` that says which check digit was expected.
    """
    try:
        Mascara.ler(orgao.mascara).validar(numero.strip())
    except RecusaDeRegra as erro:
        raise RegraViolada("numero_invalido", str(erro), campo="numero") from erro
    return numero.strip()
