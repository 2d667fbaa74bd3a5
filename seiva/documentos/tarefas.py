"""Background jobs of documents: the PDF/A of record and its seals."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from seiva.core.ator import Ator
from seiva.core.jobs import enfileirar, exclusividade, tarefa
from seiva.core.relogio import agora
from seiva.core.tenancy import escopo, instituicao_atual
from seiva.documentos import tarefas_de_acesso as tarefas_de_acesso
from seiva.documentos import tarefas_de_credencial as tarefas_de_credencial
from seiva.documentos import tarefas_de_leitura as tarefas_de_leitura
from seiva.documentos import tarefas_de_tarjas as tarefas_de_tarjas
from seiva.documentos import tarefas_externas as tarefas_externas
from seiva.documentos.acoes.contaminar import acertar_nivel_geral
from seiva.documentos.arquivos import guardar_arquivo, ler
from seiva.documentos.chaves import chaves_em_vigor
from seiva.documentos.congelar import titulo_do_documento
from seiva.documentos.exames import examinar
from seiva.documentos.imagens import imagem_guardada
from seiva.documentos.models import (
    Arquivo,
    Assinatura,
    Base,
    Congelamento,
    Documento,
    ExameDeAssinaturas,
    Selo,
)
from seiva.documentos.papel.chaves import Chaves
from seiva.documentos.papel.declaracao import (
    Declaracao,
    DeclaracaoAssinada,
    Signatario,
    declarar,
)
from seiva.documentos.papel.estampa import estampa_de
from seiva.documentos.papel.render import render_pdf
from seiva.documentos.papel.selo import selar
from seiva.documentos.papel.vagas import vagas_de_json, vagas_para_json
from seiva.documentos.raizes import fechar_raiz_assinada
from seiva.documentos.recepcao import varrer_vencidos
from seiva.organizacao.models import Instituicao
from seiva.organizacao.regras.documentos_pessoais import mascarar_cpf
from seiva.processos.models import Processo

PDF = "application/pdf"
LOTE = 50  # processes of a batch of the recalculation of levels


@tarefa("documentos.selar_assinatura", fila="papel")
def selar_assinatura(ator: Ator, *, assinatura_id: int) -> None:
    """Render the base once, then add the seal of each signature in the order of signing.

    Safe to run again: what is sealed is left alone. A signature whose earlier companions are
    not sealed yet seals them first.
    """
    pedida = Assinatura.objects.select_related("congelamento").um(pk=assinatura_id)
    if not Documento.objects.filter(pk=pedida.documento_id).exists():
        return  # excluded before anybody outside saw it: there is no file to hand out
    exclusividade(f"selo-{pedida.congelamento_id}")
    congelado = Congelamento.objects.um(pk=pedida.congelamento_id)
    base = Base.objects.filter(congelamento=congelado).first() or _render_base(congelado)
    selos = list(Selo.objects.filter(congelamento=congelado).order_by("ordem"))
    selados = {selo.assinatura_id for selo in selos}
    por_selar = (
        Assinatura.objects.filter(congelamento=congelado, pk__lte=pedida.pk)
        .exclude(pk__in=selados)
        .select_related("conta", "unidade", "instituicao", "documento__tipo")
        .order_by("pk")
    )
    pdf = ler(selos[-1].pdf if selos else base.pdf)
    chaves = chaves_em_vigor()
    ordem = len(selos)
    for assinatura in por_selar:
        ordem += 1
        pdf = _selar(chaves, congelado, base, assinatura, ordem, pdf)


def _render_base(congelado: Congelamento) -> Base:
    html = ler(congelado.html).decode()
    titulo = f"{titulo_do_documento(congelado.documento)} ({congelado.documento.numero_formatado})"
    pronto = render_pdf(html, titulo=titulo, recursos=imagem_guardada)
    arquivo = guardar_arquivo(
        [pronto.pdf], nome=f"{congelado.documento.numero_formatado}-base.pdf", tipo_mime=PDF
    )
    return Base.objects.create(
        congelamento=congelado,
        pdf=arquivo,
        sha256=pronto.sha256,
        tamanho=pronto.tamanho,
        paginas=pronto.paginas,
        vagas=vagas_para_json(pronto.vagas),
        feita_em=agora(),
    )


def _declarar(
    chaves: Chaves, congelado: Congelamento, base: Base, assinatura: Assinatura
) -> tuple[Declaracao, DeclaracaoAssinada]:
    momento = timezone.localtime(assinatura.assinada_em).replace(microsecond=0)
    declaracao = Declaracao(
        instituicao=chaves.instituicao,
        documento=congelado.documento.numero_formatado,
        verificador=congelado.documento.numero_formatado,
        crc=congelado.crc,
        hash_base=base.sha256,
        tamanho_base=base.tamanho,
        conteudo_sha256=congelado.conteudo_sha256,
        signatario=Signatario(
            nome=assinatura.nome,
            cpf=mascarar_cpf(assinatura.conta.cpf),
            conta=str(assinatura.conta_id),
        ),
        cargo=assinatura.cargo,
        unidade=assinatura.unidade.sigla,
        data_hora=momento.isoformat(),
        norma=assinatura.fundamento,
        metodo=assinatura.metodo,
    )
    return declaracao, declarar(chaves, declaracao)


def _selar(
    chaves: Chaves,
    congelado: Congelamento,
    base: Base,
    assinatura: Assinatura,
    ordem: int,
    pdf: bytes,
) -> bytes:
    declaracao, assinada = _declarar(chaves, congelado, base, assinatura)
    vagas = {vaga.numero: vaga for vaga in vagas_de_json(base.vagas)}
    selado = selar(
        pdf,
        chaves,
        estampa_de(declaracao),
        vagas.get(ordem),
        assinada,
        tsa_url=settings.SEIVA_TSA_URL or None,
    )
    arquivo = guardar_arquivo(
        [selado], nome=f"{congelado.documento.numero_formatado}.pdf", tipo_mime=PDF
    )
    Selo.objects.create(
        assinatura=assinatura,
        congelamento=congelado,
        ordem=ordem,
        kid=assinada.kid,
        declaracao=assinada.canonico.decode(),
        assinatura_ed25519=assinada.assinatura.hex(),
        pdf=arquivo,
        selado_em=agora(),
    )
    return selado


def pdf_de_registro(congelado: Congelamento) -> Arquivo | None:
    """The file with every seal made so far, or None while the first is being made."""
    ultimo = (
        Selo.objects.filter(congelamento=congelado).select_related("pdf").order_by("-ordem").first()
    )
    return ultimo.pdf if ultimo else None


@tarefa("documentos.examinar_assinaturas", fila="papel")
def examinar_assinaturas(ator: Ator, *, exame_id: int) -> None:
    """Find and check the signatures inside a file (ADR 0013); the same result run twice."""
    examinar(ExameDeAssinaturas.travar(exame_id))


@app.periodic(cron="23 * * * *")
@app.task(name="documentos.varrer_recebidos", queue="geral")
def varrer_recebidos(timestamp: int) -> None:
    """Every hour: forget files that were sent and not included within a day."""
    for instituicao_id in Instituicao.objects.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic(), escopo(instituicao_id):
            varrer_vencidos()


@tarefa("documentos.fechar_raiz")
def fechar_raiz(ator: Ator) -> None:
    """Close and sign the history of one institution since its last root (ADR 0009)."""
    fechar_raiz_assinada()


@app.periodic(cron="7 6 * * *")
@app.task(name="documentos.fechar_raizes", queue="geral")
def fechar_raizes(timestamp: int) -> None:
    """Every night (times of the queue are UTC): one closing for each institution."""
    for instituicao_id in Instituicao.objects.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic(), escopo(instituicao_id):
            enfileirar(fechar_raiz, trava=f"raiz-{instituicao_id}")


@tarefa("documentos.recalcular_niveis")
def recalcular_niveis(ator: Ator, *, depois: int) -> None:
    """Bring the processes in line with what the institution chose, a batch at a time.

    A batch and the request for the next one commit together: interrupted, it starts again from
    where the last one ended, and a process already right is left alone.
    """
    chaves = list(Processo.objects.a_contaminar(depois).values_list("pk", flat=True)[:LOTE])
    for processo in Processo.objects.filter(pk__in=chaves).order_by("pk"):
        acertar_nivel_geral(ator, processo=processo)
    if len(chaves) == LOTE:
        pedir_recalculo(chaves[-1])


def pedir_recalculo(depois: int = 0) -> None:
    """Enqueue the recalculation of levels, after the process with this id."""
    enfileirar(recalcular_niveis, trava=f"recalcular-niveis-{instituicao_atual()}", depois=depois)
