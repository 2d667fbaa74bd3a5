"""Signing: the first signature freezes the content."""

from datetime import date

import pytest

from seiva.andamentos.models import Andamento
from seiva.core import storage
from seiva.core.erros import RegraViolada, SemPermissao
from seiva.documentos.acoes.assinar import assinar_documento
from seiva.documentos.acoes.salvar import salvar_documento
from seiva.documentos.chaves import chaveiro_publico
from seiva.documentos.models import Base, Congelamento, Documento, Selo
from seiva.documentos.papel.verificar import verificar_pdf
from seiva.documentos.preencher import variaveis_sem_valor
from seiva.documentos.tarefas import pdf_de_registro, selar_assinatura
from seiva.documentos.tests.test_incluir import anexar
from seiva.organizacao.models import Cargo, Lotacao, Perfil, Titularidade
from seiva.processos.acoes.concluir import concluir_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Passagem
from tests.apoio import ao_mesmo_tempo, executar_tarefas, recusado
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


@pytest.mark.parametrize(
    ("quem", "codigo"), [("bia", "documento_de_outra_unidade"), ("caio", "senha_incorreta")]
)
def test_de_outra_unidade_nao_se_assina(elenco: Elenco, quem: str, codigo: str) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        documento = redigir(ana, casa, autuar(ana, casa))
        if quem == "caio":
            with recusado(codigo):
                assinar_documento(ana, documento=documento, senha="", cargo=casa.cargo)
        else:
            with recusado(codigo):
                assinar(elenco.ator(quem), casa, documento)


def test_cargo_que_a_pessoa_nao_exerce_nao_serve(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        documento = redigir(ana, casa, autuar(ana, casa))
        prefeito = Cargo.objects.create(nome="Prefeito")
        with recusado("cargo_alheio") as recusa:
            assinar_documento(ana, documento=documento, senha=SENHA, cargo=prefeito)
        assert recusa.value.campo == "cargo"
        Titularidade.objects.filter(conta=elenco.contas["ana"]).update(fim=date(2021, 1, 1))
        with recusado("cargo_alheio"):
            assinar(ana, casa, documento)


def test_colaborador_redige_mas_nao_assina(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        colaborador = Perfil.objects.get(nome="Colaborador")
        Lotacao.objects.filter(conta=elenco.contas["fabio"]).update(perfil=colaborador)
        fabio = elenco.ator("fabio")
        documento = redigir(fabio, casa, autuar(fabio, casa))
        with pytest.raises(SemPermissao):
            assinar(fabio, casa, documento)


def test_arquivo_e_documento_de_processo_fechado_nao_se_assinam(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    processo = autuar(ana, casa)
    with recusado("nao_assinavel"):
        assinar(ana, casa, anexar(cena, processo))
    minuta = redigir(ana, casa, processo)
    concluir_processo(ana, processo=processo)
    with recusado("processo_fechado_na_unidade"):
        assinar(ana, casa, minuta)


def test_assinar_avisa_as_outras_unidades_e_baixa_a_conta(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    processo = autuar(ana, casa)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]], manter_aberto=True)
    documento = redigir(ana, casa, processo)
    trib = Passagem.objects.filter(unidade=casa.unidades["TRIB"])
    assert not trib.get().novidade
    assinar(ana, casa, documento)
    assert trib.get().novidade
    assert Passagem.objects.get(unidade=casa.unidades["RH"]).para_assinar == 0


@pytest.mark.django_db(transaction=True)
def test_a_mesma_pessoa_em_duas_janelas_assina_uma_vez(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        documento = redigir(elenco.ator("ana"), casa, autuar(elenco.ator("ana"), casa))

    def assinar_aqui(quem: str) -> None:
        with elenco.em(casa):
            assinar(elenco.ator(quem), casa, documento)

    quem = ["ana", "ana", "fabio", "fabio"]
    respostas = ao_mesmo_tempo(*[lambda q=q: assinar_aqui(q) for q in quem])
    assert respostas.count(None) == 2, respostas
    assert [r.codigo for r in respostas if isinstance(r, RegraViolada)] == ["ja_assinado"] * 2
    with elenco.em(casa):
        assert Congelamento.objects.count() == 1


def test_variavel_escrita_depois_sai_com_valor_no_que_se_assina(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, casa, interessados=[casa.maria])
        documento = redigir(ana, casa, processo)
        texto = "<p>Ref. @processo@, de @interessados@, a @destinatario@.</p>"
        salvar_documento(ana, documento=documento, conteudo=texto, versao_base=1)
        documento = Documento.objects.get(pk=documento.pk)
        assert variaveis_sem_valor(documento) == ["@destinatario@"]
        assinar(ana, casa, documento)
        congelado = Congelamento.objects.get(documento=documento)
        with storage.abrir(casa.instituicao.pk, congelado.html.sha256) as html:
            pagina = html.read().decode()
        assert f"Ref. {processo.numero}, de Maria de Souza, a @destinatario@." in pagina
        assert variaveis_sem_valor(Documento.objects.get(pk=documento.pk)) == []
