"""`python -m bench.gerador`: fill a migrated, empty database. Run by `bench.conjunto`, which
supplies the addresses of the database and the folder in the environment."""

import json
import multiprocessing
import os
import sys
import time
from pathlib import Path

import django
import psycopg

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from bench.gerador.acervo import Pronto, ligar, montar_pool  # noqa: E402
from bench.gerador.base import SENHA, acertar_sequencias, semear, unidade_da_conta  # noqa: E402
from bench.gerador.lote import Catalogo, Lote  # noqa: E402
from bench.gerador.plano import UNIDADES_DE_JORNADA, Plano, planejar  # noqa: E402
from bench.gerador.tabelas import Tabelas  # noqa: E402
from seiva.catalogo import models as catalogo  # noqa: E402
from seiva.core.tenancy import escopo  # noqa: E402
from seiva.organizacao import models as organizacao  # noqa: E402

POR_LOTE = 250
SUPER = os.environ["BENCH_SUPER"]
_inicio = time.monotonic()


def avisar(texto: str) -> None:
    """One line of progress."""
    print(f"{time.monotonic() - _inicio:7.1f} s  {texto}", flush=True)


def ler_catalogo(plano: Plano) -> Catalogo:
    """Ids and names that every lot needs, read once."""
    with transaction.atomic(), escopo(1):
        tipos = catalogo.TipoDocumento.objects.order_by("pk")
        return Catalogo(
            tipos=_ids(catalogo.TipoProcesso.objects.filter(niveis__contains=[0])),
            assuntos=_ids(catalogo.Assunto.objects.all()),
            hipotese=_ids(catalogo.HipoteseLegal.objects.all())[0],
            escritos=list(tipos.exclude(aplicabilidade="E").values_list("pk", "nome")),
            arquivos=list(tipos.exclude(aplicabilidade="I").values_list("pk", "nome")),
            siglas=dict(organizacao.Unidade.objects.values_list("pk", "sigla")),
            mascara=organizacao.Orgao.objects.get().mascara,
            cargos=list(organizacao.Cargo.objects.values_list("nome", flat=True)),
            nomes=dict(organizacao.Conta.objects.values_list("pk", "nome")),
        )


def _ids(linhas: "object") -> list[int]:
    return list(linhas.order_by("pk").values_list("pk", flat=True))  # type: ignore[attr-defined]


class Fabrica:
    """What each working process knows; a lot is a range of the plan."""

    def __init__(self, plano: Plano, dados: Catalogo, pool: list[Pronto]) -> None:
        self.plano, self.dados, self.pool = plano, dados, pool
        self.conexao: psycopg.Connection | None = None

    def lote(self, primeiro: int) -> list[dict[str, object]]:
        """Make and copy the processes of one lot; samples for the journeys."""
        if self.conexao is None:
            self.conexao = psycopg.connect(SUPER, autocommit=True)
        tabelas = Tabelas()
        lote = Lote(self.plano, self.dados, self.pool, tabelas, semente=primeiro)
        for processo in self.plano.processos[primeiro : primeiro + POR_LOTE]:
            lote.fazer(processo)
        tabelas.copiar(self.conexao)
        return lote.amostras


_fabrica: Fabrica | None = None


def _um_lote(primeiro: int) -> list[dict[str, object]]:
    assert _fabrica is not None
    return _fabrica.lote(primeiro)


def encher(plano: Plano, dados: Catalogo, pool: list[Pronto]) -> list[dict[str, object]]:
    """Every process of the plan, in as many processes as there are cores."""
    global _fabrica
    _fabrica = Fabrica(plano, dados, pool)
    amostras: list[dict[str, object]] = []
    total = len(plano.processos)
    lotes = range(0, total, POR_LOTE)
    contexto = multiprocessing.get_context("fork")
    with contexto.Pool(min(os.cpu_count() or 1, len(lotes))) as trabalhadores:
        for feito, achadas in enumerate(trabalhadores.imap(_um_lote, lotes), 1):
            amostras += achadas
            if feito % max(1, len(lotes) // 20) == 0:
                avisar(f"{min(feito * POR_LOTE, total):,} de {total:,} processos")
    return amostras


def contadores(plano: Plano, conexao: psycopg.Connection) -> None:
    """Counters of process numbers go on after the last one of each institution and year."""
    conexao.execute(
        "INSERT INTO processos_sequenciadenumero (instituicao_id, codigo, ano, ultimo) "
        "SELECT instituicao_id, codigo, ano, max(s) FROM unnest(%s::bigint[], %s::text[], "
        "%s::int[], %s::bigint[]) x(instituicao_id, codigo, ano, s) GROUP BY 1, 2, 3",
        [list(c) for c in zip(*_numeros(plano), strict=True)],
    )


def _numeros(plano: Plano) -> list[tuple[int, str, int, int]]:
    from seiva.processos.regras.contexto_numeracao import Contexto
    from seiva.processos.regras.numeracao import Mascara

    with transaction.atomic(), escopo(1):
        mascara = Mascara.ler(organizacao.Orgao.objects.get().mascara)
    codigos: dict[int, str] = {}
    linhas = []
    for processo in plano.processos:
        ano = processo.quando.year
        if ano not in codigos:
            contexto = Contexto(cod_orgao="3106", cod_unidade="000", ano=ano)
            codigos[ano] = mascara.codigo_da_sequencia(contexto)
        linhas.append((processo.casa + 1, codigos[ano], ano, processo.sequencia))
    return linhas


def usuarios(plano: Plano) -> list[dict[str, object]]:
    """Who may log in, and where they work: everyone of the biggest five institutions."""
    return [
        {
            "casa": casa.slug,
            "login": f"{casa.conta_inicial + ordem:011d}",
            "unidade": unidade_da_conta(casa, ordem) - 1,
        }
        for casa in plano.casas[:5]
        for ordem in range(casa.pessoas)
    ]


def main() -> None:
    plano = planejar(float(sys.argv[1]), instituicoes=int(sys.argv[2]))
    avisar(
        f"{len(plano.casas):,} instituições, {len(plano.processos):,} processos, "
        f"{plano.documentos:,} documentos"
    )
    pasta = Path(settings.DADOS) / "medicao"
    arquivos = Path(settings.STORAGES["default"]["OPTIONS"]["location"])
    pool = montar_pool(pasta / "acervo")
    ligar(pool, pasta / "acervo", arquivos, plano)
    avisar("acervo de arquivos pronto")
    with psycopg.connect(SUPER, autocommit=True) as conexao:
        semear(plano, conexao)
        avisar("instituições, pessoas e catálogos prontos")
        dados = ler_catalogo(plano)
        connection.close()
        amostras = encher(plano, dados, pool)
        contadores(plano, conexao)
        acertar_sequencias(conexao)
        avisar("ANALYZE…")
        conexao.execute("VACUUM (ANALYZE)")
    plano_em_json = {
        "senha": SENHA,
        "unidades": UNIDADES_DE_JORNADA,
        "usuarios": usuarios(plano),
        "tipos_publicos": dados.tipos,
        "processos": amostras,
    }
    (pasta / "amostras.json").write_text(json.dumps(plano_em_json), encoding="utf-8")
    avisar("pronto")


if __name__ == "__main__":
    main()
