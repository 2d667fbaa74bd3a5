"""Measuring one institution, in its own scope, at a cost that does not grow with its tables."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Max

from seiva.andamentos.models import Andamento
from seiva.core.relogio import agora, hoje
from seiva.core.tenancy import instituicao_atual
from seiva.documentos.armazenamento import ASSENTADO, assentar_uso
from seiva.documentos.models import Documento
from seiva.operacao.fila import contagem_de
from seiva.operacao.models import Medidas, Saude, SaudeDoDia
from seiva.operacao.regras.alertas import Alerta, Numeros, alertas
from seiva.organizacao.models import Instituicao, Lotacao
from seiva.processos.models import Passagem, Processo

RECENTE = timedelta(days=30)
MEDIDAS = tuple(c.name for c in Medidas._meta.local_fields if c.name != "instituicao")


def medir() -> Saude:
    """Refresh the numbers of the institution in scope.

    Totals of processes, documents and files are running totals: only what came since the last
    time is read. Open processes are counted over the index of open passages, which grows with
    the work in hand, and people over the lotações in force.
    """
    instituicao = Instituicao.objects.get(pk=instituicao_atual())
    saude, _ = Saude.objects.select_for_update().get_or_create(instituicao_id=instituicao.pk)
    _somar(saude, "processos", Processo.objects.all(), "autuado_em")
    _somar(saude, "documentos", Documento.objects.all(), "criado_em")
    uso = assentar_uso()
    saude.arquivos, saude.bytes = uso.arquivos, uso.bytes
    saude.abertos = Passagem.objects.filter(aberta=True).values("processo_id").distinct().count()
    saude.pessoas, saude.ativas = _pessoas()
    saude.esperando, saude.falhas = contagem_de(instituicao.pk)
    ultimo = Andamento.objects.order_by("-pk").values_list("quando", flat=True).first()
    saude.ultima_atividade, saude.medida_em = ultimo, agora()
    saude.problemas = len(o_que_ha(instituicao, saude))
    saude.save()
    valores = {nome: getattr(saude, nome) for nome in MEDIDAS}
    _, primeira = SaudeDoDia.objects.update_or_create(dia=hoje(), defaults=valores)
    if primeira:
        esquecer_dias()
    return saude


def esquecer_dias() -> int:
    """Once a day, in the scope of the institution: drop the days older than the setting; how
    many."""
    desde = hoje() - timedelta(days=settings.SAUDE_DIAS)
    return int(SaudeDoDia.objects.filter(dia__lt=desde).delete()[0])


def o_que_ha(instituicao: Instituicao, saude: Saude) -> list[Alerta]:
    """What is wrong with an institution according to these numbers."""
    numeros = Numeros(
        criada_em=instituicao.criada_em,
        medida_em=saude.medida_em,
        pessoas=saude.pessoas,
        ativas=saude.ativas,
        processos=saude.processos,
        bytes=saude.bytes,
        falhas=saude.falhas,
        ultima_atividade=saude.ultima_atividade,
        cota_contas=instituicao.cota_contas,
        cota_bytes=instituicao.cota_bytes,
        suspensa=instituicao.suspensa_em is not None,
    )
    return alertas(numeros, agora())


def _somar(saude: Saude, nome: str, linhas: Any, quando: str) -> None:
    """Total of rows that only come: up to the settled key, plus those after it."""
    ate, base = getattr(saude, f"{nome}_ate"), getattr(saude, f"{nome}_base")
    novas = linhas.filter(pk__gt=ate)
    velhas = novas.filter(**{f"{quando}__lt": agora() - ASSENTADO})
    soma = velhas.aggregate(n=Count("pk"), m=Max("pk"))
    if soma["m"]:
        ate, base = soma["m"], base + soma["n"]
        setattr(saude, f"{nome}_ate", ate)
        setattr(saude, f"{nome}_base", base)
    setattr(saude, nome, base + linhas.filter(pk__gt=ate).count())


def _pessoas() -> tuple[int, int]:
    """People with access today, and those of them who logged in during the last 30 days."""
    vigentes = Lotacao.objects.vigentes(hoje())
    pessoas = vigentes.values("conta_id").distinct().count()
    recentes = vigentes.filter(conta__last_login__gte=agora() - RECENTE)
    return pessoas, recentes.values("conta_id").distinct().count()
