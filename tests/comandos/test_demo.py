"""The demonstration loads once, through the acts, and leaves histories that hold."""

from pathlib import Path

import pytest
from django.core.management import call_command

from seiva.andamentos.models import Andamento
from seiva.andamentos.registro import conferir_corrente
from seiva.comandos.acervo import juntar_acervo
from seiva.core.tenancy import escopo
from seiva.documentos.models import Documento
from seiva.organizacao.models import Instituicao
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
