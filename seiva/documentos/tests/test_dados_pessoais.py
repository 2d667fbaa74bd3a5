"""What looks like personal data in a line, and what does not."""

import pytest

from seiva.documentos.regras.dados_pessoais import achar


@pytest.mark.parametrize(
    ("linha", "esperados"),
    [
        ("CPF 529.982.247-25", [("cpf", "529.982.247-25", "alta")]),
        ("cpf: 52998224725.", [("cpf", "52998224725", "alta")]),
        ("CPF 529.982.247-26", [("cpf", "529.982.247-26", "média")]),
        ("PIS 120.64466.22-1", [("pis", "120.64466.22-1", "média")]),
        ("RG nº 12.345.678-9 SSP/MG", [("rg", "12.345.678-9", "alta")]),
        ("Carteira de Identidade MG 1234567", [("rg", "1234567", "alta")]),
        ("Ligue (31) 98765-4321", [("telefone", "(31) 98765-4321", "alta")]),
        ("Celular: 98765-4321", [("telefone", "98765-4321", "média")]),
        ("Escreva a maria.souza@exemplo.example", [("email", "maria.souza@exemplo.example", "alta")]),
        ("CEP 35160-011", [("endereco", "35160-011", "média")]),
        ("mora na Rua das Acácias, 45, Centro", [("endereco", "Rua das Acácias, 45, Centro", "média")]),
        ("Banco do Brasil, agência 1234-5", [("conta", "1234-5", "alta")]),
        ("Conta corrente nº 98765-X", [("conta", "98765-X", "alta")]),
        ("nascida em 03/04/1981", [("nascimento", "03/04/1981", "alta")]),
        ("veículo placa HKX1A23", [("placa", "HKX1A23", "média")]),
        ("veículo placa HKX-1234", [("placa", "HKX-1234", "média")]),
        ("Requerente: Maria de Souza", [("nome", "Maria de Souza", "média")]),
        (
            "Maria de Souza, CPF 529.982.247-25",
            [("nome", "Maria de Souza", "baixa"), ("cpf", "529.982.247-25", "alta")],
        ),
    ],
)  # fmt: skip
def test_dado_de_pessoa_e_sugerido(linha: str, esperados: list[tuple[str, str, str]]) -> None:
    achados = [(a.especie, linha[a.inicio : a.fim], a.certeza) for a in achar(linha)]
    assert achados == esperados
    assert all(a.motivo and a.porque.endswith(".") for a in achar(linha))


@pytest.mark.parametrize(
    "linha",
    [
        "Processo 3106.01.0000123/2026-45",
        "Processo nº 0001234-56.2026.8.13.0313",
        "Lei 12.527/2011, art. 31, § 1º",
        "Lei Complementar 123/2006 e Decreto 7.724/2012",
        "CNPJ 11.222.333/0001-81, Construtora Ltda",
        "CNPJ 11222333000181",
        "Valor de R$ 1.234.567,89",
        "Portaria 45, de 03/04/2026",
        "Empenho 2026NE000123",
        "Chave de acesso 3126 0111 2223 3300 0181 5500 1000 0001 2310 0000 1238",
        "Secretaria Municipal de Fazenda",
        "Prefeitura de Campo Alto, Gabinete do Prefeito",
        "ISO 9001 e NBR 14724",
        "Documento 0001234, código CRC 0A1B2C3D",
        "",
    ],
)
def test_o_que_nao_e_de_pessoa_nao_e_sugerido(linha: str) -> None:
    assert achar(linha) == []
