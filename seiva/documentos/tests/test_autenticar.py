"""Attesting a scanned copy."""

from typing import Any

import pytest

from seiva.andamentos.models import Andamento
from seiva.catalogo.models import TipoConferencia
from seiva.core.erros import NaoEncontrado, RegraViolada, SemPermissao
from seiva.documentos.acoes.autenticar import autenticar_documento
from seiva.documentos.acoes.excluir import cancelar_documento
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_arquivo
from seiva.documentos.acoes.substituir import substituir_arquivo
from seiva.documentos.acoes.ver import ver_documento
from seiva.documentos.arquivos import guardar_arquivo, ler
from seiva.documentos.autenticacoes import arquivo_da_declaracao, autenticacao_vigente, tarja
from seiva.documentos.chaves import chaveiro_publico
from seiva.documentos.models import Autenticacao, Documento
from seiva.documentos.papel.declaracao import ler_declaracao_json
from seiva.documentos.papel.verificar import verificar_arquivo
from seiva.organizacao.models import Cargo, Lotacao, Perfil
from seiva.processos.acoes.concluir import concluir_processo
from seiva.processos.acoes.enviar import enviar_processo
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import SENHA, Elenco
from tests.fabricas import autuar, redigir

pytestmark = pytest.mark.django_db


def digitalizado(
    cena: Elenco, nome: str = "Cópia autenticada administrativamente", nivel: int = 0
) -> Documento:
    """A scan included by Ana in a new process, as a copy to be attested."""
    ana = cena.ator("ana")
    conferencia, _ = TipoConferencia.objects.get_or_create(nome=nome)
    return incluir_arquivo(
        ana,
        processo=autuar(ana, cena.casa),
        dados=DadosDoDocumento(
            tipo=cena.casa.anexo, nivel=nivel, hipotese=cena.casa.hipotese if nivel else None
        ),
        arquivo=guardar_arquivo([b"papel velho"], nome="papel.pdf", tipo_mime="application/pdf"),
        formato=Documento.Formato.DIGITALIZADO,
        conferencia=conferencia,
    )


def autenticar(cena: Elenco, documento: Documento, quem: str = "ana", **dados: Any) -> Autenticacao:
    padrao = {"senha": SENHA, "cargo": cena.casa.cargo}
    return autenticar_documento(cena.ator(quem), documento=documento, **(padrao | dados))


def test_autenticar_declara_sobre_os_bytes_e_registra_andamento(cena: Elenco) -> None:
    documento = digitalizado(cena)
    autenticacao = autenticar(cena, documento)
    assert autenticacao.conferencia == "Cópia autenticada administrativamente"
    assert "Lei 12.682/2012, art. 3º" in tarja(autenticacao)
    assert "Ana Prado, Agente Administrativo" in tarja(autenticacao)
    andamento = Andamento.objects.get(tipo="documento_autenticado")
    assert andamento.texto.endswith("administrativamente, por Ana Prado, Agente Administrativo")
    assert autenticacao_vigente(documento) == autenticacao


def test_a_declaracao_confere_fora_do_sistema_e_o_arquivo_nao_muda(cena: Elenco) -> None:
    documento = digitalizado(cena)
    autenticacao = autenticar(cena, documento)
    conteudo = ler(documento.arquivo)
    assert conteudo == b"papel velho"
    declaracao = ler_declaracao_json(arquivo_da_declaracao(autenticacao))
    laudo = verificar_arquivo(conteudo, [declaracao], chaveiro_publico())
    assert laudo.intacto
    declarado = laudo.assinaturas[0].declaracao
    assert (declarado.tipo, declarado.conferencia) == ("autenticacao", autenticacao.conferencia)
    assert not verificar_arquivo(b"papel novo", [declaracao], chaveiro_publico()).intacto


def test_senha_errada_e_cargo_alheio_nao_autenticam(cena: Elenco) -> None:
    documento = digitalizado(cena)
    with recusado("senha_incorreta") as recusa:
        autenticar(cena, documento, senha="outra")
    assert recusa.value.campo == "senha"
    with recusado("cargo_alheio"):
        autenticar(cena, documento, cargo=Cargo.objects.create(nome="Prefeito"))
    assert not Autenticacao.objects.exists()


@pytest.mark.parametrize("nome", ["Cópia simples", "Documento original", "Cópia de cartório"])
def test_so_a_copia_autenticada_administrativamente(cena: Elenco, nome: str) -> None:
    with recusado("nao_autenticavel"):
        autenticar(cena, digitalizado(cena, nome))


def test_o_nato_digital_e_o_escrito_aqui_nao_se_autenticam(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    arquivo = incluir_arquivo(
        ana,
        processo=processo,
        dados=DadosDoDocumento(tipo=cena.casa.anexo),
        arquivo=guardar_arquivo([b"x"], nome="x.txt", tipo_mime="text/plain"),
    )
    with recusado("nao_autenticavel"):
        autenticar(cena, arquivo)
    with recusado("documento_escrito_aqui"):
        autenticar(cena, redigir(ana, cena.casa, processo))


def test_o_autenticado_nao_se_autentica_de_novo(cena: Elenco) -> None:
    documento = digitalizado(cena)
    autenticar(cena, documento)
    with recusado("ja_autenticado"):
        autenticar(cena, documento, "fabio")


def test_outra_unidade_processo_fechado_e_cancelado_nao(cena: Elenco) -> None:
    ana, casa = cena.ator("ana"), cena.casa
    documento = digitalizado(cena)
    enviar_processo(
        ana, processo=documento.processo, destinos=[casa.unidades["TRIB"]], manter_aberto=True
    )
    with recusado("documento_de_outra_unidade"):
        autenticar(cena, documento, "bia")
    ver_documento(cena.ator("bia"), documento=documento)
    cancelar_documento(ana, documento=documento, motivo="Ilegível")
    with recusado("documento_cancelado"):
        autenticar(cena, documento)
    outro = digitalizado(cena)
    concluir_processo(ana, processo=outro.processo)
    with recusado("processo_fechado_na_unidade"):
        autenticar(cena, outro)


def test_quem_nao_assina_nao_autentica(cena: Elenco) -> None:
    colaborador = Perfil.objects.get(nome="Colaborador")
    Lotacao.objects.filter(conta=cena.contas["fabio"]).update(perfil=colaborador)
    with pytest.raises(SemPermissao):
        autenticar(cena, digitalizado(cena), "fabio")


def test_de_outra_instituicao_nao_existe(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        documento = digitalizado(elenco)
    with elenco.em(elenco.outra), pytest.raises(NaoEncontrado):
        autenticar_documento(
            elenco.ator("caio"), documento=documento, senha=SENHA, cargo=elenco.outra.cargo
        )


def test_substituir_o_arquivo_cancela_a_autenticacao(cena: Elenco) -> None:
    documento = digitalizado(cena)
    autenticar(cena, documento)
    certo = guardar_arquivo([b"papel certo"], nome="certo.pdf", tipo_mime="application/pdf")
    substituir_arquivo(cena.ator("ana"), documento=documento, arquivo=certo)
    documento = Documento.objects.get(pk=documento.pk)
    assert autenticacao_vigente(documento) is None
    assert Andamento.objects.filter(tipo="autenticacao_cancelada").count() == 1
    segunda = autenticar(cena, documento)
    assert segunda.arquivo_id == certo.pk


@pytest.mark.django_db(transaction=True)
def test_duas_pessoas_ao_mesmo_tempo_autenticam_uma_vez(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        documento = digitalizado(elenco)

    def tentar(quem: str) -> None:
        with elenco.em(elenco.casa):
            autenticar(elenco, documento, quem)

    respostas = ao_mesmo_tempo(*[lambda q=q: tentar(q) for q in ("ana", "fabio")])
    assert respostas.count(None) == 1, respostas
    assert [r.codigo for r in respostas if isinstance(r, RegraViolada)] == ["ja_autenticado"]
