"""How many people and how much space an institution may have."""

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.operacao.registro import registrar_nas_duas
from seiva.organizacao.alteracoes import retrato
from seiva.organizacao.models import Instituicao
from seiva.organizacao.seguranca.senha import conferir_senha

CAMPOS = ("cota_contas", "cota_bytes")
MAIOR_EM_CONTAS = 1_000_000
MAIOR_EM_BYTES = 2**60


@acao(
    "definir_cotas",
    titulo="Definir cotas",
    exige="plataforma.operar",
    registra=False,
    antes=conferir_senha,
)
def definir_cotas(
    ator: Ator,
    *,
    instituicao: Instituicao,
    cota_contas: int | None,
    cota_bytes: int | None,
    senha: str,
) -> Instituicao:
    """Set the quotas; None is no limit. A quota below what is used takes nothing away: it only
    refuses what is new. Raises `RegraViolada("cota_invalida")`.
    """
    for campo, valor, maior in (
        ("cota_contas", cota_contas, MAIOR_EM_CONTAS),
        ("cota_bytes", cota_bytes, MAIOR_EM_BYTES),
    ):
        if valor is not None and not 0 < valor <= maior:
            raise RegraViolada(
                "cota_invalida",
                "A cota é um número maior que zero; deixe vazia para não haver limite.",
                campo=campo,
            )
    alvo = Instituicao.objects.select_for_update().get(pk=instituicao.pk)
    antes = retrato(alvo, CAMPOS)
    alvo.cota_contas, alvo.cota_bytes = cota_contas, cota_bytes
    alvo.save(update_fields=CAMPOS)
    registrar_nas_duas(ator, alvo, antes=antes, depois=retrato(alvo, CAMPOS))
    return alvo
