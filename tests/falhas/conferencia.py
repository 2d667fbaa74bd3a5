"""What must hold of the whole data after any crash: nothing half done, nothing lost."""

import hashlib
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models import Count

from seiva.andamentos.models import Andamento
from seiva.andamentos.registro import conferir_corrente
from seiva.core import storage
from seiva.core.tenancy import escopo
from seiva.documentos.chaves import chaveiro_publico
from seiva.documentos.models import Arquivo, Assinatura, Congelamento, Documento, Selo, Versao
from seiva.documentos.papel.verificar import verificar_pdf
from seiva.documentos.tarefas import selar_assinatura  # noqa: F401  the job must be importable
from seiva.organizacao.models import Instituicao
from seiva.processos.models import Passagem, Processo, Remessa


def conferir(slug: str) -> dict[str, Any]:
    """Problems found (sentences), and the keys of everything that exists."""
    with transaction.atomic():
        instituicao = Instituicao.objects.get(slug=slug)
        with escopo(instituicao.pk):
            problemas = [
                *_dos_processos(),
                *_das_passagens(),
                *_dos_documentos(),
                *_das_assinaturas(),
                *_dos_bytes(instituicao.pk),
            ]
            return {"problemas": problemas} | {
                nome: list(modelo.objects.values_list("pk", flat=True))
                for nome, modelo in (
                    ("processo", Processo),
                    ("documento", Documento),
                    ("versao", Versao),
                    ("assinatura", Assinatura),
                    ("remessa", Remessa),
                )
            }


def _dos_processos() -> Iterator[str]:
    numeros = sorted(int(p.numero[8:15]) for p in Processo.objects.all())
    if numeros != list(range(1, len(numeros) + 1)):
        yield f"números com buraco ou repetição: {numeros}"
    for processo in Processo.objects.all():
        historia = Andamento.objects.filter(processo=processo).order_by("sequencia")
        if list(historia.values_list("tipo", flat=True)[:1]) != ["processo_gerado"]:
            yield f"{processo}: não começa pela geração"
        if historia.filter(tipo="processo_gerado").count() != 1:
            yield f"{processo}: gerado mais de uma vez"
        if quebrados := conferir_corrente(processo):
            yield f"{processo}: corrente quebrada em {quebrados}"
        if not Passagem.objects.filter(processo=processo).exists():
            yield f"{processo}: em unidade nenhuma"


def _das_passagens() -> Iterator[str]:
    for passagem in Passagem.objects.select_related("unidade"):
        historia = Andamento.objects.filter(processo_id=passagem.processo_id)
        daqui = historia.filter(unidade_id=passagem.unidade_id)
        fechamentos = daqui.filter(tipo__in=["concluido", "concluido_automatico"])
        if not passagem.aberta and not fechamentos.exists():
            yield f"{passagem}: fechada sem andamento"
        remessas = historia.filter(tipo="remetido", dados__destino=passagem.unidade.sigla)
        if passagem.origem == "R" and not remessas.exists():
            yield f"{passagem}: recebida sem remessa no histórico"
        recebida = passagem.origem == "R" and not passagem.nao_lida
        if recebida and not daqui.filter(tipo="recebido").exists():
            yield f"{passagem}: lida sem recebimento no histórico"
    sem_destino = Remessa.objects.annotate(n=Count("destinos")).filter(n=0)
    yield from (f"{remessa} sem destino" for remessa in sem_destino)


def _dos_documentos() -> Iterator[str]:
    for documento in Documento.objects.select_related("tipo", "processo"):
        versoes = Versao.objects.filter(documento=documento).order_by("numero")
        if list(versoes.values_list("numero", flat=True)) != list(
            range(1, documento.versao_atual + 1)
        ):
            yield f"{documento}: versões fora de ordem"
        gerado = Andamento.objects.filter(
            processo=documento.processo,
            tipo="documento_gerado",
            dados__numero=documento.numero_formatado,
        )
        if gerado.count() != 1:
            yield f"{documento}: sem andamento de geração"
        congelado = Congelamento.objects.filter(documento=documento, cancelamentos__isnull=True)
        if documento.assinado != congelado.exists():
            yield f"{documento}: estado e conteúdo congelado não combinam"
    repetidos = (
        Documento.objects.values("tipo", "unidade", "numero_no_tipo")
        .annotate(n=Count("pk"))
        .filter(n__gt=1)
    )
    yield from (f"número repetido: {linha}" for linha in repetidos)


def _das_assinaturas() -> Iterator[str]:
    assinados = Andamento.objects.filter(tipo="documento_assinado").count()
    if assinados != Assinatura.objects.count():
        yield f"{Assinatura.objects.count()} assinaturas e {assinados} andamentos"
    chaveiro = chaveiro_publico()
    for congelado in Congelamento.objects.all():
        assinaturas = Assinatura.objects.filter(congelamento=congelado).order_by("pk")
        selos = list(Selo.objects.filter(congelamento=congelado).order_by("ordem"))
        if [s.assinatura_id for s in selos] != [a.pk for a in assinaturas]:
            yield f"{congelado}: {len(selos)} selos para {assinaturas.count()} assinaturas"
            continue
        with storage.abrir(congelado.instituicao_id, selos[-1].pdf.sha256) as pdf:
            laudo = verificar_pdf(pdf.read(), chaveiro)
        if not laudo.intacto or len(laudo.assinaturas) != len(selos):
            yield f"{congelado}: o PDF não confere"


def _dos_bytes(instituicao_id: int) -> Iterator[str]:
    for arquivo in Arquivo.objects.all():
        try:
            with storage.abrir(instituicao_id, arquivo.sha256) as entrada:
                resumo = hashlib.sha256(entrada.read()).hexdigest()
        except FileNotFoundError:
            resumo = "ausente"
        if resumo != arquivo.sha256:
            yield f"arquivo {arquivo.pk}: bytes {resumo}"
