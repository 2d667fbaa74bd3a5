"""The attestation of a scanned copy: its stamp in words, its detached file, and its cancelling."""

from django.utils import timezone

from seiva.andamentos.registro import registrar
from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.documentos import andamentos
from seiva.documentos.models import Autenticacao, CancelamentoDeAutenticacao, Documento
from seiva.documentos.papel.declaracao import DeclaracaoAssinada, declaracao_json


def autenticacao_vigente(documento: Documento) -> Autenticacao | None:
    """The one in force, or None."""
    vigente: Autenticacao | None = (
        Autenticacao.objects.do_documento(documento).select_related("unidade").first()
    )
    return vigente


def tarja(autenticacao: Autenticacao) -> str:
    """The stamp, as people read it. Norma: Lei 12.682/2012, art. 3º."""
    quando = timezone.localtime(autenticacao.autenticada_em)
    return (
        f"Documento conferido com o que foi apresentado ({autenticacao.conferencia.lower()}) e "
        f"autenticado eletronicamente por {autenticacao.nome}, {autenticacao.cargo}, em "
        f"{quando:%d/%m/%Y}, às {quando:%H:%M}, conforme o horário oficial de Brasília, com "
        f"fundamento na {autenticacao.fundamento}."
    )


def arquivo_da_declaracao(autenticacao: Autenticacao) -> str:
    """The detached declaration, which the offline verifier reads beside the file."""
    return declaracao_json(
        DeclaracaoAssinada(
            canonico=autenticacao.declaracao.encode(),
            assinatura=bytes.fromhex(autenticacao.assinatura_ed25519),
            kid=autenticacao.kid,
        )
    )


def cancelar_autenticacao(ator: Ator, documento: Documento) -> None:
    """Inside an act that replaces the file: the word given over the old bytes is void."""
    vigente = autenticacao_vigente(documento)
    if vigente is None:
        return
    CancelamentoDeAutenticacao.objects.create(
        autenticacao=vigente, conta_id=ator.minha_conta, quando=agora()
    )
    registrar(
        andamentos.AUTENTICACAO_CANCELADA,
        documento.processo,
        ator,
        numero=documento.numero_formatado,
        nome=documento.nome,
    )
