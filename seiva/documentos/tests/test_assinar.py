"""Signing: the first signature freezes the content."""

import pytest

from seiva.andamentos.models import Andamento
from seiva.core import storage
from seiva.core.erros import RegraViolada
from seiva.documentos.acoes.assinar import assinar_documento
from seiva.documentos.acoes.salvar import salvar_documento
from seiva.documentos.chaves import chaveiro_publico
from seiva.documentos.models import Base, Congelamento, Documento, Selo
from seiva.documentos.papel.verificar import verificar_pdf
from seiva.documentos.tarefas import pdf_de_registro, selar_assinatura
from tests.apoio import executar_tarefas
from tests.elenco import SENHA, Elenco
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db


def test_assinar_congela_o_conteudo_e_registra_andamento(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        documento = redigir(ana, casa, autuar(ana, casa))
        assinatura = assinar(ana, casa, documento)
        documento = Documento.objects.get(pk=documento.pk)
        assert documento.assinado
        assert documento.firmado_em == assinatura.assinada_em
        congelado = Congelamento.objects.get(documento=documento)
        with storage.abrir(casa.instituicao.pk, congelado.html.sha256) as html:
            assert "Defiro." in html.read().decode()
        texto = Andamento.objects.get(tipo="documento_assinado").texto
        assert texto.endswith("por Ana Prado, Agente Administrativo")


def test_senha_errada_nao_assina(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        documento = redigir(ana, casa, autuar(ana, casa))
        with pytest.raises(RegraViolada) as recusa:
            assinar_documento(ana, documento=documento, senha="outra", cargo=casa.cargo)
        assert recusa.value.campo == "senha"
        assert Documento.objects.get(pk=documento.pk).minuta


def test_ninguem_assina_duas_vezes(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        documento = redigir(ana, casa, autuar(ana, casa))
        assinar(ana, casa, documento)
        with pytest.raises(RegraViolada) as recusa:
            assinar(ana, casa, documento)
        assert recusa.value.codigo == "ja_assinado"


def test_texto_que_mudou_depois_de_lido_nao_e_assinado(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana, fabio = elenco.ator("ana"), elenco.ator("fabio")
        documento = redigir(ana, casa, autuar(ana, casa))
        salvar_documento(fabio, documento=documento, conteudo="<p>Indefiro.</p>", versao_base=1)
        with pytest.raises(RegraViolada) as recusa:
            assinar_documento(
                ana, documento=documento, senha=SENHA, cargo=casa.cargo, versao_lida=1
            )
        assert recusa.value.codigo == "mudou_desde_a_leitura"


def test_o_arquivo_selado_confere_fora_do_sistema(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana, fabio = elenco.ator("ana"), elenco.ator("fabio")
        documento = redigir(ana, casa, autuar(ana, casa))
        assinar(ana, casa, documento)
        assinar(fabio, casa, documento)
    executar_tarefas()
    with elenco.em(casa):
        congelado = Congelamento.objects.get(documento=documento)
        base = Base.objects.get(congelamento=congelado)
        arquivo = pdf_de_registro(congelado)
        with storage.abrir(casa.instituicao.pk, arquivo.sha256) as pdf:
            conteudo = pdf.read()
        laudo = verificar_pdf(conteudo, chaveiro_publico())
        assert laudo.intacto
        assert [a.declaracao.signatario.nome for a in laudo.assinaturas] == [
            "Ana Prado",
            "Fábio Neves",
        ]
        with storage.abrir(casa.instituicao.pk, base.pdf.sha256) as original:
            assert conteudo.startswith(original.read())


def test_selar_de_novo_nao_duplica(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        assinatura = assinar(ana, casa, redigir(ana, casa, autuar(ana, casa)))
    executar_tarefas()
    selar_assinatura(instituicao_id=casa.instituicao.pk, assinatura_id=assinatura.pk)
    with elenco.em(casa):
        assert Selo.objects.count() == 1
