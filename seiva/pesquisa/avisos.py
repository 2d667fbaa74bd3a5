"""What acts on documents change in their index, and when (ADR 0014)."""

from typing import Any

from seiva.catalogo.models import NivelAcesso
from seiva.core.eventos import ao_mudar
from seiva.core.jobs import enfileirar
from seiva.documentos.models import Documento, Versao
from seiva.pesquisa.indexar_documentos import indexar_documentos, remarcar
from seiva.processos.models import Credencial, Interessado, Passagem, Processo

# A draft of this many characters of HTML costs a few milliseconds to index; a longer one is
# left to a job, once, however many times it is saved while the job waits.
MINUTA_CURTA = 20_000
# Documents whose readers are written again inside the act; of more, by a job right after it.
NO_ATO = 100
CAMPOS = (
    "processo", "tipo", "estado", "numero_no_tipo", "descricao", "nome_na_arvore", "nivel",
    "unidade", "versao_atual", "arquivo", "excluido_em", "velado",
)  # fmt: skip


@ao_mudar("documentos.Documento", campos=CAMPOS)
@ao_mudar("documentos.Assinatura")
def _documentos_mudaram(objetos: list[Any]) -> None:
    """Words or readers of documents. Signing, or any other act, is found when it commits."""
    documentos = {o.pk for o in objetos if isinstance(o, Documento)}
    documentos |= {o.documento_id for o in objetos if not isinstance(o, Documento)}
    indexar_documentos(_menos_as_longas(documentos))


def _menos_as_longas(documentos: set[int]) -> set[int]:
    """Leave long drafts to a job."""
    from django.db.models import F
    from django.db.models.functions import Length

    from seiva.pesquisa.tarefas import indexar_minuta

    versoes: Any = Versao.objects.filter(
        documento__in=documentos,
        documento__estado=Documento.Estado.MINUTA,
        numero=F("documento__versao_atual"),
    )
    longas = versoes.annotate(tamanho=Length("conteudo")).filter(tamanho__gt=MINUTA_CURTA)
    adiadas = set(longas.values_list("documento_id", flat=True))
    for pk in adiadas:
        enfileirar(indexar_minuta, unica=f"minuta-{pk}", espera=20, documento_id=pk)
    return documentos - adiadas


@ao_mudar("documentos.Leitura")
def _arquivos_lidos(leituras: list[Any]) -> None:
    """The words of files were read, in the background."""
    lidas = [leitura for leitura in leituras if leitura.estado != leitura.Estado.PENDENTE]
    arquivos = {leitura.arquivo_id for leitura in lidas}
    if not arquivos:
        return
    deles = Documento.objects.filter(arquivo__in=arquivos)
    indexar_documentos(list(deles.values_list("pk", flat=True)))


@ao_mudar("processos.Processo", campos=("tipo", "nivel_efetivo"))
@ao_mudar("processos.Interessado")
@ao_mudar("processos.Passagem")
@ao_mudar("processos.Credencial")
def _processos_mudaram(objetos: list[Any]) -> None:
    """Who reads the documents of a process, and by what filters they are found."""
    tudo = {o.pk for o in objetos if isinstance(o, Processo)}
    tudo |= {o.processo_id for o in objetos if isinstance(o, Interessado)}
    leitores = {o.processo_id for o in objetos if isinstance(o, Passagem | Credencial)} - tudo
    documentos = Documento.objects.filter(processo__in=tudo | leitores)
    if leitores:  # everybody reads what is public already
        fechados = documentos.filter(processo__in=leitores)
        com_fechado = fechados.filter(nivel__gt=NivelAcesso.PUBLICO) | fechados.filter(
            processo__nivel_efetivo__gt=NivelAcesso.PUBLICO
        )
        tudo |= set(com_fechado.values_list("processo_id", flat=True))
    if not tudo:
        return
    quantos = len(documentos.filter(processo__in=tudo).values_list("pk", flat=True)[: NO_ATO + 1])
    if quantos > NO_ATO:
        from seiva.pesquisa.tarefas import remarcar_processo

        for pk in tudo:
            enfileirar(remarcar_processo, trava=f"remarcar-{pk}", processo_id=pk)
    elif quantos:
        remarcar(tudo)
