"""The text of each document of a representation: what is signed is this, and nothing else."""

import hashlib
from collections.abc import Collection
from datetime import date

from django.utils.html import escape

from seiva.organizacao.models import Conta
from seiva.organizacao.regras.documentos_pessoais import formatar
from seiva.processos.models import Processo
from seiva.representacao.models import Representacao, Representada
from seiva.representacao.regras.poderes import FRASES, em_ordem


def resumo_de(html: str) -> str:
    """SHA-256 of a text: proves to the act which one the person read."""
    return hashlib.sha256(html.encode()).hexdigest()


def pessoa(conta: Conta) -> str:
    """How a person reads in a document."""
    return f"<strong>{escape(conta.nome)}</strong>, CPF {_numero(conta.cpf)}"


def empresa(nome: str, cnpj: str) -> str:
    return f"<strong>{escape(nome)}</strong>, CNPJ {_numero(cnpj)}"


def _numero(documento: str) -> str:
    """With its punctuation; as it is, when it was registered before being checked."""
    try:
        return formatar(documento)
    except ValueError:
        return escape(documento)


def procuracao(
    outorgante: Conta,
    procurador: Conta,
    poderes: Collection[str],
    *,
    casa: str,
    ate: date | None,
    processo: Processo | None,
    em_nome_de: Representada | None,
) -> str:
    """HTML of the body of a procuração. Norma: Código Civil, arts. 653 and 654."""
    quem = pessoa(outorgante)
    if em_nome_de is not None:
        quem = f"{empresa(em_nome_de.nome, em_nome_de.documento)}, representada por {quem}"
    onde = (
        f"no processo {escape(processo.numero)}"
        if processo is not None
        else "em todos os processos, os de hoje e os que vierem"
    )
    prazo = f"até {ate:%d/%m/%Y}, inclusive" if ate else "até que seja revogada ou renunciada"
    itens = "".join(f"<li><p>{escape(FRASES[poder])}.</p></li>" for poder in em_ordem(poderes))
    return (
        f"<p>Outorgante: {quem}.</p>"
        f"<p>Procurador: {pessoa(procurador)}.</p>"
        f"<p>Por esta procuração, o outorgante dá ao procurador poderes para, em seu nome, perante "
        f"{escape(casa)}, {onde}:</p><ul>{itens}</ul>"
        f"<p>Vale a partir da assinatura, {prazo}.</p>"
        "<p>O procurador não pode passar estes poderes a outra pessoa. O outorgante pode revogar "
        "esta procuração, e o procurador pode renunciar a ela, a qualquer momento, com efeito "
        "imediato.</p>"
        "<p>Fundamento: Código Civil, arts. 653 a 692; Lei 14.063/2020, art. 4º.</p>"
    )


def declaracao(quem: Conta, nome: str, cnpj: str, *, como: str, cargo: str, casa: str) -> str:
    """HTML of the body of a declaration of who represents a company."""
    return (
        f"<p>{pessoa(quem)}, declara perante {escape(casa)} que representa "
        f"{empresa(nome, cnpj)}, como {escape(como.lower())} ({escape(cargo)}), com poderes para "
        "agir em nome da empresa e para dar procuração a outras pessoas.</p>"
        "<p>Declara que a informação é verdadeira e que sabe que declaração falsa é crime "
        "(falsidade ideológica, Código Penal). Compromete-se a comunicar quando deixar de "
        "representar a empresa.</p>"
        "<p>Esta declaração só produz efeito depois de conferida e aprovada pela instituição.</p>"
    )


def encerramento(representacao: Representacao, quem: Conta, *, casa: str, motivo: str) -> str:
    """HTML of the body of a revocation, or of a renunciation by the one who represents."""
    renuncia = representacao.conta_id == quem.pk
    dado, representada = representacao.documento, representacao.representada
    identificada = (
        empresa(representada.nome, representada.documento)
        if representada.juridica
        else f"<strong>{escape(representada.nome)}</strong>, CPF {_numero(representada.documento)}"
    )
    poderes = f"poderes para representar {identificada} perante {escape(casa)}"
    de_quem = "" if renuncia else f" de {pessoa(representacao.conta)}"
    porque = f"<p>Motivo: {escape(motivo)}</p>" if motivo else ""
    return (
        f"<p>{pessoa(quem)}, {'renuncia aos' if renuncia else 'revoga os'} {poderes}{de_quem}, "
        f"dados pelo documento {escape(dado.nome)} ({dado.numero_formatado}).</p>"
        "<p>Tem efeito a partir desta assinatura. O que foi feito antes continua valendo.</p>"
        f"{porque}<p>Fundamento: Código Civil, art. 682, I.</p>"
    )
