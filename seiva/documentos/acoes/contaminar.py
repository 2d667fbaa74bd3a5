"""Contaminar: whether the most restricted document decides for the whole process."""

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.documentos.niveis import recalcular_nivel
from seiva.organizacao.alteracoes import registrar_alteracao, retrato
from seiva.organizacao.models import Alteracao, Instituicao
from seiva.organizacao.models.instituicao import PoliticaDeGrau
from seiva.processos.models import Processo

_CAMPOS = ("contaminar_nivel", "hipotese_obrigatoria", "politica_grau")


@acao(
    "definir_niveis_da_instituicao",
    titulo="Definir níveis de acesso",
    exige="instituicao.administrar",
    registra=False,
)
def definir_niveis_da_instituicao(
    ator: Ator, *, contaminar: bool, hipotese_obrigatoria: bool, politica_grau: str
) -> Instituicao:
    """Set what the institution demands of access levels.

    A change in contamination is brought to every process by a job, in batches; each process
    whose level changes says so in its own history.
    Norma: Lei 12.527/2011, art. 7º, § 2º.
    """
    if politica_grau not in PoliticaDeGrau.values:
        raise RegraViolada("politica_desconhecida", "Escolha da lista.", campo="politica_grau")
    casa = Instituicao.objects.select_for_update().get(pk=ator.instituicao_id)
    antes = retrato(casa, _CAMPOS)
    mudou = casa.contaminar_nivel != contaminar
    casa.contaminar_nivel, casa.hipotese_obrigatoria = contaminar, hipotese_obrigatoria
    casa.politica_grau = politica_grau
    casa.save(update_fields=list(_CAMPOS))
    depois = retrato(casa, _CAMPOS)
    registrar_alteracao(ator, casa, Alteracao.Verbo.ALTEROU, antes=antes, depois=depois)
    if mudou:
        from seiva.documentos.tarefas import pedir_recalculo

        pedir_recalculo()
    return casa


@acao("acertar_nivel_geral", titulo="Acertar nível geral", sobre="processo", registra=False)
def acertar_nivel_geral(ator: Ator, *, processo: Processo) -> Processo:
    """Derive the effective level again; says so in the history only when it changes."""
    recalcular_nivel(ator, processo)
    return processo
