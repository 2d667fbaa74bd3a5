"""Quotas: what is new is refused past them, what is there stays."""

from datetime import timedelta
from io import BytesIO

from seiva.core.relogio import agora, como_em
from seiva.documentos.armazenamento import assentar_uso, uso_atual
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.models import Recebido, UsoDoArmazenamento
from seiva.documentos.recepcao import receber
from seiva.operacao.acoes.cotas import definir_cotas
from seiva.operacao.tests.apoio import operando
from seiva.organizacao.models import Alteracao, Instituicao
from tests.apoio import recusado
from tests.elenco import SENHA
from tests.fabricas import autuar
from tests.plataforma import Plataforma


def cotas(plataforma: Plataforma, contas: int | None, octetos: int | None) -> Instituicao:
    with operando(plataforma) as ator:
        return definir_cotas(
            ator,
            instituicao=plataforma.elenco.casa.instituicao,
            cota_contas=contas,
            cota_bytes=octetos,
            senha=SENHA,
        )


def test_definir_cotas_registra_antes_e_depois(plataforma: Plataforma) -> None:
    cotas(plataforma, 10, None)
    casa = cotas(plataforma, 20, 1024)
    assert (casa.cota_contas, casa.cota_bytes) == (20, 1024)
    with plataforma.elenco.em(plataforma.elenco.casa):
        entrada = Alteracao.objects.recentes().first()
        assert entrada.antes == {"cota_contas": 10, "cota_bytes": None}
        assert entrada.depois == {"cota_contas": 20, "cota_bytes": 1024}


def test_recusas(plataforma: Plataforma) -> None:
    casa = plataforma.elenco.casa.instituicao
    with operando(plataforma) as ator:
        for contas, octetos in ((0, None), (None, -1), (10**7, None)):
            with recusado("cota_invalida"):
                definir_cotas(
                    ator,
                    instituicao=casa,
                    cota_contas=contas,
                    cota_bytes=octetos,
                    senha=SENHA,
                )
        with recusado("senha_incorreta"):
            definir_cotas(ator, instituicao=casa, cota_contas=1, cota_bytes=None, senha="x")


def test_arquivo_que_nao_cabe_e_recusado_dizendo_quanto_resta(plataforma: Plataforma) -> None:
    elenco = plataforma.elenco
    with elenco.em(elenco.casa):
        guardar_arquivo([b"x" * 900], nome="a.txt", tipo_mime="text/plain")
        processo = autuar(elenco.ator("ana"), elenco.casa)
    cotas(plataforma, None, 1024)
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        with recusado("sem_espaco") as recusa:
            receber(ana, processo=processo, nome="b.txt", arquivo=BytesIO(b"y" * 200), tamanho=200)
        assert "restam 124 bytes dos 1 kB" in recusa.value.mensagem
        assert not Recebido.objects.exists()
        receber(ana, processo=processo, nome="c.txt", arquivo=BytesIO(b"cabe"), tamanho=4)
        assert Recebido.objects.count() == 1


def test_o_total_guardado_e_o_mesmo_com_e_sem_a_soma_assentada(plataforma: Plataforma) -> None:
    elenco = plataforma.elenco
    with elenco.em(elenco.casa):
        with como_em(agora() - timedelta(days=2)):
            guardar_arquivo([b"x" * 100], nome="velho.txt", tipo_mime="text/plain")
        guardar_arquivo([b"y" * 11], nome="novo.txt", tipo_mime="text/plain")
        antes = uso_atual()
        assert assentar_uso() == antes == uso_atual()
        base = UsoDoArmazenamento.objects.get()
        assert (base.arquivos, base.bytes) == (1, 100)
        assert (antes.arquivos, antes.bytes) == (2, 111)
        assert assentar_uso() == antes
