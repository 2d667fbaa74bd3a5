"""Verification: what is intact passes, and every kind of tampering is seen."""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from seiva.documentos.papel.chave_publica import chave_publica_json
from seiva.documentos.papel.declaracao import declaracao_json, declarar
from seiva.documentos.papel.estampa import estampa_de
from seiva.documentos.papel.render import render_pdf
from seiva.documentos.papel.selo import selar
from seiva.documentos.papel.verificar import verificar_pdf
from seiva.verificar import main

from .test_papel_apoio import assinado_por, base, chaves, conteudo, declaracao, recursos

PUBLICA = chaves().publica
CAMARA = "Câmara Municipal de Extrema"


def _faixas(pdf: bytes) -> list[tuple[int, int, int]]:
    """Start of the gap, end of the gap and end of coverage of each seal."""
    faixas = []
    for selo in PdfFileReader(BytesIO(pdf)).embedded_signatures:
        _, a, b, c = (int(n) for n in selo.byte_range)
        faixas.append((a, b, b + c))
    return faixas


def _com_byte_trocado(pdf: bytes, posicao: int) -> bytes:
    trocado = bytearray(pdf)
    trocado[posicao] ^= 0x01
    return bytes(trocado)


@pytest.mark.parametrize("quantos", [1, 2, 9])
def test_documento_assinado_por_uma_duas_ou_nove_pessoas_e_intacto(quantos: int) -> None:
    laudo = verificar_pdf(assinado_por(quantos), PUBLICA)
    assert laudo.intacto and laudo.problemas == ()
    nomes = [a.declaracao.signatario.nome for a in laudo.assinaturas if a.declaracao]
    assert nomes == [f"Pessoa {n}" for n in range(1, quantos + 1)]
    for assinatura in laudo.assinaturas:
        assert assinatura.valida and assinatura.carimbo_do_tempo is None


def test_o_laudo_traz_o_que_foi_declarado() -> None:
    (assinatura,) = verificar_pdf(assinado_por(1), PUBLICA).assinaturas
    assert assinatura.declaracao == declaracao("Pessoa 1")


def test_a_chave_certa_e_achada_num_anel_de_chaves() -> None:
    assert verificar_pdf(assinado_por(1), (chaves(CAMARA).publica, PUBLICA)).intacto


def test_um_byte_trocado_em_qualquer_revisao_e_visto() -> None:
    pdf = assinado_por(2)
    (a1, b1, f1), (a2, b2, f2) = _faixas(pdf)
    bordas = [0, 5, base().tamanho - 1, base().tamanho, a1 - 1, a1, a1 + 1, b1 - 1, b1, f1 - 1]
    bordas += [f1, a2 - 1, a2, a2 + 1, b2 - 2, b2 - 1, b2, f2 - 1]
    posicoes = [*bordas, *range(37, len(pdf), len(pdf) // 30)]
    escaparam = [p for p in posicoes if verificar_pdf(_com_byte_trocado(pdf, p), PUBLICA).intacto]
    assert escaparam == []


def test_nem_o_envelope_da_ultima_assinatura_aceita_um_digito_trocado() -> None:
    pdf = assinado_por(1)
    ((inicio, _, _),) = _faixas(pdf)
    # These digits hold the version and the algorithms, which no signature value covers.
    escaparam = [
        p
        for p in range(inicio + 40, inicio + 95)
        if verificar_pdf(_com_byte_trocado(pdf, p), PUBLICA).intacto
    ]
    assert escaparam == []


def test_letra_maiuscula_trocada_por_minuscula_no_envelope_e_vista() -> None:
    pdf = bytearray(assinado_por(1))
    ((inicio, _, _),) = _faixas(bytes(pdf))
    posicao = next(p for p in range(inicio + 1, inicio + 4000) if chr(pdf[p]) in "ABCDEF")
    pdf[posicao] |= 0x20
    assert not verificar_pdf(bytes(pdf), PUBLICA).intacto


@pytest.mark.parametrize("sobra", [b"\n", b" ", b"%%EOF\n", b"\0" * 2048])
def test_bytes_depois_da_ultima_revisao_sao_relatados(sobra: bytes) -> None:
    laudo = verificar_pdf(assinado_por(1) + sobra, PUBLICA)
    assert not laudo.intacto
    assert "Há bytes acrescentados depois da última assinatura." in laudo.problemas


def _com_revisao_alheia(pdf: bytes) -> bytes:
    escritor = IncrementalPdfFileWriter(BytesIO(pdf))
    pagina, _ = escritor.find_page_for_modification(0)
    pagina.get_object()["/Rotate"] = generic.NumberObject(180)
    escritor.mark_update(pagina)
    saida = BytesIO()
    escritor.write(saida)
    return saida.getvalue()


def test_revisao_acrescentada_sem_assinatura_e_relatada() -> None:
    laudo = verificar_pdf(_com_revisao_alheia(assinado_por(2)), PUBLICA)
    assert not laudo.intacto
    assert "Há revisões do arquivo que nenhuma assinatura fez." in laudo.problemas
    assert "Há bytes acrescentados depois da última assinatura." in laudo.problemas
    assert any("alterações não permitidas" in p for a in laudo.assinaturas for p in a.problemas)


def test_chave_de_outra_instituicao_e_relatada() -> None:
    laudo = verificar_pdf(assinado_por(2), chaves(CAMARA).publica)
    assert not laudo.intacto
    for assinatura in laudo.assinaturas:
        assert not assinatura.selo_da_instituicao and not assinatura.declaracao_valida
        assert assinatura.declaracao is not None  # shown, so that the reader knows whom to ask


def test_documento_selado_por_quem_se_diz_a_instituicao_e_relatado() -> None:
    """The forger has keys of his own, made for the same name."""
    from seiva.documentos.papel.chaves import abrir_chaves, gerar_chaves

    from .test_papel_apoio import CNPJ, MESTRA, PREFEITURA

    falsas = abrir_chaves(gerar_chaves(PREFEITURA, CNPJ, MESTRA), MESTRA)
    feita = declaracao()
    pdf = selar(base().pdf, falsas, estampa_de(feita), None, declarar(falsas, feita))
    laudo = verificar_pdf(pdf, PUBLICA)
    assert not laudo.intacto and not laudo.assinaturas[0].selo_da_instituicao


def test_declaracao_verdadeira_colada_em_selo_falso_e_relatada() -> None:
    from dataclasses import replace

    from seiva.documentos.papel import selo as modulo
    from seiva.documentos.papel.chaves import abrir_chaves, gerar_chaves

    from .test_papel_apoio import CNPJ, MESTRA, PREFEITURA

    falsas = abrir_chaves(gerar_chaves(PREFEITURA, CNPJ, MESTRA), MESTRA)
    # The forger's seal under the true Ed25519 identity: he has a genuine declaration, not the seal.
    mistas = replace(chaves(), selo=falsas.selo, certificado=falsas.certificado)
    feita = declaracao()
    pdf = modulo.selar(base().pdf, mistas, estampa_de(feita), None, declarar(chaves(), feita))
    (assinatura,) = verificar_pdf(pdf, PUBLICA).assinaturas
    assert assinatura.declaracao_valida and not assinatura.selo_da_instituicao
    assert not assinatura.valida


def test_declaracao_de_um_documento_nao_serve_em_outro() -> None:
    outra = render_pdf(
        conteudo().html.replace("Ana Lima", "Bia Reis"), titulo="X", recursos=recursos
    )
    alheia = declaracao(hash_base=outra.sha256, tamanho_base=outra.tamanho)
    pdf = selar(outra.pdf, chaves(), estampa_de(alheia), None, declarar(chaves(), alheia))
    trocado = base().pdf + pdf[outra.tamanho :]
    assert not verificar_pdf(trocado, PUBLICA).intacto


def test_voltar_a_uma_revisao_anterior_da_um_documento_integro_com_menos_assinaturas() -> None:
    (_, _, fim), _ = _faixas(assinado_por(2))
    laudo = verificar_pdf(assinado_por(2)[:fim], PUBLICA)
    assert laudo.intacto and len(laudo.assinaturas) == 1


@pytest.mark.parametrize(
    "conteudo_ruim",
    [b"", b"texto", b"%PDF-1.7\n%%EOF", b"\0" * 5000, b"%PDF-1.7\nstartxref\n0\n%%EOF\n"],
)
def test_o_que_nao_e_pdf_nao_e_verificavel_e_nao_quebra(conteudo_ruim: bytes) -> None:
    laudo = verificar_pdf(conteudo_ruim, PUBLICA)
    assert not laudo.intacto and laudo.problemas


def test_pdf_truncado_em_qualquer_ponto_nao_quebra_nem_passa() -> None:
    pdf = assinado_por(1)
    for corte in range(100, len(pdf) - 1, 4001):
        assert not verificar_pdf(pdf[:corte], PUBLICA).intacto


def test_a_base_sem_assinatura_nao_e_documento_integro() -> None:
    laudo = verificar_pdf(base().pdf, PUBLICA)
    assert laudo.problemas == ("O PDF não traz nenhuma assinatura.",)


@pytest.fixture
def pasta(tmp_path: Path) -> Path:
    (tmp_path / "chave.json").write_text(chave_publica_json(PUBLICA), encoding="utf-8")
    (tmp_path / "outra.json").write_text(chave_publica_json(chaves(CAMARA).publica), "utf-8")
    (tmp_path / "oficio.pdf").write_bytes(assinado_por(2))
    (tmp_path / "alterado.pdf").write_bytes(_com_byte_trocado(assinado_por(2), 2000))
    return tmp_path


def test_o_comando_sai_com_zero_um_ou_dois(pasta: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chave = str(pasta / "chave.json")
    assert main([str(pasta / "oficio.pdf"), "--chave", chave]) == 0
    saida = capsys.readouterr().out
    assert saida.startswith("DOCUMENTO ÍNTEGRO")
    assert "Quem: Pessoa 1 (CPF ***.456.789-**), Secretária Municipal" in saida
    assert main([str(pasta / "alterado.pdf"), "--chave", chave]) == 1
    assert capsys.readouterr().out.startswith("DOCUMENTO NÃO CONFERE")
    assert main([str(pasta / "oficio.pdf"), "--chave", str(pasta / "outra.json")]) == 1
    assert main([str(pasta / "nao-existe.pdf"), "--chave", chave]) == 2
    assert main([str(pasta / "oficio.pdf"), "--chave", str(pasta / "oficio.pdf")]) == 2
    assert main([str(pasta / "oficio.pdf")]) == 2
    assert "Informe a chave da instituição" in capsys.readouterr().err


def test_o_comando_responde_em_json(pasta: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(pasta / "oficio.pdf"), "--chave", str(pasta / "chave.json"), "--json"])
    laudo = json.loads(capsys.readouterr().out)
    assert laudo["intacto"] is True
    assert [a["declaracao"]["signatario"]["nome"] for a in laudo["assinaturas"]] == [
        "Pessoa 1",
        "Pessoa 2",
    ]


def test_o_comando_confere_arquivo_que_nao_e_pdf(
    pasta: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import hashlib

    planta = pasta / "planta.dwg"
    planta.write_bytes(b"planta")
    resumo = hashlib.sha256(b"planta").hexdigest()
    feita = declaracao(hash_base=resumo, tamanho_base=6, conteudo_sha256=None)
    avulsa = pasta / "declaracao.json"
    avulsa.write_text(declaracao_json(declarar(chaves(), feita)), encoding="utf-8")
    argumentos = [str(planta), "--chave", str(pasta / "chave.json"), "--declaracao", str(avulsa)]
    assert main(argumentos) == 0
    planta.write_bytes(b"outra!")
    assert main(argumentos) == 1
    avulsa.write_text("{}")
    assert main(argumentos) == 2
    assert "formato" in capsys.readouterr().err


def test_o_comando_roda_sem_django_sem_settings_e_sem_o_renderizador(pasta: Path) -> None:
    programa = (
        "import sys, runpy\n"
        "sys.argv = ['verificar', *sys.argv[1:]]\n"
        "try:\n    runpy.run_module('seiva.verificar', run_name='__main__')\n"
        "except SystemExit as saida:\n"
        "    ruins = {m.split('.')[0] for m in sys.modules} & {'django', 'weasyprint', 'psycopg'}\n"
        "    sys.exit(f'carregou {ruins}' if ruins else saida.code)\n"
    )
    feito = subprocess.run(
        [
            sys.executable,
            "-c",
            programa,
            str(pasta / "oficio.pdf"),
            "--chave",
            str(pasta / "chave.json"),
        ],
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin", "PYTHONPATH": str(Path(__file__).parents[3])},
        timeout=60,
        check=False,
    )
    assert (feito.returncode, feito.stderr) == (0, "")
    assert feito.stdout.startswith("DOCUMENTO ÍNTEGRO")
