"""What reading leaves in the log, and what it does not."""

from datetime import timedelta

import psycopg
import pytest
from django.test import Client

from seiva.auditoria.models import Especie, RegistroDeLeitura
from seiva.auditoria.registro import DeOnde, Lido, lido, registrar_leituras
from seiva.core.relogio import agora, como_em
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_documento
from seiva.documentos.models import Documento
from seiva.processos.models import Processo
from seiva.web.tests.apoio import caminho, contando, entrar, novo, url
from tests.elenco import Elenco
from tests.fabricas import assinar, redigir

pytestmark = pytest.mark.django_db


def linhas(elenco: Elenco) -> list[RegistroDeLeitura]:
    with elenco.em(elenco.casa):
        return list(RegistroDeLeitura.objects.order_by("pk").select_related("unidade"))


def despacho(elenco: Elenco, processo: Processo) -> Documento:
    with elenco.em(elenco.casa):
        return redigir(elenco.ator("ana"), elenco.casa, processo)


def ler(cliente: Client, elenco: Elenco, documento: Documento, **extras: str) -> int:
    endereco = url(elenco.casa, f"documentos/{documento.pk}/conteudo/")
    return cliente.get(endereco, **extras).status_code


def test_ler_o_restrito_registra_quem_quando_de_onde_e_por_onde(elenco: Elenco) -> None:
    documento = despacho(elenco, novo(elenco, nivel=1))
    assert ler(entrar(elenco, "ana"), elenco, documento, REMOTE_ADDR="198.51.100.7") == 200
    (linha,) = linhas(elenco)
    assert (linha.conta, linha.unidade.sigla, linha.perfil) == (
        elenco.contas["ana"],
        "RH",
        "Gestor",
    )
    assert (linha.porta, linha.rota, linha.especie) == ("web", "documento_conteudo", "conteudo")
    assert (linha.processo_id, linha.documento_id) == (documento.processo_id, documento.pk)
    assert (linha.nivel, linha.endereco) == (1, "198.51.100.7")
    assert abs(agora() - linha.quando) < timedelta(minutes=1)


def test_ler_o_publico_nao_registra_nada(elenco: Elenco) -> None:
    processo = novo(elenco)
    ana, documento = entrar(elenco, "ana"), despacho(elenco, processo)
    assert ler(ana, elenco, documento) == 200
    assert ana.get(caminho(elenco.casa, processo)).status_code == 200
    assert linhas(elenco) == []


def test_o_que_foi_negado_nao_e_leitura(elenco: Elenco) -> None:
    processo = novo(elenco, nivel=1)
    documento, bia = despacho(elenco, processo), entrar(elenco, "bia")
    assert ler(bia, elenco, documento) == 404
    assert bia.get(caminho(elenco.casa, processo)).status_code == 200  # that it exists, no more
    assert linhas(elenco) == []


def test_o_documento_restrito_em_processo_publico_registra_so_ele(elenco: Elenco) -> None:
    processo = novo(elenco)
    restrito = DadosDoDocumento(tipo=elenco.casa.oficio, nivel=1, hipotese=elenco.casa.hipotese)
    with elenco.em(elenco.casa):
        documento = incluir_documento(elenco.ator("ana"), processo=processo, dados=restrito)
    ana = entrar(elenco, "ana")
    ana.get(caminho(elenco.casa, processo))
    ler(ana, elenco, documento)
    assert [linha.documento_id for linha in linhas(elenco)] == [documento.pk]


def test_pedacos_do_mesmo_arquivo_e_recargas_sao_uma_leitura_so(elenco: Elenco) -> None:
    documento, ana = despacho(elenco, novo(elenco, nivel=1)), entrar(elenco, "ana")
    for _ in range(3):
        ler(ana, elenco, documento)
    assert len(linhas(elenco)) == 1
    with como_em(agora() + timedelta(minutes=11)):
        ler(ana, elenco, documento)
    assert len(linhas(elenco)) == 2


def test_outra_pessoa_outro_lugar_e_outra_forma_de_ler_sao_outras_leituras(elenco: Elenco) -> None:
    documento = despacho(elenco, novo(elenco, nivel=1))
    ana = entrar(elenco, "ana")
    ler(ana, elenco, documento)
    ler(entrar(elenco, "fabio"), elenco, documento)
    ler(ana, elenco, documento, REMOTE_ADDR="198.51.100.8")
    ana.get(url(elenco.casa, f"documentos/{documento.pk}/versoes/"))
    assert [linha.especie for linha in linhas(elenco)] == ["conteudo"] * 3 + ["versao"]


def test_registrar_custa_um_comando_e_nada_onde_tudo_e_publico(elenco: Elenco) -> None:
    ana = entrar(elenco, "ana")
    restrito, publico = novo(elenco, nivel=1), novo(elenco)
    for processo, insercoes in ((restrito, 1), (publico, 0)):
        documento = despacho(elenco, processo)
        ler(ana, elenco, documento)  # what is filled once in a session
        with como_em(agora() + timedelta(hours=1)), contando() as feitas:
            ler(ana, elenco, documento)
        nossas = [q["sql"] for q in feitas if "registrodeleitura" in q["sql"]]
        assert len(nossas) == insercoes
        assert all(sql.startswith("INSERT") for sql in nossas)


def test_varias_leituras_de_um_pedido_sao_um_comando_e_tem_o_mesmo_pedido(elenco: Elenco) -> None:
    processos = [novo(elenco, nivel=1, especificacao="dragão") for _ in range(3)]
    ana = entrar(elenco, "ana")
    with contando() as feitas:
        ana.get(url(elenco.casa, "pesquisa/?q=dragão"))
    assert len([q for q in feitas if "registrodeleitura" in q["sql"]]) == 1
    achadas = linhas(elenco)
    assert {linha.processo_id for linha in achadas} == {p.pk for p in processos}
    assert len({(linha.especie, linha.pedido) for linha in achadas}) == 1
    assert achadas[0].especie == "pesquisa"


def test_o_que_nao_se_pode_registrar_nao_se_mostra(elenco: Elenco, url_do_dono: str) -> None:
    """The reading and its row are one transaction: without the row there is no answer."""
    documento, ana = despacho(elenco, novo(elenco, nivel=1)), entrar(elenco, "ana")
    ana.raise_request_exception = False
    with psycopg.connect(url_do_dono, autocommit=True) as dono:
        dono.execute("REVOKE INSERT ON auditoria_registrodeleitura FROM seiva_app")
        try:
            negada = ana.get(url(elenco.casa, f"documentos/{documento.pk}/conteudo/"))
        finally:
            dono.execute("GRANT INSERT ON auditoria_registrodeleitura TO seiva_app")
    assert negada.status_code == 500
    assert "Defiro" not in negada.content.decode()
    assert ler(ana, elenco, documento) == 200


def test_o_que_e_publico_nao_vira_linha_nem_por_engano(elenco: Elenco) -> None:
    processo = novo(elenco)
    with elenco.em(elenco.casa):
        assert lido(processo, Especie.PROCESSO) is None


def test_endereco_que_nao_e_da_rede_fica_em_branco(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        visto = Lido(None, None, Especie.AUDITORIA, 1)
        registrar_leituras(elenco.ator("ana"), [visto], DeOnde("soquete"))
        assert RegistroDeLeitura.objects.get().endereco is None


def test_quem_confere_com_os_codigos_de_um_restrito_deixa_registro_sem_nome(
    elenco: Elenco,
) -> None:
    documento = despacho(elenco, novo(elenco, nivel=1))
    with elenco.em(elenco.casa):
        congelado = assinar(elenco.ator("ana"), elenco.casa, documento).congelamento
        crc = congelado.crc
    consulta = f"codigo_verificador={documento.numero}&codigo_crc={crc}"
    assert Client().get(url(elenco.casa, f"conferir/?{consulta}")).status_code == 200
    ultima = linhas(elenco)[-1]
    assert (ultima.conta_id, ultima.porta, ultima.especie) == (None, "publica", "conferencia")
