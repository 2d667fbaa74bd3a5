"""How who gives powers, or ends them, proves that it is them: the password, or gov.br.

Norma: Lei 14.063/2020, art. 4º.
"""

from typing import Any
from uuid import UUID

from seiva.core.ator import Ator
from seiva.documentos.externas import METODOS_DO_GOVBR
from seiva.organizacao.seguranca.prova_govbr import gastar_prova, resumo_do_alvo
from seiva.organizacao.seguranca.senha import conta_com_senha
from seiva.representacao.models import Representacao

FINALIDADE, FIM = "representacao", "fim-de-representacao"


def conferir_prova(ator: Ator, *, senha: str = "", govbr: str = "", **_resto: Any) -> None:
    """`antes` of these acts: nothing is locked while a password is checked. A proof of gov.br is
    used inside the act (`metodo_provado`)."""
    if not govbr:
        conta_com_senha(ator, senha)


def metodo_provado(ator: Ator, govbr: str, *, alvo: str) -> str:
    """The method of the signature; a proof of gov.br (its secret) is used up for `alvo`.

    Inside a running act. Raises `RegraViolada` as `gastar_prova`.
    """
    return METODOS_DO_GOVBR[int(gastar_prova(ator, govbr, alvo=alvo))] if govbr else "senha"


def alvo_do_texto(ator: Ator, chave: UUID, lido: str) -> str:
    """The text that was read, by its hash, in the form that has this key."""
    return resumo_do_alvo(ator.instituicao_id, FINALIDADE, str(chave), lido)


def alvo_do_fim(ator: Ator, representacao: Representacao, chave: UUID, motivo: str) -> str:
    """The end of these powers, with the reason as it was typed."""
    return resumo_do_alvo(ator.instituicao_id, FIM, representacao.pk, str(chave), motivo)
