"""Comments about processes and documents: who reads them, and the trace they leave."""

import uuid

import pytest

from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, SemPermissao
from seiva.documentos.acoes.comentar import (
    apagar_comentario,
    comentar_documento,
    comentar_processo,
    editar_comentario,
)
from seiva.documentos.acoes.excluir import excluir_documento
from seiva.documentos.acoes.mover import mover_documento
from seiva.documentos.models import Comentario, Documento
from seiva.documentos.tests.test_incluir import anexar
from seiva.organizacao.models import Lotacao, Perfil
from seiva.processos.acoes.alterar import DadosDoCadastro, alterar_processo
from seiva.processos.acoes.enviar import enviar_processo
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db


def lidos(ator: Ator) -> list[str]:
    return list(
        Comentario.objects.legiveis_por(ator).order_by("pk").values_list("texto", flat=True)
    )


def test_quem_le_o_processo_le_e_responde(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, cena.casa)
    primeiro = comentar_processo(ana, processo=processo, texto=" Falta a certidão. ")
    resposta = comentar_processo(bia, processo=processo, texto="Já pedi.", responde=primeiro)
    assert resposta.responde == primeiro
    assert primeiro.nome == "Ana Prado"
    assert lidos(bia) == ["Falta a certidão.", "Já pedi."]


def test_o_publico_nao_le_comentario_nenhum(cena: Elenco) -> None:
    ana = cena.ator("ana")
    comentar_processo(ana, processo=autuar(ana, cena.casa), texto="Interno.")
    assert lidos(Ator.publico(cena.casa.instituicao.pk)) == []


def test_do_processo_restrito_so_le_quem_o_le(cena: Elenco) -> None:
    ana, bia, casa = cena.ator("ana"), cena.ator("bia"), cena.casa
    processo = autuar(ana, casa, nivel=1)
    comentar_processo(ana, processo=processo, texto="Restrito.")
    assert lidos(bia) == []
    with recusado("processo_nao_legivel"):
        comentar_processo(bia, processo=processo, texto="Posso?")
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]], manter_aberto=True)
    assert lidos(bia) == ["Restrito."]


def test_da_minuta_so_a_unidade_le_ate_a_assinatura(cena: Elenco) -> None:
    ana, bia, casa = cena.ator("ana"), cena.ator("bia"), cena.casa
    minuta = redigir(ana, casa, autuar(ana, casa))
    comentar_documento(cena.ator("fabio"), documento=minuta, texto="Revisar o 2º parágrafo.")
    assert lidos(ana) == ["Revisar o 2º parágrafo."]
    assert lidos(bia) == []
    with recusado("documento_nao_legivel"):
        comentar_documento(bia, documento=minuta, texto="?")
    assinar(ana, casa, minuta)
    assert lidos(bia) == ["Revisar o 2º parágrafo."]


def test_os_comentarios_vao_com_o_documento_e_somem_com_o_excluido(cena: Elenco) -> None:
    ana, casa = cena.ator("ana"), cena.casa
    documento, destino = anexar(cena, autuar(ana, casa)), autuar(ana, casa, nivel=1)
    comentar_documento(ana, documento=documento, texto="Segue.")
    mover_documento(ana, documento=documento, destino=destino, motivo="Engano")
    assert lidos(ana) == ["Segue."]
    assert lidos(cena.ator("bia")) == []
    excluir_documento(ana, documento=Documento.objects.get(pk=documento.pk))
    assert lidos(ana) == []


def test_editar_deixa_a_hora_e_apagar_deixa_quem_e_quando(cena: Elenco) -> None:
    ana = cena.ator("ana")
    comentario = comentar_processo(ana, processo=autuar(ana, cena.casa), texto="Eram dois.")
    assert editar_comentario(ana, comentario=comentario, texto="Eram dois.").editado_em is None
    editado = editar_comentario(ana, comentario=comentario, texto="Eram três.")
    assert (editado.texto, editado.editado_em is not None) == ("Eram três.", True)
    apagado = apagar_comentario(ana, comentario=comentario)
    assert (apagado.texto, apagado.nome) == ("", "Ana Prado")
    assert apagado.apagado_em is not None
    for ato in (
        lambda: apagar_comentario(ana, comentario=comentario),
        lambda: editar_comentario(ana, comentario=comentario, texto="De novo"),
    ):
        with recusado("comentario_apagado"):
            ato()


def test_so_quem_escreveu_muda_e_enquanto_pode_ler(cena: Elenco) -> None:
    ana, fabio, bia, casa = cena.ator("ana"), cena.ator("fabio"), cena.ator("bia"), cena.casa
    processo = autuar(ana, casa)
    comentario = comentar_processo(ana, processo=processo, texto="Meu.")
    with recusado("comentario_de_outro"):
        editar_comentario(fabio, comentario=comentario, texto="Seu")
    with recusado("comentario_de_outro"):
        apagar_comentario(fabio, comentario=comentario)
    da_bia = comentar_processo(bia, processo=processo, texto="Da Bia.")
    casa.ferias.niveis = [0, 1]
    casa.ferias.save()
    alterar_processo(
        ana,
        processo=processo,
        dados=DadosDoCadastro(
            tipo=casa.ferias, nivel=1, especificacao="", hipotese=casa.hipotese, prioridade="",
            interessados=[], assuntos=[],
        ),
    )  # fmt: skip
    with recusado("comentario_nao_legivel"):
        editar_comentario(bia, comentario=da_bia, texto="Ainda leio?")


@pytest.mark.parametrize(
    ("texto", "codigo"), [(" \n", "comentario_vazio"), ("x" * 2001, "comentario_longo")]
)
def test_texto_vazio_ou_longo_se_recusa(cena: Elenco, texto: str, codigo: str) -> None:
    ana = cena.ator("ana")
    with recusado(codigo) as recusa:
        comentar_processo(ana, processo=autuar(ana, cena.casa), texto=texto)
    assert recusa.value.campo == "texto"


def test_a_resposta_e_sobre_a_mesma_coisa(cena: Elenco) -> None:
    ana, casa = cena.ator("ana"), cena.casa
    processo = autuar(ana, casa)
    outro = comentar_processo(ana, processo=autuar(ana, casa), texto="Lá.")
    with pytest.raises(NaoEncontrado):
        comentar_processo(ana, processo=processo, texto="Aqui.", responde=outro)
    with pytest.raises(NaoEncontrado):
        comentar_documento(
            ana, documento=redigir(ana, casa, processo), texto="Aqui.", responde=outro
        )


def test_quem_nao_registra_andamento_nao_comenta(cena: Elenco) -> None:
    processo = autuar(cena.ator("ana"), cena.casa)
    leitor = Perfil.objects.create(nome="Leitor", permissoes=[])
    Lotacao.objects.filter(conta=cena.contas["fabio"]).update(perfil=leitor)
    with pytest.raises(SemPermissao):
        comentar_processo(cena.ator("fabio"), processo=processo, texto="Oi")


@pytest.mark.django_db(transaction=True)
def test_o_mesmo_formulario_duas_vezes_e_um_comentario(elenco: Elenco) -> None:
    chave = uuid.uuid4()
    with elenco.em(elenco.casa):
        processo = autuar(elenco.ator("ana"), elenco.casa)

    def comentar() -> int:
        with elenco.em(elenco.casa):
            return comentar_processo(
                elenco.ator("ana"), processo=processo, texto="Uma vez.", chave=chave
            ).pk

    respostas = ao_mesmo_tempo(comentar, comentar)
    assert len(set(respostas)) == 1, respostas


def test_a_chave_de_outra_pessoa_se_recusa(cena: Elenco) -> None:
    chave, processo = uuid.uuid4(), autuar(cena.ator("ana"), cena.casa)
    comentar_processo(cena.ator("ana"), processo=processo, texto="Meu.", chave=chave)
    with recusado("formulario_usado"):
        comentar_processo(cena.ator("fabio"), processo=processo, texto="Seu.", chave=chave)
