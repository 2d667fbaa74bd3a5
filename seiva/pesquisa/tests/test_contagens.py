"""Counts by who signed, who has interest and what it is about."""

import pytest

from seiva.core.ator import Ator
from seiva.documentos.acoes.liberar import liberar_documentos
from seiva.documentos.acoes.salvar import salvar_documento
from seiva.documentos.models import Documento
from seiva.organizacao.models import Lotacao, Pessoa
from seiva.pesquisa.contagens import contar
from seiva.pesquisa.documentos import FiltrosDeDocumento, achar_documentos
from seiva.processos.models import Processo
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, autuar_sigiloso, redigir

pytestmark = pytest.mark.django_db

DE_LIGADOS = ("assinante", "interessado", "assunto")


def contados(ator: Ator, texto: str = "muro") -> dict[str, list[tuple[str, int]]]:
    """Filter → its values as they are read, with their counts."""
    facetas = contar(ator, achar_documentos(ator, texto, FiltrosDeDocumento()))
    return {
        f.campo: [(c.rotulo, c.total) for c in f.contagens]
        for f in facetas
        if f.campo in DE_LIGADOS and f.contagens
    }


def assinado(elenco: Elenco, processo: Processo) -> Documento:
    ana = elenco.ator("ana")
    documento = redigir(ana, elenco.casa, processo, "Sobre o muro.")
    assinar(ana, elenco.casa, documento)
    return documento


def test_cada_documento_conta_uma_vez_em_cada_valor(cena: Elenco) -> None:
    ana, casa = cena.ator("ana"), cena.casa
    joao = Pessoa.objects.create(tipo="PF", nome="João Prado", documento="11144477735")
    dos_dois = autuar(ana, casa, interessados=[casa.maria, joao], assuntos=[casa.assunto])
    assinado(cena, dos_dois)
    assinado(cena, dos_dois)
    redigir(ana, casa, autuar(ana, casa, interessados=[joao], assuntos=[casa.assunto]), "Muro.")
    assert contados(ana) == {
        "assinante": [(ana.nome, 2)],
        "interessado": [("João Prado", 3), ("Maria de Souza", 2)],
        "assunto": [("Férias", 3)],
    }
    assert contados(ana, "nada-disso") == {}


def test_assinatura_que_o_texto_novo_derrubou_nao_conta(cena: Elenco) -> None:
    ana = cena.ator("ana")
    documento = assinado(cena, autuar(ana, cena.casa))
    assert contados(ana)["assinante"] == [(ana.nome, 1)]
    salvar_documento(
        ana,
        documento=Documento.objects.um(pk=documento.pk),
        conteudo="<p>Outro muro.</p>",
        versao_base=1,
        derrubar_assinaturas=True,
    )
    assert "assinante" not in contados(ana)


def test_o_que_esta_sob_sigilo_nao_diz_quem_nem_de_que(cena: Elenco) -> None:
    """Who has the credential finds the document; what is about it is behind the password."""
    ana, casa = cena.ator("ana"), cena.casa
    assinado(cena, autuar_sigiloso(ana, casa, interessados=[casa.maria]))
    assert len(achar_documentos(ana, "muro", FiltrosDeDocumento()).chaves) == 1
    assert contados(ana) == {}


def test_quem_le_so_o_documento_liberado_nao_sabe_do_processo(cena: Elenco) -> None:
    ana, bia, casa = cena.ator("ana"), cena.ator("bia"), cena.casa
    processo = autuar(ana, casa, nivel=1, interessados=[casa.maria])
    documento = redigir(ana, casa, processo, "Sobre o muro.")
    liberar_documentos(
        ana, origem="x", unidades=[casa.unidades["TRIB"]], documentos=[documento], assina=True
    )
    assert achar_documentos(bia, "muro", FiltrosDeDocumento()).chaves == [documento.pk]
    assert contados(bia) == {}
    assert contados(ana)["interessado"] == [("Maria de Souza", 1)]


def test_nome_entre_aspas_e_o_nome_inteiro(cena: Elenco) -> None:
    Pessoa.objects.create(tipo="PF", nome="Maria de Souza Lima", documento="11144477735")
    assert Pessoa.objects.com_texto("maria de souza").count() == 2
    assert [p.nome for p in Pessoa.objects.com_texto(' "Maria de Souza" ')] == ["Maria de Souza"]
    inteiro = cena.contas["ana"].nome
    assert Lotacao.objects.com_nome(f'"{inteiro}"').count() == 1
    assert Lotacao.objects.com_nome(f'"{inteiro[:-1]}"').count() == 0
    assert Lotacao.objects.com_nome('"').count() == 0
