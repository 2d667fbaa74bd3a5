"""How representations read on the pages of a citizen."""

from typing import Any

from django.urls import reverse

from seiva.core.ator import Ator
from seiva.documentos.models import Documento
from seiva.representacao.models import Representacao
from seiva.representacao.regras.poderes import Situacao

ROTULOS = {
    Situacao.PENDENTE: ("Aguardando conferência da instituição", "aviso"),
    Situacao.FUTURA: ("Ainda não começou", ""),
    Situacao.VIGENTE: ("Vale agora", "ok"),
    Situacao.VENCIDA: ("O prazo terminou", ""),
    Situacao.RECUSADA: ("Não foi aceita", "perigo"),
    Situacao.REVOGADA: ("Revogada", "perigo"),
    Situacao.RENUNCIADA: ("Houve renúncia", "perigo"),
    Situacao.SEM_DOCUMENTO: ("Sem efeito: o documento foi cancelado", "perigo"),
}
ENCERRAVEIS = {Situacao.PENDENTE, Situacao.FUTURA, Situacao.VIGENTE}


def verbo_do_fim(ator: Ator, representacao: Representacao) -> str:
    """What the actor, who may read it, would do to end it: "Revogar", "Renunciar" or "".

    Who reads it is who acts by it, or who may take it back (`consulta.minha`); the act asks again.
    """
    if representacao.situacao not in ENCERRAVEIS:
        return ""
    return "Renunciar" if representacao.conta_id == ator.conta_id else "Revogar"


def linha_de(ator: Ator, slug: str, representacao: Representacao) -> dict[str, Any]:
    """One representation, with the addresses of its documents and of what ends it."""
    situacao = representacao.situacao
    rotulo, cor = ROTULOS[situacao]
    verbo = verbo_do_fim(ator, representacao)
    partes = [slug, representacao.pk]
    return {
        "representacao": representacao,
        "situacao": rotulo,
        "cor": cor,
        "frases": representacao.frases,
        "documento_url": reverse("representacao_documento", args=[*partes, "poderes"]),
        "fim_url": reverse("representacao_documento", args=[*partes, "fim"])
        if representacao.documento_do_fim_id
        else "",
        "verbo": verbo,
        "encerrar_url": reverse("representacao_encerrar", args=partes) if verbo else "",
    }


def poderes_de(documento: Documento) -> tuple[str, str] | None:
    """How the powers that a signed document gave stand now, and their colour; None for any other
    document. Who has it in hand must know that it was revoked."""
    dada = Representacao.objects.com_partes().do_documento(documento).first()
    return ROTULOS[dada.situacao] if dada is not None else None
