"""Comentar: what people of the house say to each other about a process or a document.

Comments are no entry of the legal history: they are the talk around it, and keep their own trace.
"""

from uuid import UUID

from seiva.core.acoes import Condicao, acao
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.relogio import agora
from seiva.documentos.models import Comentario, Documento
from seiva.documentos.situacao import LEGIVEL
from seiva.processos.models import Processo

MAXIMO = 2000


def _le_o_processo(ator: Ator, processo: Processo) -> bool:
    """May the actor read it? A page that already asked says so in `_legivel`."""
    marcado = processo.__dict__.get("_legivel")
    if marcado is not None:
        return bool(marcado)
    return bool(Processo.objects.legiveis_por(ator).filter(pk=processo.pk).exists())


PROCESSO_LEGIVEL = Condicao(
    "processo_nao_legivel",
    "Só comenta o processo quem pode lê-lo.",
    lambda ator, processo: _le_o_processo(ator, processo),
)
MEU = Condicao(
    "comentario_de_outro",
    "Só quem escreveu o comentário pode mudá-lo.",
    lambda ator, comentario: comentario.conta_id == ator.conta_id,
)
VIVO = Condicao(
    "comentario_apagado",
    "O comentário foi apagado.",
    lambda _ator, comentario: comentario.apagado_em is None,
)
AINDA_LEGIVEL = Condicao(
    "comentario_nao_legivel",
    "Você não pode mais ler isto.",
    lambda ator, comentario: (
        Comentario.objects.legiveis_por(ator).filter(pk=comentario.pk).exists()
    ),
)


@acao(
    "comentar_processo",
    titulo="Comentar",
    exige="andamento.registrar",
    estado=(PROCESSO_LEGIVEL,),
    sobre="processo",
    registra=False,
)
def comentar_processo(
    ator: Ator,
    *,
    processo: Processo,
    texto: str,
    responde: Comentario | None = None,
    chave: UUID | None = None,
) -> Comentario:
    """Comment on the process as a whole. The same `chave` gives the same comment back."""
    return _escrever(ator, texto, responde, chave, processo=processo)


@acao(
    "comentar_documento",
    titulo="Comentar",
    exige="andamento.registrar",
    estado=(LEGIVEL,),
    sobre="documento",
    registra=False,
)
def comentar_documento(
    ator: Ator,
    *,
    documento: Documento,
    texto: str,
    responde: Comentario | None = None,
    chave: UUID | None = None,
) -> Comentario:
    """Comment on a document; on a draft only its unit reads it, until the signature."""
    return _escrever(ator, texto, responde, chave, documento=documento)


@acao(
    "editar_comentario",
    titulo="Editar comentário",
    exige="andamento.registrar",
    estado=(MEU, VIVO, AINDA_LEGIVEL),
    sobre="comentario",
    registra=False,
)
def editar_comentario(ator: Ator, *, comentario: Comentario, texto: str) -> Comentario:
    """Change the text; the page says that it was changed, and when."""
    limpo = _conferir(texto)
    if limpo != comentario.texto:
        comentario.texto, comentario.editado_em = limpo, agora()
        comentario.save(update_fields=["texto", "editado_em"])
    return comentario


@acao(
    "apagar_comentario",
    titulo="Apagar comentário",
    exige="andamento.registrar",
    estado=(MEU, VIVO, AINDA_LEGIVEL),
    sobre="comentario",
    registra=False,
)
def apagar_comentario(ator: Ator, *, comentario: Comentario) -> Comentario:
    """The text goes; that there was a comment, whose, and when it was deleted stay."""
    comentario.texto, comentario.apagado_em = "", agora()
    comentario.save(update_fields=["texto", "apagado_em"])
    return comentario


def _conferir(texto: str) -> str:
    limpo = texto.replace("\r\n", "\n").strip()
    if not limpo:
        raise RegraViolada("comentario_vazio", "Escreva o comentário.", campo="texto")
    if len(limpo) > MAXIMO:
        raise RegraViolada(
            "comentario_longo", f"O comentário tem até {MAXIMO} caracteres.", campo="texto"
        )
    return limpo


def _escrever(
    ator: Ator,
    texto: str,
    responde: Comentario | None,
    chave: UUID | None,
    *,
    processo: Processo | None = None,
    documento: Documento | None = None,
) -> Comentario:
    feito: Comentario | None = Comentario.objects.filter(chave=chave).first() if chave else None
    if feito is not None:
        if feito.conta_id != ator.minha_conta:
            raise RegraViolada("formulario_usado", "Recarregue a página e tente de novo.")
        return feito
    limpo = _conferir(texto)
    if responde is not None and (
        responde.processo_id != (processo.pk if processo else None)
        or responde.documento_id != (documento.pk if documento else None)
    ):
        raise NaoEncontrado
    comentario = Comentario(
        processo=processo,
        documento=documento,
        responde=responde,
        conta_id=ator.minha_conta,
        unidade_id=ator.minha_unidade,
        nome=ator.nome,
        texto=limpo,
        criado_em=agora(),
        chave=chave,
    )
    comentario.save(force_insert=True)
    return comentario
