"""The demonstration loads once, through the acts, and leaves histories that hold."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from seiva.andamentos.models import Andamento
from seiva.andamentos.registro import conferir_corrente
from seiva.comandos.acervo import juntar_acervo
from seiva.comandos.dados_demo import carregar, cidadaos
from seiva.core.tenancy import escopo
from seiva.documentos.models import Documento
from seiva.local.govbr.filho import PESSOAS
from seiva.local.govbr.pessoas import ler
from seiva.organizacao.models import Conta, Instituicao
from seiva.organizacao.provas import cpf_provado
from seiva.peticionamento.models import Protocolo
from seiva.processos.models import Passagem, Processo
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def test_a_demonstracao_enche_as_telas_e_nao_se_repete() -> None:
    call_command("demo")
    call_command("demo")
    assert set(Instituicao.objects.values_list("slug", flat=True)) == {
        "extrema",
        "ipatinga",
        "seiva-minas",
        "timoteo",
    }
    extrema = Instituicao.objects.get(slug="extrema")
    with escopo(extrema.pk):
        assert Processo.objects.count() >= 20
        estados = set(Documento.objects.values_list("estado", flat=True))
        assert estados == {"minuta", "assinado", "registrado", "cancelado"}
        assert Passagem.objects.filter(nao_lida=True).exists()
        for processo in Processo.objects.all():
            assert conferir_corrente(processo) == []


def test_uma_cidada_tem_assuntos_em_dois_municipios(client: Client) -> None:
    call_command("demo")
    dora = Conta.objects.get(cpf=cidadaos()[0].cpf)
    assert cpf_provado(dora)
    client.force_login(dora)
    pagina = client.get("/meus/").content.decode()
    for dito in ("Abrir a intimação", "de Extrema</h2>", "de Ipatinga</h2>"):
        assert dito in pagina
    for slug in ("extrema", "ipatinga"):
        casa = Instituicao.objects.get(slug=slug)
        with escopo(casa.pk):
            processo = Protocolo.objects.get().processo
            assert conferir_corrente(processo) == []
            assert Passagem.objects.do_processo(processo).abertas().exists()


def test_os_acessos_dizem_quem_entra_por_govbr(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("demo", "--logins")
    dito = capsys.readouterr().out
    assert "Usar gov.br" in dito
    assert "998.010.036-26               Dora Lúcia Pimentel, conta ouro" in dito


def test_quem_entra_por_govbr_e_gente_da_demonstracao() -> None:
    """Somebody with interest in a process of the towns; valid CPFs of the fictional range."""
    conhecidos = {
        (i.documento, i.nome, i.email)
        for casa in carregar().instituicoes
        for i in casa.interessados
    }
    assert {(c.cpf, c.nome, c.email) for c in cidadaos()} <= conhecidos
    assert {c.nivel for c in cidadaos()} == {"bronze", "silver", "gold"}
    assert set(ler(PESSOAS)) == {c.cpf for c in cidadaos()}


def test_arquivos_reais_entram_ou_sao_recusados_com_explicacao(
    elenco: Elenco, tmp_path: Path
) -> None:
    (tmp_path / "oficio.pdf").write_bytes(b"isto nao e um PDF")
    (tmp_path / "bilhete.txt").write_text("Bom dia.", encoding="utf-8")
    with elenco.em(elenco.casa):
        ator = elenco.ator("ana")
        processo = juntar_acervo(ator, elenco.casa.ferias, tmp_path)
        nomes = Documento.objects.filter(processo=processo).values_list("arquivo__nome", flat=True)
        assert list(nomes) == ["bilhete.txt"]
        (recusa,) = Andamento.objects.filter(processo=processo, tipo="atualizacao")
        assert "oficio.pdf" in recusa.texto
        assert juntar_acervo(ator, elenco.casa.ferias, tmp_path / "nada") is None
