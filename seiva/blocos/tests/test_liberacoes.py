"""What a block lets another unit see, while the documents and processes go on living."""

import pytest

from seiva.blocos.acoes.disponibilizar import devolver_bloco
from seiva.blocos.acoes.incluir import retirar_do_bloco
from seiva.blocos.models import ItemDoBloco, Ocorrencia
from seiva.blocos.tests.apoio import atual, de_assinatura, disponibilizar, textos
from seiva.core.ator import Ator
from seiva.documentos.acoes.excluir import excluir_documento
from seiva.documentos.acoes.salvar import salvar_documento
from seiva.documentos.acoes.ver import ver_documento
from seiva.documentos.models import Assinatura, Documento
from seiva.processos.acoes.concluir import concluir_processo, reabrir_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Processo
from tests.apoio import recusado
from tests.elenco import Elenco
from tests.fabricas import assinar

pytestmark = pytest.mark.django_db


def test_processo_enviado_ou_concluido_adormece_a_liberacao(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    bloco, (documento,) = de_assinatura(ana, cena.casa)
    disponibilizar(ana, cena.casa, bloco)
    concluir_processo(ana, processo=documento.processo)
    assert documento not in Documento.objects.listaveis_por(bia)
    with recusado("documento_de_outra_unidade"):
        assinar(bia, cena.casa, documento)
    reabrir_processo(ana, processo=documento.processo)
    assert documento in Documento.objects.para_assinar_por(bia)
    enviar_processo(ana, processo=documento.processo, destinos=[cena.casa.unidades["GAB"]])
    assert documento not in Documento.objects.listaveis_por(bia)


def test_o_que_vira_sigiloso_some_de_quem_recebeu(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    bloco, (documento,) = de_assinatura(ana, cena.casa)
    disponibilizar(ana, cena.casa, bloco)
    _tornar_sigiloso(cena, documento.processo)
    assert documento not in Documento.objects.listaveis_por(bia)
    assert not Documento.objects.para_assinar_por(bia).exists()
    assert not ItemDoBloco.objects.visiveis_por(bia).exists()
    with recusado("documento_de_outra_unidade"):
        assinar(bia, cena.casa, Documento.objects.get(pk=documento.pk))
    devolver_bloco(bia, bloco=bloco)
    assert atual(bloco).estado == "R"
    assert not textos(cena, "bloco_retornado")


def _tornar_sigiloso(cena: Elenco, processo: Processo) -> None:
    from seiva.processos.acoes.alterar import DadosDoCadastro, alterar_processo

    cena.casa.ferias.niveis = [0, 1, 2]
    cena.casa.ferias.save()
    alterar_processo(
        cena.ator("ana"),
        processo=processo,
        dados=DadosDoCadastro(tipo=cena.casa.ferias, nivel=2, hipotese=cena.casa.hipotese),
    )


def test_o_historico_do_bloco_nao_fala_do_que_a_pessoa_nao_conhece(cena: Elenco) -> None:
    ana, bia, fabio = cena.ator("ana"), cena.ator("bia"), cena.ator("fabio")
    bloco, (fica, sai) = de_assinatura(ana, cena.casa, 2)
    retirar_do_bloco(ana, bloco=bloco, item=ItemDoBloco.objects.get(documento=sai))
    disponibilizar(ana, cena.casa, bloco)

    def le(ator: Ator) -> str:
        return " ".join(o.texto for o in Ocorrencia.objects.do_bloco(bloco).visiveis_por(ator))

    assert fica.numero_formatado in le(bia)
    assert sai.numero_formatado not in le(bia)
    assert sai.numero_formatado in le(fabio)
    _tornar_sigiloso(cena, fica.processo)
    assert "Disponibilizado" in le(fabio)
    assert fica.numero_formatado not in le(fabio)


def test_documento_excluido_some_do_bloco(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    bloco, (documento, outro) = de_assinatura(ana, cena.casa, 2)
    disponibilizar(ana, cena.casa, bloco)
    excluir_documento(ana, documento=documento)
    assert [i.documento for i in ItemDoBloco.objects.visiveis_por(bia)] == [outro]
    assert set(Documento.objects.para_assinar_por(bia)) == {outro}


def test_quem_le_pelo_bloco_nao_fixa_o_documento_e_quem_edita_derruba(cena: Elenco) -> None:
    ana, bia, edu = cena.ator("ana"), cena.ator("bia"), cena.ator("edu")
    bloco, (documento,) = de_assinatura(ana, cena.casa)
    disponibilizar(ana, cena.casa, bloco, "TRIB")
    assinar(bia, cena.casa, documento)
    documento = Documento.objects.get(pk=documento.pk)
    ver_documento(bia, documento=documento)
    assert not Documento.objects.get(pk=documento.pk).visto_fora
    with recusado("documento_de_outra_unidade"):
        salvar_documento(
            bia,
            documento=documento,
            conteudo="<p>Outro</p>",
            versao_base=1,
            derrubar_assinaturas=True,
        )
    salvar_documento(
        ana, documento=documento, conteudo="<p>Outro</p>", versao_base=1, derrubar_assinaturas=True
    )
    assert documento in Documento.objects.para_assinar_por(bia)
    assinar(bia, cena.casa, documento)
    ver_documento(edu, documento=Documento.objects.get(pk=documento.pk))
    assert Documento.objects.get(pk=documento.pk).visto_fora


def test_para_assinar_ate_que_alguem_da_unidade_assine(cena: Elenco) -> None:
    ana, bia, edu = cena.ator("ana"), cena.ator("bia"), cena.ator("edu")
    bloco, (documento,) = de_assinatura(ana, cena.casa)
    disponibilizar(ana, cena.casa, bloco, "TRIB", "GAB")
    assinar(bia, cena.casa, documento)
    assert not Documento.objects.para_assinar_por(bia).exists()
    assert documento in Documento.objects.para_assinar_por(edu)
    assinar(edu, cena.casa, documento)
    assert Assinatura.objects.filter(documento=documento).count() == 2
