"""Counts of the search count only what may be read, through every change of who may."""

from seiva.core.ator import Ator
from seiva.documentos.models import Documento
from seiva.pesquisa.contagens import contar
from seiva.pesquisa.documentos import FiltrosDeDocumento, achar_documentos
from seiva.pesquisa.indexar_documentos import reindexar_documentos
from seiva.pesquisa.models import IndiceDocumento
from tests.visibilidade.membros import MEMBROS
from tests.visibilidade.mundo import Mundo
from tests.visibilidade.perguntas import PALAVRAS_DE_TODOS


def test_cada_contagem_soma_os_documentos_que_a_pessoa_le(mundo: Mundo) -> None:
    for membro in MEMBROS:
        casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
        with mundo.elenco.em(casa):
            ator = membro.ator(mundo)
            achados = achar_documentos(ator, PALAVRAS_DE_TODOS, FiltrosDeDocumento())
            lidos = Documento.objects.legiveis_por(_na_pesquisa(ator)).count()
            for faceta in contar(ator, achados):
                totais = [contagem.total for contagem in faceta.contagens]
                if faceta.campo in {"assinante", "interessado", "assunto"}:  # of some, or many
                    assert max(totais, default=0) <= lidos, (membro.nome, faceta.titulo)
                else:
                    assert sum(totais) == lidos, (membro.nome, faceta.titulo)


def _na_pesquisa(ator: Ator) -> Ator:
    """The index does not know of external accesses: from outside, it finds what is public."""
    return Ator.publico(ator.instituicao_id) if ator.e_de_fora else ator


def test_o_indice_dos_atos_e_o_que_se_refaria_do_nada(mundo: Mundo) -> None:
    """What acts wrote little by little is what a rebuilding writes: no mark is ever missing."""

    def retrato() -> dict[int, tuple[int, bool, str]]:
        campos = ("documento_id", "processo_id", "parcial", "texto")
        linhas = IndiceDocumento.objects.values_list(*campos)
        return {pk: (processo, parcial, str(texto)) for pk, processo, parcial, texto in linhas}

    with mundo.elenco.em(mundo.elenco.casa):
        pelos_atos = retrato()
        IndiceDocumento.objects.all().delete()
        assert reindexar_documentos(lote=3) == len(pelos_atos)
        assert retrato() == pelos_atos
        fora = {mundo.documentos["excluído"], mundo.documentos["cancelado"]}
        assert not fora & set(pelos_atos)
