"""What a person of outside brings is blocked, and signed by the person's own account."""

import pytest

from seiva.core.acoes import _em_ato, declarada
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.documentos.acoes.excluir import excluir_documento
from seiva.documentos.acoes.incluir import DadosDoDocumento
from seiva.documentos.acoes.juntar import juntar_escrito, na_unidade
from seiva.documentos.models import Assinatura, Documento
from seiva.processos.acoes.concluir import concluir_processo
from tests.apoio import recusado
from tests.elenco import Elenco
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db


def _juntar(cena: Elenco, processo: object) -> Documento:
    conta = cena.contas["dora"]
    dora = Ator.cidadao(cena.casa.instituicao.pk, conta.pk, conta.nome)
    with _em_ato(declarada("incluir_documento")):
        return juntar_escrito(
            dora,
            processo=processo,  # type: ignore[arg-type]
            unidade=cena.casa.unidades["RH"],
            dados=DadosDoDocumento(tipo=cena.casa.oficio),
            conteudo="<p>Peço.</p>",
            cargo="Requerente",
        )


def test_entra_assinado_por_quem_trouxe_e_ninguem_exclui(cena: Elenco) -> None:
    ana = cena.ator("ana")
    documento = _juntar(cena, autuar(ana, cena.casa))
    assinatura = Assinatura.objects.get(documento=documento)
    assert (assinatura.nome, assinatura.cargo, assinatura.metodo) == (
        "Dora Luz",
        "Requerente",
        "conta",
    )
    assert documento.bloqueado
    with recusado("documento_de_fora"):
        excluir_documento(ana, documento=documento)


def test_nao_entra_onde_o_processo_nao_esta_aberto(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    concluir_processo(ana, processo=processo)
    with pytest.raises(RegraViolada):
        _juntar(cena, processo)


def test_na_unidade_so_da_o_que_entregar_exige(cena: Elenco) -> None:
    conta = cena.contas["dora"]
    dora = Ator.cidadao(cena.casa.instituicao.pk, conta.pk, conta.nome)
    na_rh = na_unidade(dora, cena.casa.unidades["RH"])
    assert not na_rh.pode("documento.assinar")
    assert not na_rh.pode("instituicao.administrar")
