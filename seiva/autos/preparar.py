"""Making an export: read what goes in, make the file outside any transaction, keep it.

A worker that dies leaves the row as it was and the folder to be swept: the next one begins again.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction

from seiva.autos import deposito
from seiva.autos.conteudo import Secao, secoes
from seiva.autos.models import Exportacao
from seiva.autos.pacote.empacotar import Pacote, empacotar
from seiva.autos.pacote.reunir import reunir
from seiva.autos.pdf.livro import Livro, NaoDeuCerto, SemEspaco
from seiva.autos.pdf.montar import Limites, montar_pdf
from seiva.autos.planejar import planejar
from seiva.core.ator import Ator
from seiva.core.jobs import exclusividade
from seiva.core.relogio import agora
from seiva.core.tenancy import escopo
from seiva.documentos.imagens import imagem_guardada
from seiva.organizacao.acesso import ator_de, lotacoes_de
from seiva.organizacao.models import Conta
from seiva.processos.models import Processo

SEM_ACESSO = "Você não atua mais nesta unidade ou não tem mais acesso a este processo."
SEM_ESPACO = (
    "Faltou espaço em disco no servidor, ou o arquivo passaria do tamanho permitido. "
    "Avise o suporte, ou escolha menos documentos, e tente de novo."
)
QUEBROU = "Não foi possível gerar o arquivo. Tente de novo; se continuar, avise o suporte."
_A_CADA = 0.5  # seconds between two writings of the progress
Andar = Callable[[int], None]


@dataclass
class Obra:
    """What is about to be made: the export and its plan, with nothing left to ask the database."""

    exportacao: Exportacao
    plano: Livro | Pacote
    brasao: bytes | None


def quem_pediu(exportacao: Exportacao) -> Ator | None:
    """The person who asked, as the person is today; None when no longer in that unit."""
    conta = Conta.objects.filter(pk=exportacao.conta_id, is_active=True).first()
    lotacoes = lotacoes_de(conta) if conta else []
    lotacao = next((item for item in lotacoes if item.unidade_id == exportacao.unidade_id), None)
    return ator_de(conta, lotacoes, lotacao, "web") if conta and lotacao else None


def comecar(ator: Ator, exportacao: Exportacao, pasta: Path) -> Obra:
    """Read everything that goes in, as `ator` may see it now. Needs the scope open."""
    processos = Processo.objects.legiveis_por(ator)
    processo = processos.select_related("tipo", "hipotese", "instituicao").um(
        pk=exportacao.processo_id
    )
    todas = secoes(ator, processo, exportacao.escolhidos)
    exportacao.conteudos = [r.documento.pk for s in todas for r in s.retratos if r.legivel]
    exportacao.nome = nome_do_arquivo(processo, exportacao.formato)
    brasao = processo.instituicao.brasao
    return Obra(
        exportacao,
        _planejar(ator, exportacao, todas, pasta),
        imagem_guardada(f"arquivo:{brasao}") if brasao else None,
    )


def _planejar(
    ator: Ator, exportacao: Exportacao, todas: list[Secao], pasta: Path
) -> Livro | Pacote:
    parcial = exportacao.escolhidos is not None
    if exportacao.formato == Exportacao.Formato.ZIP:
        return reunir(ator, todas, pasta, parcial=parcial)
    return planejar(ator, todas, pasta, parcial=parcial)


def fazer(obra: Obra, pasta: Path, andou: Andar) -> Path:
    """Make the file: no database. Raises `SemEspaco` and `NaoDeuCerto`."""
    if isinstance(obra.plano, Pacote):
        return empacotar(obra.plano, pasta, limite=settings.AUTOS_MAIOR_MB * 1024**2, andou=andou)
    limites = Limites(settings.AUTOS_MEMORIA_MB, settings.AUTOS_MAIOR_MB, settings.AUTOS_SEGUNDOS)
    caminho, total = montar_pdf(
        obra.plano, pasta, recursos=lambda _endereco: obra.brasao, limites=limites, andou=andou
    )
    obra.exportacao.total = total
    return caminho


def concluir(obra: Obra, caminho: Path) -> None:
    """Keep the file and say that it is ready. Needs the scope open."""
    exportacao = obra.exportacao
    try:
        guardado = deposito.guardar(exportacao.instituicao_id, exportacao.formato, caminho)
    except OSError as erro:
        raise SemEspaco(str(erro)) from erro
    exportacao.deposito, exportacao.sha256, exportacao.tamanho = guardado
    exportacao.estado, exportacao.pronta_em = Exportacao.Estado.PRONTA, agora()
    exportacao.feitas, exportacao.erro = exportacao.total, ""
    exportacao.save()


def preparar_na_hora(ator: Ator, exportacao: Exportacao) -> Exportacao:
    """Make a small export now, inside the request; two requests at once make one file.

    Raises `SemEspaco` and `NaoDeuCerto`.
    """
    exclusividade(f"autos-{exportacao.pk}")
    atual: Exportacao = Exportacao.objects.pedidas_por(ator).um(pk=exportacao.pk)
    if not atual.pronta:
        with deposito.bancada() as pasta:
            obra = comecar(ator, atual, pasta)
            concluir(obra, fazer(obra, pasta, lambda _feitas: None))
    return atual


def preparar_em_etapas(instituicao_id: int, exportacao_id: int) -> None:
    """The job: short transactions around the long work, so that the progress is seen."""
    with deposito.bancada() as pasta:
        try:
            with transaction.atomic(), escopo(instituicao_id):
                obra = _abrir(exportacao_id, pasta)
            if obra is None:
                return
            caminho = fazer(obra, pasta, _contador(instituicao_id, exportacao_id))
            with transaction.atomic(), escopo(instituicao_id):
                if _ainda_por_fazer(exportacao_id):
                    concluir(obra, caminho)
        except SemEspaco:
            falhar(instituicao_id, exportacao_id, SEM_ESPACO)
        except NaoDeuCerto:
            falhar(instituicao_id, exportacao_id, QUEBROU)


def _abrir(exportacao_id: int, pasta: Path) -> Obra | None:
    exportacao = _ainda_por_fazer(exportacao_id)
    if exportacao is None:
        return None
    ator = quem_pediu(exportacao)
    if ator is None or not Processo.objects.legiveis_por(ator).filter(pk=exportacao.processo_id):
        exportacao.estado, exportacao.erro = Exportacao.Estado.FALHOU, SEM_ACESSO
        exportacao.save()
        return None
    exportacao.estado, exportacao.feitas = Exportacao.Estado.FAZENDO, 0
    obra = comecar(ator, exportacao, pasta)
    exportacao.save()
    return obra


def _ainda_por_fazer(exportacao_id: int) -> Exportacao | None:
    exportacao: Exportacao | None = (
        Exportacao.objects.select_for_update(of=("self",)).filter(pk=exportacao_id).first()
    )
    return None if exportacao is None or exportacao.pronta else exportacao


def _contador(instituicao_id: int, exportacao_id: int) -> Andar:
    ultima = time.monotonic()

    def andou(feitas: int) -> None:
        nonlocal ultima
        if time.monotonic() - ultima >= _A_CADA:
            ultima = time.monotonic()
            with transaction.atomic(), escopo(instituicao_id):
                Exportacao.objects.filter(pk=exportacao_id).update(feitas=feitas)

    return andou


def falhar(instituicao_id: int, exportacao_id: int, frase: str) -> None:
    """Say to who asked that it did not work, unless it is ready already."""
    with transaction.atomic(), escopo(instituicao_id):
        por_fazer = Exportacao.objects.filter(pk=exportacao_id).exclude(estado="pronta")
        por_fazer.update(estado=Exportacao.Estado.FALHOU, erro=frase)


def nome_do_arquivo(processo: Processo, formato: str) -> str:
    """ "Processo 3106.01.0000123-2026-45.pdf"."""
    return f"Processo {processo.numero.replace('/', '-')}.{formato}"
