"""A year of routine behind the demonstration, so that its numbers say something.

Processes on paper of which only the passing from unit to unit was registered: nobody has them on
the table, for all were concluded. The pace of each unit is its own, and one of them is slow.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from seiva.catalogo.models import TipoProcesso
from seiva.core.ator import Ator
from seiva.core.relogio import como_em
from seiva.organizacao.models import Unidade
from seiva.processos.acoes.autuar import DadosDeAutuacao, autuar_processo
from seiva.processos.acoes.concluir import concluir_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.acoes.receber import receber_processo

Atuar = Callable[[str], Ator]

# Ways of a town: how many times each was gone in the year, the type, the units.
CAMINHOS: dict[str, tuple[tuple[int, str, tuple[str, ...]], ...]] = {
    "extrema": (
        (12, "Tributos: isenção de IPTU", ("SEMAD/PROTOCOLO", "SEFAZ/TRIB", "SEMAD/PROTOCOLO")),
        (10, "Compras: contratação direta", ("SEMED", "SEMAD/COMPRAS", "SEFAZ/CONT")),
        (
            8,
            "Compras: pregão eletrônico",
            ("SEDESO", "SEMAD/COMPRAS", "PGM", "SEMAD/COMPRAS", "SEFAZ/CONT"),
        ),
        (
            8,
            "Fiscalização: obras e posturas",
            ("SEMAD/PROTOCOLO", "SEOB/FISC", "SEMAD/PROTOCOLO"),
        ),
        (6, "Pessoal: férias", ("SEMAD/PROTOCOLO", "SEMAD/RH", "SEMAD")),
    ),
}
DIAS = {"SEMAD/COMPRAS": 19, "PGM": 8, "SEMAD/PROTOCOLO": 1, "SEFAZ/TRIB": 4}
PADRAO = 5  # days in any other unit
ANO = 345


def encenar_passado(casa: str, hoje: datetime, atuar: Atuar) -> int:
    """Play the year of a town, in the scope of its institution; how many processes were born.

    `atuar` gives who acts in a unit; `hoje` is the instant from which days are counted back.
    """
    publicos = TipoProcesso.objects.filter(niveis__contains=[0]).order_by("pk")
    tipos = {tipo.nome: tipo for tipo in publicos}
    unidades = {unidade.sigla: unidade for unidade in Unidade.objects.all()}
    nascidos = []
    for indice, (vezes, tipo, caminho) in enumerate(CAMINHOS.get(casa, ())):
        dura = sum(_dias(sigla, 0) for sigla in caminho) + len(caminho)
        for vez in range(vezes):
            inicio = hoje - timedelta(days=ANO - vez * (ANO - dura - 40) // vezes, hours=indice)
            nascidos.append((inicio, tipos[tipo], caminho, vez))
    for numero, (inicio, deste, caminho, vez) in enumerate(sorted(nascidos, key=lambda n: n[0]), 1):
        _percorrer(inicio, deste, [unidades[sigla] for sigla in caminho], vez, numero, atuar)
    return len(nascidos)


def _dias(sigla: str, vez: int) -> int:
    """How long a unit keeps the process this time: its pace, a little more or less."""
    return DIAS.get(sigla, PADRAO) + (vez * 7) % 5


def _percorrer(
    inicio: datetime,
    tipo: TipoProcesso,
    caminho: list[Unidade],
    vez: int,
    numero: int,
    atuar: Atuar,
) -> None:
    quando = inicio
    with como_em(quando):
        processo = autuar_processo(
            atuar(caminho[0].sigla),
            dados=DadosDeAutuacao(
                tipo=tipo, nivel=0, especificacao=f"Processo em papel nº {numero}: só a tramitação"
            ),
        )
    for daqui, destino in zip(caminho, caminho[1:], strict=False):
        quando += timedelta(days=_dias(daqui.sigla, vez))
        with como_em(quando):
            enviar_processo(atuar(daqui.sigla), processo=processo, destinos=[destino])
        quando += timedelta(hours=5 + 9 * (vez % 4))
        with como_em(quando):
            receber_processo(atuar(destino.sigla), processo=processo)
    quando += timedelta(days=_dias(caminho[-1].sigla, vez))
    with como_em(quando):
        concluir_processo(atuar(caminho[-1].sigla), processo=processo)
