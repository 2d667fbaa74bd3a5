"""The job that makes a package, and what says how it goes."""

import sqlite3
import time
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from seiva.autos.pdf.livro import SemEspaco
from seiva.core.relogio import agora
from seiva.core.tenancy import escopo
from seiva.organizacao.models import Instituicao
from seiva.portabilidade import deposito
from seiva.portabilidade.models import Estado, Saida
from seiva.portabilidade.saida.fazer import Andar, Feito, fazer_pacote

SEM_ESPACO = "Faltou espaço em disco no servidor. Avise quem opera a instalação e peça de novo."
QUEBROU = "Não foi possível gerar o pacote. Peça de novo; se continuar, avise o suporte."
MOSTRADAS = 100  # what is missing, told on the page; the package tells all
_A_CADA = 0.5  # seconds between two writings of the progress


def preparar(instituicao_id: int, saida_id: int) -> None:
    """Make one package. Safe to run again: what is ready is left alone, what stopped half-way
    begins again."""
    if not _comecar(instituicao_id, saida_id):
        return
    with deposito.bancada() as pasta:
        quando = timezone.localtime(agora()).isoformat(timespec="seconds")
        try:
            feito = fazer_pacote(instituicao_id, pasta, quando, _contador(instituicao_id, saida_id))
            _concluir(instituicao_id, saida_id, feito)
        except (SemEspaco, OSError, sqlite3.OperationalError):
            falhar(instituicao_id, saida_id, SEM_ESPACO)
        except Exception:
            falhar(instituicao_id, saida_id, QUEBROU)
            raise  # the operator sees why


def _comecar(instituicao_id: int, saida_id: int) -> bool:
    with transaction.atomic(), escopo(instituicao_id):
        pendentes = Saida.objects.filter(pk=saida_id).exclude(estado=Estado.PRONTO)
        return bool(pendentes.update(estado=Estado.FAZENDO, feitas=0, erro=""))


def _concluir(instituicao_id: int, saida_id: int, feito: Feito) -> None:
    sha256, tamanho = _medir(feito)
    nome = deposito.guardar(instituicao_id, feito.caminho)
    with transaction.atomic(), escopo(instituicao_id):
        saida = Saida.travar(saida_id)
        instituicao = Instituicao.objects.get(pk=instituicao_id)
        saida.estado, saida.pronta_em = Estado.PRONTO, agora()
        saida.vence_em = saida.pronta_em + timedelta(days=settings.PACOTE_DIAS)
        saida.deposito, saida.sha256, saida.tamanho = nome, sha256, tamanho
        saida.nome = f"{instituicao.slug} {timezone.localtime(saida.pronta_em):%Y-%m-%d}.zip"
        saida.faltas = feito.faltas[:MOSTRADAS]
        saida.save()


def _medir(feito: Feito) -> tuple[str, int]:
    import hashlib

    resumo = hashlib.sha256()
    with feito.caminho.open("rb") as entrada:
        while pedaco := entrada.read(1024 * 1024):
            resumo.update(pedaco)
    return resumo.hexdigest(), feito.caminho.stat().st_size


def _contador(instituicao_id: int, saida_id: int) -> Andar:
    ultima = 0.0

    def andou(feitas: int, total: int) -> None:
        nonlocal ultima
        if time.monotonic() - ultima >= _A_CADA or feitas == total:
            ultima = time.monotonic()
            with transaction.atomic(), escopo(instituicao_id):
                Saida.objects.filter(pk=saida_id).update(feitas=feitas, total=total)

    return andou


def falhar(instituicao_id: int, saida_id: int, frase: str) -> None:
    """Say to who asked that it did not work."""
    with transaction.atomic(), escopo(instituicao_id):
        por_fazer = Saida.objects.filter(pk=saida_id).exclude(estado=Estado.PRONTO)
        por_fazer.update(estado=Estado.FALHOU, erro=frase)
