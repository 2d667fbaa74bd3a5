"""Verifier number, CRC code and QR code."""

from __future__ import annotations

import re
import zlib

import pytest

from seiva.documentos.papel.codigo import (
    calcular_crc,
    crc_confere,
    formatar_verificador,
    normalizar_crc,
    qr_svg,
    url_de_conferencia,
)
from seiva.documentos.papel.erros import ConteudoInvalido

SEGREDO = b"s" * 32


def test_o_codigo_tem_oito_hexadecimais_maiusculos_e_e_sempre_o_mesmo() -> None:
    crc = calcular_crc("<p>texto</p>", "Ofício 1", SEGREDO)
    assert re.fullmatch(r"[0-9A-F]{8}", crc)
    assert crc == calcular_crc("<p>texto</p>", "Ofício 1", SEGREDO) == "AE4E26A0"


def test_o_codigo_muda_com_texto_documento_e_segredo() -> None:
    codigos = {
        calcular_crc("a", "1", SEGREDO),
        calcular_crc("b", "1", SEGREDO),
        calcular_crc("a", "2", SEGREDO),
        calcular_crc("a", "1", b"t" * 32),
    }
    assert len(codigos) == 4


def test_o_codigo_nao_e_um_crc32_que_se_calcula_do_texto() -> None:
    assert calcular_crc("a", "1", SEGREDO) != f"{zlib.crc32(b'a'):08X}"


@pytest.mark.parametrize(
    ("digitado", "lido"),
    [
        ("64ADCB9D", "64ADCB9D"),
        (" 64ad cb9d ", "64ADCB9D"),
        ("64AD-CB9D", "64ADCB9D"),
        ("OIl4CB9D", "0114CB9D"),
        ("64ADCB9", None),
        ("64ADCB9DD", None),
        ("64ADCB9G", None),
        ("", None),
    ],
)
def test_o_que_a_pessoa_digita_e_entendido(digitado: str, lido: str | None) -> None:
    assert normalizar_crc(digitado) == lido


def test_a_comparacao_aceita_so_o_codigo_certo() -> None:
    assert crc_confere("64ad cb9d", "64ADCB9D")
    assert not crc_confere("64ADCB9E", "64ADCB9D")
    assert not crc_confere("", "64ADCB9D")


def test_o_verificador_tem_ao_menos_sete_digitos() -> None:
    assert formatar_verificador(470089) == "0470089"
    assert formatar_verificador(123456789) == "123456789"
    with pytest.raises(ConteudoInvalido):
        formatar_verificador(0)


def test_a_url_leva_os_dois_codigos() -> None:
    assert url_de_conferencia("https://x.br/c", "0470089", "64ADCB9D") == (
        "https://x.br/c?codigo_verificador=0470089&codigo_crc=64ADCB9D"
    )
    assert url_de_conferencia("https://x.br/c?i=1", "1", "2").count("?") == 1


def test_o_qr_e_svg_sem_estilo_nem_script_e_com_margem_de_quatro_modulos() -> None:
    svg = qr_svg("https://x.br/c?codigo_verificador=0470089&codigo_crc=64ADCB9D")
    assert svg.startswith("<svg") and "style=" not in svg and "<script" not in svg
    lado = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])  # type: ignore[index]
    colunas = [int(x) for x in re.findall(r"M(\d+) \d+", svg)]
    linhas = [int(y) for y in re.findall(r"M\d+ (\d+)", svg)]
    assert min(colunas) == min(linhas) == 4
    assert max(linhas) == lado - 5
