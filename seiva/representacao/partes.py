"""Who takes part in a representation, and what the acts over it have in common."""

from uuid import UUID

from django.utils.crypto import constant_time_compare

from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.jobs import exclusividade
from seiva.organizacao.models import Conta, Pessoa
from seiva.organizacao.regras.documentos_pessoais import identificar
from seiva.representacao.models import Representacao, Representada
from seiva.representacao.regras.poderes import Situacao


def representada_de(documento: str, nome: str, *, conta: Conta | None = None) -> Representada:
    """The one represented with this CPF or CNPJ (already checked), made now when there is none.

    Inside a running act.
    """
    exclusividade(f"representada-{documento}")
    achada: Representada | None = Representada.objects.filter(documento=documento).first()
    if achada is not None:
        return achada
    tipo = identificar(documento)[0]
    exclusividade(f"pessoa:{documento}")
    pessoa, _ = Pessoa.objects.get_or_create(
        documento=documento, defaults={"nome": nome, "tipo": tipo}
    )
    criada: Representada = Representada.objects.create(
        tipo=tipo, documento=documento, nome=nome, conta=conta, pessoa=pessoa
    )
    return criada


def ja_feita(ator: Ator, chave: UUID) -> Representacao | None:
    """What the same form made before; a second sending waits here for the first."""
    exclusividade(f"representacao:{chave}")
    feita: Representacao | None = Representacao.objects.filter(chave=chave).first()
    if feita is not None and feita.outorgada_por_id != ator.minha_conta:
        raise RegraViolada("formulario_usado", "Recarregue a página e tente de novo.")
    return feita


def conferir_lido(lido: str, resumo: str) -> None:
    """What is signed is what the person read. Raises `RegraViolada`."""
    if not constant_time_compare(lido, resumo):
        raise RegraViolada(
            "mudou_desde_a_leitura", "O texto mudou depois que você o leu. Leia de novo e assine."
        )


def leitores_de(representada: Representada) -> set[int]:
    """Accounts that read the whole process of powers: the person, or who legally represents the
    company now."""
    ativas = Representacao.objects.com_partes().ativas().legais()
    legais = ativas.filter(representada=representada)
    contas = {int(r.conta_id) for r in legais if r.situacao == Situacao.VIGENTE}
    if representada.conta_id is not None:
        contas.add(representada.conta_id)
    return contas
