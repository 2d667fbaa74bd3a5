"""Saving and restoring versions."""

import pytest

from seiva.andamentos.models import Andamento
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.documentos.acoes.assinar import assinar_documento
from seiva.documentos.acoes.salvar import (
    VersaoUltrapassada,
    congelamento_vigente,
    restaurar_versao,
    salvar_documento,
)
from seiva.documentos.acoes.ver import ver_documento
from seiva.documentos.models import Assinatura, Congelamento, Documento, Versao
from seiva.processos.acoes.enviar import desfazer_envio, enviar_processo
from seiva.processos.models import Passagem
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import SENHA, Elenco
from tests.fabricas import assinar, autuar, redigir


def textos(documento: Documento) -> list[str]:
    versoes = Versao.objects.filter(documento=documento).order_by("numero")
    return [v.conteudo for v in versoes]


@pytest.mark.django_db
def test_cada_salvamento_e_uma_versao_e_nenhum_e_andamento(cena: Elenco) -> None:
    ana, fabio = cena.ator("ana"), cena.ator("fabio")
    documento = redigir(ana, cena.casa, autuar(ana, cena.casa))
    antes = Andamento.objects.count()
    salvar_documento(ana, documento=documento, conteudo="<p>Dois</p>", versao_base=1)
    versao = salvar_documento(fabio, documento=documento, conteudo="<p>Três</p>", versao_base=2)
    assert (versao.numero, versao.autor_id) == (3, fabio.conta_id)
    assert len(textos(documento)) == 3
    assert Andamento.objects.count() == antes


@pytest.mark.django_db
def test_salvar_o_mesmo_texto_nao_cria_versao_nem_conflito(cena: Elenco) -> None:
    ana = cena.ator("ana")
    documento = redigir(ana, cena.casa, autuar(ana, cena.casa))
    salvar_documento(ana, documento=documento, conteudo="<p>Dois</p>", versao_base=1)
    for base in (1, 2):
        versao = salvar_documento(
            ana, documento=documento, conteudo="<p>Dois</p>", versao_base=base
        )
        assert versao.numero == 2


@pytest.mark.django_db
def test_quem_ficou_para_tras_sabe_quem_salvou_e_nada_se_perde(cena: Elenco) -> None:
    ana, fabio = cena.ator("ana"), cena.ator("fabio")
    documento = redigir(ana, cena.casa, autuar(ana, cena.casa))
    salvar_documento(fabio, documento=documento, conteudo="<p>Do Fábio</p>", versao_base=1)
    with pytest.raises(VersaoUltrapassada) as conflito:
        salvar_documento(ana, documento=documento, conteudo="<p>Da Ana</p>", versao_base=1)
    assert conflito.value.mensagem.startswith("Fábio Neves salvou")
    assert conflito.value.atual.numero == 2
    assert len(textos(documento)) == 2


@pytest.mark.django_db
def test_a_hora_do_conflito_e_a_de_brasilia(cena: Elenco) -> None:
    ana = cena.ator("ana")
    documento = redigir(ana, cena.casa, autuar(ana, cena.casa))
    atual = salvar_documento(ana, documento=documento, conteudo="<p>Dois</p>", versao_base=1)
    with pytest.raises(VersaoUltrapassada) as conflito:
        salvar_documento(ana, documento=documento, conteudo="<p>Três</p>", versao_base=1)
    from django.utils.timezone import localtime

    assert f"às {localtime(atual.salva_em):%H:%M}" in conflito.value.mensagem


@pytest.mark.django_db
def test_editar_assinado_pede_confirmacao_e_derruba_as_assinaturas(cena: Elenco) -> None:
    ana, fabio = cena.ator("ana"), cena.ator("fabio")
    processo = autuar(ana, cena.casa)
    documento = redigir(ana, cena.casa, processo)
    assinar(ana, cena.casa, documento)
    assert Passagem.objects.get(processo=processo).para_assinar == 0
    with recusado("documento_assinado"):
        salvar_documento(fabio, documento=documento, conteudo="<p>Mudou</p>", versao_base=1)
    salvar_documento(
        fabio,
        documento=documento,
        conteudo="<p>Mudou</p>",
        versao_base=1,
        derrubar_assinaturas=True,
    )
    documento = Documento.objects.get()
    assert documento.minuta
    assert documento.firmado_em is None
    assert congelamento_vigente(documento) is None
    assert not Assinatura.objects.vigentes().exists()
    assert Assinatura.objects.count() == 1
    assert Passagem.objects.get(processo=processo).para_assinar == 1
    assert Andamento.objects.filter(tipo="assinaturas_canceladas").count() == 1


@pytest.mark.django_db
def test_depois_de_derrubado_assina_se_de_novo_sobre_o_texto_novo(cena: Elenco) -> None:
    ana = cena.ator("ana")
    documento = redigir(ana, cena.casa, autuar(ana, cena.casa))
    assinar(ana, cena.casa, documento)
    salvar_documento(
        ana,
        documento=documento,
        conteudo="<p>Mudou</p>",
        versao_base=1,
        derrubar_assinaturas=True,
    )
    assinar(ana, cena.casa, documento)
    velho, novo = Congelamento.objects.order_by("pk")
    assert (velho.versao, novo.versao) == (1, 2)
    assert velho.conteudo_sha256 != novo.conteudo_sha256
    assert velho.crc != novo.crc
    assert [a.congelamento_id for a in Assinatura.objects.vigentes()] == [novo.pk]


@pytest.mark.django_db
def test_visto_por_outra_unidade_nao_se_edita_mais(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    documento = redigir(ana, cena.casa, autuar(ana, cena.casa))
    assinar(ana, cena.casa, documento)
    ver_documento(bia, documento=Documento.objects.get())
    with recusado("documento_imutavel"):
        salvar_documento(
            ana,
            documento=documento,
            conteudo="<p>Mudou</p>",
            versao_base=1,
            derrubar_assinaturas=True,
        )


@pytest.mark.django_db
def test_enviado_nao_se_edita_e_desfeito_o_envio_volta_a_poder(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    processo = autuar(ana, casa)
    documento = redigir(ana, casa, processo)
    assinar(ana, casa, documento)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]], manter_aberto=True)
    mudar = {"conteudo": "<p>Mudou</p>", "versao_base": 1, "derrubar_assinaturas": True}
    with recusado("documento_imutavel"):
        salvar_documento(ana, documento=documento, **mudar)
    desfazer_envio(ana, processo=processo)
    assert salvar_documento(ana, documento=documento, **mudar).numero == 2


@pytest.mark.django_db
def test_so_a_unidade_que_gerou_edita_e_com_o_processo_aberto(cena: Elenco) -> None:
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, casa)
    documento = redigir(ana, casa, processo)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]])
    with recusado("documento_de_outra_unidade"):
        salvar_documento(bia, documento=documento, conteudo="<p>x</p>", versao_base=1)
    with recusado("processo_fechado_na_unidade"):
        salvar_documento(ana, documento=documento, conteudo="<p>x</p>", versao_base=1)


@pytest.mark.django_db
def test_texto_grande_demais_e_recusado(cena: Elenco) -> None:
    ana = cena.ator("ana")
    documento = redigir(ana, cena.casa, autuar(ana, cena.casa))
    with recusado("conteudo_grande"):
        salvar_documento(
            ana, documento=documento, conteudo="<p>" + "x" * 20_000_000 + "</p>", versao_base=1
        )


@pytest.mark.django_db
def test_restaurar_traz_o_texto_antigo_como_versao_nova(cena: Elenco) -> None:
    ana = cena.ator("ana")
    documento = redigir(ana, cena.casa, autuar(ana, cena.casa))
    salvar_documento(ana, documento=documento, conteudo="<p>Dois</p>", versao_base=1)
    versao = restaurar_versao(ana, documento=documento, numero=1)
    assert (versao.numero, versao.restaurada_de) == (3, 1)
    assert textos(documento)[0] == textos(documento)[2]
    assert Andamento.objects.get(tipo="versao_restaurada").texto.startswith("Restaurada a versão 1")
    with pytest.raises(NaoEncontrado):
        restaurar_versao(ana, documento=documento, numero=99)


@pytest.mark.django_db
def test_restaurar_a_versao_que_ja_vale_nao_registra_nada(cena: Elenco) -> None:
    ana = cena.ator("ana")
    documento = redigir(ana, cena.casa, autuar(ana, cena.casa))
    assert restaurar_versao(ana, documento=documento, numero=1).numero == 1
    assert not Andamento.objects.filter(tipo="versao_restaurada").exists()


@pytest.mark.django_db(transaction=True)
def test_dois_salvam_ao_mesmo_tempo_um_vale_e_o_outro_e_avisado(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        documento = redigir(elenco.ator("ana"), casa, autuar(elenco.ator("ana"), casa))

    def salvar(quem: str) -> int:
        with elenco.em(casa):
            return salvar_documento(
                elenco.ator(quem), documento=documento, conteudo=f"<p>{quem}</p>", versao_base=1
            ).numero

    respostas = ao_mesmo_tempo(lambda: salvar("ana"), lambda: salvar("fabio"))
    assert respostas.count(2) == 1, respostas
    assert sum(isinstance(r, VersaoUltrapassada) for r in respostas) == 1
    with elenco.em(casa):
        assert len(textos(documento)) == 2


@pytest.mark.django_db(transaction=True)
def test_assinar_e_editar_ao_mesmo_tempo_nunca_assina_texto_que_nao_se_leu(
    elenco: Elenco,
) -> None:
    casa = elenco.casa
    for _ in range(3):
        with elenco.em(casa):
            ana = elenco.ator("ana")
            documento = redigir(ana, casa, autuar(ana, casa))

        def assinar_lido(este: Documento = documento) -> None:
            with elenco.em(casa):
                assinar_documento(
                    elenco.ator("ana"), documento=este, senha=SENHA, cargo=casa.cargo, versao_lida=1
                )

        def editar(este: Documento = documento) -> None:
            with elenco.em(casa):
                salvar_documento(
                    elenco.ator("fabio"), documento=este, conteudo="<p>Outro</p>", versao_base=1
                )

        respostas = ao_mesmo_tempo(assinar_lido, editar)
        assert respostas.count(None) == 1, respostas
        codigo = next(r.codigo for r in respostas if isinstance(r, RegraViolada))
        assert codigo == ("documento_assinado" if respostas[0] is None else "mudou_desde_a_leitura")
        with elenco.em(casa):
            for congelado in Congelamento.objects.filter(documento=documento):
                assert congelado.versao == Documento.objects.get(pk=documento.pk).versao_atual == 1
