"""Reading the log: the administrator, who may read the process, and the person concerned.

The log tells that a reading happened; it is no way around the visibility rule. Each line names
the process and the document only to who may know of them now.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from seiva.auditoria.models import Especie, RegistroDeLeitura
from seiva.auditoria.querysets import LeituraQuerySet
from seiva.auditoria.registro import Lido
from seiva.catalogo.models import NivelAcesso
from seiva.core.ator import Ator
from seiva.core.paginacao import Ordem
from seiva.documentos.models import Documento
from seiva.organizacao.models import Lotacao
from seiva.organizacao.regras.documentos_pessoais import so_alfanumericos
from seiva.processos.models import Processo

ORDEM = (Ordem("quando", True), Ordem("id", True))
PORTAS = {"web": "páginas dos servidores", "publica": "portal do cidadão"}
CONTAS_DO_FILTRO = 200


@dataclass(frozen=True)
class Linha:
    """One reading as shown: `processo` and `documento` are None for who may not know of them."""

    registro: RegistroDeLeitura
    processo: Processo | None
    documento: Documento | None

    @property
    def quem(self) -> str:
        conta = self.registro.conta
        return conta.nome if conta else "Pessoa que não entrou no sistema"

    @property
    def unidade(self) -> str:
        return self.registro.unidade.sigla if self.registro.unidade else ""

    @property
    def porta(self) -> str:
        return PORTAS.get(self.registro.porta, self.registro.porta)

    @property
    def o_que(self) -> str:
        """What was done, in words."""
        return str(self.registro.get_especie_display())

    @property
    def nome_do_processo(self) -> str:
        if self.processo is not None:
            return f"{self.processo.numero}"
        return "" if self.registro.processo_id is None else "Processo sigiloso"

    @property
    def nome_do_documento(self) -> str:
        if self.documento is not None:
            return str(self.documento)
        return "" if self.registro.documento_id is None else "Documento reservado"


@dataclass(frozen=True)
class Filtros:
    """What to look for; None and "" do not narrow. `ate` is included."""

    pessoa: str = ""
    processo: Processo | None = None
    documento: Documento | None = None
    de: date | None = None
    ate: date | None = None
    porta: str = ""


def leituras_da_instituicao(filtros: Filtros) -> LeituraQuerySet:
    """The log of the institution in scope, narrowed."""
    achadas: LeituraQuerySet = RegistroDeLeitura.objects.entre(
        _inicio(filtros.de), _inicio(filtros.ate, mais=1)
    )
    if filtros.pessoa:
        achadas = achadas.das_contas(contas_com(filtros.pessoa))
    if filtros.processo is not None:
        achadas = achadas.do_processo(filtros.processo)
    if filtros.documento is not None:
        achadas = achadas.do_documento(filtros.documento)
    return achadas.pela_porta(filtros.porta) if filtros.porta else achadas


def contas_com(pessoa: str) -> list[int]:
    """Accounts that have or had a lotação here, by piece of the name or whole CPF."""
    digitos = so_alfanumericos(pessoa)
    if digitos.isdecimal() and len(digitos) == 11:
        lotacoes = Lotacao.objects.filter(conta__cpf=digitos)
    else:
        lotacoes = Lotacao.objects.filter(conta__nome__icontains=pessoa)
    contas = lotacoes.order_by("conta").values_list("conta", flat=True).distinct()
    return list(contas[:CONTAS_DO_FILTRO])


def leituras_do_processo(ator: Ator, processo: Processo) -> LeituraQuerySet:
    """Who read a process and those of its documents that `ator` may read too."""
    legiveis = Documento.objects.do_processo(processo).legiveis_por(ator)
    achadas: LeituraQuerySet = RegistroDeLeitura.objects.do_processo(processo)
    return achadas.do_processo_ou_de(legiveis.values("pk"))


def mostrar(ator: Ator, registros: Sequence[RegistroDeLeitura]) -> list[Linha]:
    """Lines for `ator`, in two queries: what the actor may not know of stays without a name."""
    processos = Processo.objects.localizaveis_por(ator).filter(
        pk__in={r.processo_id for r in registros if r.processo_id}
    )
    documentos = Documento.objects.listaveis_por(ator).filter(
        pk__in={r.documento_id for r in registros if r.documento_id}
    )
    dele: dict[int, Processo] = {p.pk: p for p in processos.select_related("tipo")}
    nos: dict[int, Documento] = {
        d.pk: d for d in documentos.select_related("tipo", "processo").order_by("pk")
    }
    return [Linha(r, dele.get(r.processo_id or 0), nos.get(r.documento_id or 0)) for r in registros]


def processo_tem_registro(processo: Processo) -> bool:
    """Is there, or may there be, something of it that is not public?"""
    return max(processo.nivel_efetivo, processo.nivel_documentos) > NivelAcesso.PUBLICO


def exportada(filtros: Filtros) -> Lido:
    """What exporting the log leaves in it: the filters, with process and document by reference,
    so that a number which comes under sigilo later is not written here for ever."""
    partes: list[tuple[str, Any]] = [
        ("quem leu", filtros.pessoa),
        ("de", filtros.de),
        ("até", filtros.ate),
        ("porta", PORTAS.get(filtros.porta, filtros.porta)),
    ]
    texto = "; ".join(f"{nome}: {valor}" for nome, valor in partes if valor)
    processo, documento = filtros.processo, filtros.documento
    return Lido(
        documento.processo_id if documento else processo.pk if processo else None,
        documento.pk if documento else None,
        Especie.AUDITORIA,
        int(NivelAcesso.RESTRITO),
        texto or "sem outros filtros",
    )


def _inicio(dia: date | None, mais: int = 0) -> datetime | None:
    """First instant of a day here, `mais` days later."""
    if dia is None:
        return None
    return timezone.make_aware(datetime.combine(dia + timedelta(days=mais), time.min))
