"""Numbers of documents: the installation-wide one and the one within the type."""

from seiva.catalogo.models import TipoDocumento
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import hoje
from seiva.documentos.models import NumeroDeDocumento
from seiva.processos.numeros import proximo_da_sequencia

MODOS = TipoDocumento.Numeracao


def emitir_numero(ator: Ator) -> int:
    """Installation-wide number, also the código verificador; gaps are normal."""
    return NumeroDeDocumento.objects.create(instituicao_id=ator.instituicao_id).pk


def numero_no_tipo(ator: Ator, tipo: TipoDocumento, informado: str = "") -> str:
    """Number within the type, by its mode; deletion does not return it.

    Raises `RegraViolada` when the type asks for a typed number and none came.
    """
    modo, informado = tipo.numeracao, informado.strip()
    if modo == MODOS.SEM:
        return ""
    if modo == MODOS.INFORMADA:
        if not informado:
            raise RegraViolada(
                "numero_obrigatorio", f"Informe o número do {tipo.nome}.", campo="numero"
            )
        return informado
    ano = hoje().year
    dono = (
        f"orgao:{ator.orgao_id}"
        if modo in {MODOS.SEQUENCIAL_ORGAO, MODOS.ANUAL_ORGAO}
        else f"unidade:{ator.unidade_id}"
    )
    anual = modo in {MODOS.ANUAL_UNIDADE, MODOS.ANUAL_ORGAO}
    sequencia = proximo_da_sequencia(
        ator.instituicao_id, f"doc:{tipo.pk}:{dono}", ano if anual else 0
    )
    return f"{sequencia}/{ano}" if anual else str(sequencia)
