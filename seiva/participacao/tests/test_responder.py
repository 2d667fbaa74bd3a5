"""After the closing: the report enters the process, and the administration answers."""

import pytest

from seiva.andamentos.models import Andamento
from seiva.core.ator import Ator
from seiva.core.relogio import como_em
from seiva.documentos.models import Documento, Versao
from seiva.organizacao.models import Instituicao
from seiva.participacao import relatorio
from seiva.participacao.acoes.contribuir import replicar_retencao
from seiva.participacao.acoes.responder import (
    escrever_resposta,
    leva_anexo,
    publicar_resposta,
    relatar_contribuicoes,
)
from seiva.participacao.models import ConsultaPublica, Contribuicao, Trecho
from seiva.participacao.tests.apoio import abrir, cidada, opinar, publicar, reter
from seiva.participacao.vista import relatorio_publico, resposta_geral
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco
from tests.fabricas import assinar

pytestmark = pytest.mark.django_db


def texto_de(documento: Documento) -> str:
    return str(Versao.objects.get(documento=documento).conteudo)


def test_o_relatorio_traz_o_publicado_e_so_o_motivo_do_retido(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana, dora, casa = elenco.ator("ana"), cidada(elenco), elenco.casa
        consulta = abrir(ana, casa)
        opinar(dora, consulta, "<script>alert(1)</script> & fim", ordem=2, com_nome=True)
        opinar(dora, consulta, "Gostei de tudo.")
        reter(ana, opinar(dora, consulta, "Bobagem secreta"), motivo="ofensa")
        with recusado("consulta_nao_encerrada"):
            relatar_contribuicoes(ana, consulta=consulta, tipo=casa.oficio)
        with como_em(consulta.fecha_em):
            with recusado("hipotese_obrigatoria"):
                relatar_contribuicoes(ana, consulta=consulta, tipo=casa.oficio)
            pedido = {"consulta": consulta, "tipo": casa.oficio, "hipotese": casa.hipotese}
            feito = relatar_contribuicoes(ana, **pedido)
            assert relatar_contribuicoes(ana, **pedido) == feito
        texto = texto_de(feito)
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; fim" in texto
        assert "<h2>Art. 1º As feiras" in texto and "Sobre o texto todo" in texto
        assert "Dora Luz" in texto and "cidadã(o)" in texto
        assert "Bobagem" not in texto and "Ofende pessoas ou incita à violência: 1" in texto
        assert consulta.conteudo_sha256 in texto
        ultimo = Andamento.objects.filter(processo=consulta.processo).latest("sequencia")
        assert ultimo.tipo == "consulta_publica_relatada"
        assert (ultimo.dados["publicadas"], ultimo.dados["retidas"]) == ("2", "1")


def test_o_que_se_reteve_vai_inteiro_num_anexo_restrito_com_o_motivo(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana, dora, casa = elenco.ator("ana"), cidada(elenco), elenco.casa
        consulta = abrir(ana, casa)
        retida = reter(
            ana,
            opinar(dora, consulta, "O fulano da <rua> de trás", ordem=2),
            motivo="dados",
            explicacao="Nomeia um vizinho.",
        )
        replicar_retencao(dora, contribuicao=retida, texto="Mas é verdade.")
        reter(ana, Contribuicao.objects.get(pk=retida.pk), motivo="dados")
        with como_em(consulta.fecha_em):
            feito = relatar_contribuicoes(
                ana, consulta=consulta, tipo=casa.oficio, hipotese=casa.hipotese
            )
        anexo = Documento.objects.get(processo=consulta.processo, ordem=feito.ordem + 1)
        assert (anexo.nivel, anexo.hipotese_id) == (1, casa.hipotese.pk)
        texto = texto_de(anexo)
        for dito in (
            "O fulano da &lt;rua&gt; de trás",
            "Traz dados pessoais de outra pessoa",
            "Mas é verdade.",
            "A decisão foi mantida.",
            "parte 2",
        ):
            assert dito in texto
        assert "fulano" not in texto_de(feito)
        # The process, and the consultation with it, stay as open as they were.
        consulta.processo.refresh_from_db()
        assert consulta.processo.nivel_efetivo == 0
        publico = Ator.publico(casa.instituicao.pk)
        assert ConsultaPublica.objects.visiveis_por(publico).filter(pk=consulta.pk).exists()


def test_sem_nada_retido_ou_onde_o_restrito_fecha_o_processo_nao_ha_anexo(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana, casa = elenco.ator("ana"), elenco.casa
        consulta = abrir(ana, casa)
        opinar(cidada(elenco), consulta)
        assert not leva_anexo(consulta)
        reter(ana, opinar(cidada(elenco), consulta, "Bobagem"))
        assert leva_anexo(consulta)
        Instituicao.objects.filter(pk=casa.instituicao.pk).update(contaminar_nivel=True)
        consulta = ConsultaPublica.objects.get(pk=consulta.pk)
        assert not leva_anexo(consulta)
        with como_em(consulta.fecha_em):
            feito = relatar_contribuicoes(ana, consulta=consulta, tipo=casa.oficio)
        depois = Documento.objects.filter(processo=consulta.processo, ordem__gt=feito.ordem)
        assert not depois.exists()


def test_o_que_espera_moderacao_espera_o_relatorio(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana, casa = elenco.ator("ana"), elenco.casa
        consulta = abrir(ana, casa, moderada=True)
        feita = opinar(cidada(elenco), consulta)
        with como_em(consulta.fecha_em):
            with recusado("por_moderar"):
                relatar_contribuicoes(ana, consulta=consulta, tipo=casa.oficio)
            retida = reter(ana, feita)
            pedido = {"consulta": consulta, "tipo": casa.oficio, "hipotese": casa.hipotese}
            relatar_contribuicoes(ana, **pedido)
            with recusado("consulta_relatada"):
                publicar(ana, retida)
            with recusado("consulta_encerrada"):
                replicar_retencao(cidada(elenco), contribuicao=retida, texto="Espera!")


def test_o_relatorio_grande_continua_em_outro_documento(
    elenco: Elenco, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relatorio, "MAIOR_PARTE", 900)
    with elenco.em(elenco.casa):
        ana, casa = elenco.ator("ana"), elenco.casa
        consulta = abrir(ana, casa)
        for n in range(6):
            opinar(cidada(elenco), consulta, f"Opinião {n} " + "x" * 200)
        with como_em(consulta.fecha_em):
            primeiro = relatar_contribuicoes(ana, consulta=consulta, tipo=casa.oficio)
        partes = Documento.objects.filter(processo=consulta.processo, ordem__gte=primeiro.ordem)
        textos = [texto_de(parte) for parte in partes.order_by("ordem")]
        assert len(textos) > 1
        assert [sum(f"Opinião {n} " in t for t in textos) for n in range(6)] == [1] * 6


def test_a_resposta_e_rascunho_ate_publicar(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana, casa = elenco.ator("ana"), elenco.casa
        publico = Ator.publico(casa.instituicao.pk)
        consulta = abrir(ana, casa)
        trecho = Trecho.objects.get(consulta=consulta, ordem=2)
        with como_em(consulta.fecha_em):
            with recusado("sem_relatorio"):
                escrever_resposta(ana, consulta=consulta, trecho=None, texto="Obrigado.")
            feito = relatar_contribuicoes(ana, consulta=consulta, tipo=casa.oficio)
            with recusado("sem_resposta"):
                publicar_resposta(ana, consulta=consulta)
            escrever_resposta(ana, consulta=consulta, trecho=trecho, texto="Sim")
            assert escrever_resposta(ana, consulta=consulta, trecho=trecho, texto="") is None
            escrever_resposta(ana, consulta=consulta, trecho=None, texto="Obrigado.")
            escrever_resposta(ana, consulta=consulta, trecho=None, texto="Muito obrigado.")
            with recusado("longo"):
                escrever_resposta(ana, consulta=consulta, trecho=trecho, texto="x" * 10_001)
            assert resposta_geral(ConsultaPublica.objects.get(pk=consulta.pk)) == ""
            respondida = publicar_resposta(ana, consulta=consulta)
            assert resposta_geral(respondida) == "Muito obrigado."
            with recusado("consulta_nao_encerrada"):
                escrever_resposta(ana, consulta=consulta, trecho=None, texto="Outra")
        assert relatorio_publico(respondida, publico) is None
        assinar(ana, casa, feito)
        assert relatorio_publico(respondida, publico) == feito


@pytest.mark.django_db(transaction=True)
def test_dois_pedidos_fazem_um_relatorio(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        consulta = abrir(elenco.ator("ana"), elenco.casa)
        opinar(cidada(elenco), consulta)

    def relatar() -> int:
        with elenco.em(elenco.casa), como_em(consulta.fecha_em):
            feito = relatar_contribuicoes(
                elenco.ator("ana"), consulta=consulta, tipo=elenco.casa.oficio
            )
            return int(feito.pk)

    assert len(set(ao_mesmo_tempo(relatar, relatar))) == 1
