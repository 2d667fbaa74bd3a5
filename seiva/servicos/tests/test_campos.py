"""Each kind of field: what it accepts and how it keeps it, what it refuses, and anything at all."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seiva.servicos.regras.campos import (
    PARTES_DO_ENDERECO,
    TIPOS,
    Campo,
    validar,
)
from seiva.servicos.regras.leitura import ValorInvalido, ler_numero
from seiva.servicos.regras.marcacao import em_html

OPCOES = ("Na rua", "No terreno", "Outro")
ENDERECO = {"cep": "37640-000", "logradouro": "Rua A", "municipio": "Extrema", "uf": "mg"}


def campo(tipo: str, **muda: Any) -> Campo:
    return Campo("campo-1", tipo, "Nome", opcoes=OPCOES, **muda)


@pytest.mark.parametrize(
    ("tipo", "valor", "guardado"),
    [
        ("texto", "  duas   palavras\u202e ", "duas palavras"),
        ("texto_longo", "um\r\n\r\n\r\n\r\ndois", "um\n\ndois"),
        ("numero", "1.234,50", "1234.5"),
        ("numero", "1234.5", "1234.5"),
        ("numero", "-0", "0"),
        ("numero", "1.000", "1000"),
        ("numero", "0012", "12"),
        ("dinheiro", "R$ 1.250,00", 125000),
        ("dinheiro", "0,01", 1),
        ("data", "2026-02-28", "2026-02-28"),
        ("data", "1/3/2026", "2026-03-01"),
        ("escolha", "Na rua", "Na rua"),
        ("multipla", ["Outro", "Na rua", "Outro"], ["Na rua", "Outro"]),
        ("cpf", "111.444.777-35", "11144477735"),
        ("cnpj", "11.222.333/0001-81", "11222333000181"),
        ("cep", "37640-000", "37640000"),
        ("telefone", "+55 (35) 98888-7777", "35988887777"),
        ("telefone", "035 3435-1911", "3534351911"),
        ("email", "Ana.Prado@Exemplo.COM.BR", "Ana.Prado@exemplo.com.br"),
        ("arquivo", "a" * 64, "a" * 64),
    ],
)
def test_o_que_serve_e_guardado_de_um_so_jeito(tipo: str, valor: Any, guardado: Any) -> None:
    assert validar(campo(tipo), valor) == guardado


@pytest.mark.parametrize(
    ("tipo", "valor", "dito"),
    [
        ("texto", "x" * 201, "há 1 a mais"),
        ("texto", ["x"], "Escreva um texto"),
        ("texto_longo", 5, "Escreva um texto"),
        ("numero", "doze", "só o número"),
        ("numero", "1e9", "só o número"),
        ("numero", "NaN", "só o número"),
        ("numero", "Infinity", "só o número"),
        ("numero", "١٢", "só o número"),
        ("numero", "9" * 20, "grande demais"),
        ("numero", "9" * 500, "a mais"),
        ("dinheiro", "1,234", "em reais"),
        ("dinheiro", "-5", "negativo"),
        ("data", "2026-02-30", "que exista"),
        ("data", "30/02/2026", "que exista"),
        ("data", "0001-01-01", "que exista"),
        ("escolha", "Na lua", "das opções"),
        ("escolha", ["Na rua"], "das opções"),
        ("multipla", ["Na rua", "Na lua"], "entre as opções"),
        ("multipla", "Na rua", "entre as opções"),
        ("multipla", [["Na rua"]], "entre as opções"),
        ("cpf", "111.111.111-11", "não existe"),
        ("cpf", "123", "11 algarismos"),
        ("cnpj", "11.222.333/0001-80", "não existe"),
        ("cep", "00000-000", "8 algarismos"),
        ("cep", "3764000a", "8 algarismos"),
        ("telefone", "98888-7777", "com o DDD"),
        ("telefone", "(10) 98888-7777", "com o DDD"),
        ("email", "ana@exemplo", "Confira o e-mail"),
        ("email", "ana@ex emplo.com", "Confira o e-mail"),
        ("email", "ana@exemplo.com>,<b@c.com", "Confira o e-mail"),
        ("arquivo", "../../etc/passwd", "de novo"),
        ("endereco", "Rua A", "Escreva o endereço"),
        ("endereco", ENDERECO | {"uf": "XX"}, "sigla do Estado"),
        ("endereco", ENDERECO | {"logradouro": " "}, "falta preencher"),
        ("endereco", ENDERECO | {"cep": "1"}, "CEP"),
        ("endereco", ENDERECO | {"bairro": ["x"]}, "Escreva um texto"),
    ],
)
def test_o_que_nao_serve_e_recusado_dizendo_o_que_fazer(tipo: str, valor: Any, dito: str) -> None:
    with pytest.raises(ValorInvalido, match=dito):
        validar(campo(tipo), valor)


def test_o_endereco_e_guardado_por_partes_e_o_erro_diz_qual() -> None:
    guardado = validar(campo("endereco"), ENDERECO | {"intruso": "x"})
    assert list(guardado) == list(PARTES_DO_ENDERECO)
    assert (guardado["cep"], guardado["uf"], guardado["bairro"]) == ("37640000", "MG", "")
    with pytest.raises(ValorInvalido) as erro:
        validar(campo("endereco"), ENDERECO | {"uf": "XX"})
    assert erro.value.parte == "uf"


@pytest.mark.parametrize("tipo", TIPOS)
@pytest.mark.parametrize("vazio", ["", " \t\u200e ", None, [], {"cep": ""}])
def test_vazio_so_se_recusa_quando_e_obrigatorio(tipo: str, vazio: Any) -> None:
    assert validar(campo(tipo, obrigatorio=False), vazio) is None
    with pytest.raises(ValorInvalido):
        validar(campo(tipo), vazio)


@pytest.mark.parametrize(
    ("tipo", "limites", "valor", "dito"),
    [
        ("texto", {"minimo": "5"}, "abcd", "ao menos 5"),
        ("texto", {"maximo": "3"}, "abcd", "Até 3"),
        ("texto", {"maximo": "999"}, "x" * 201, "Até 200"),
        ("numero", {"minimo": "1"}, "0,5", "menor valor aceito é 1"),
        ("numero", {"maximo": "10"}, "10,01", "maior valor aceito é 10"),
        ("dinheiro", {"maximo": "100"}, "100,01", "maior valor"),
        ("data", {"minimo": "2026-01-01"}, "2025-12-31", "antes de 01/01/2026"),
        ("data", {"maximo": "01/01/2026"}, "2026-01-02", "depois de 01/01/2026"),
        ("multipla", {"minimo": "2"}, ["Na rua"], "ao menos 2"),
        ("multipla", {"maximo": "1"}, ["Na rua", "Outro"], "no máximo 1"),
    ],
)
def test_os_limites_valem(tipo: str, limites: dict[str, str], valor: Any, dito: str) -> None:
    with pytest.raises(ValorInvalido, match=dito):
        validar(campo(tipo, **limites), valor)


QUALQUER = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=80),
    lambda dentro: (
        st.lists(dentro, max_size=4)
        | st.dictionaries(st.sampled_from([*PARTES_DO_ENDERECO, "x"]), dentro, max_size=4)
    ),
    max_leaves=8,
)


@given(tipo=st.sampled_from(list(TIPOS)), valor=QUALQUER, minimo=st.text(max_size=20))
def test_nada_que_venha_quebra_e_o_guardado_vale_de_novo(
    tipo: str, valor: Any, minimo: str
) -> None:
    """Hostile input is refused in words or kept as JSON; what is kept passes again, unchanged."""
    pergunta = campo(tipo, minimo=minimo)
    try:
        guardado = validar(pergunta, valor)
    except ValorInvalido as erro:
        assert erro.mensagem
        return
    json.dumps(guardado)
    outra_vez = f"{guardado // 100},{guardado % 100:02}" if tipo == "dinheiro" else guardado
    if tipo == "numero":
        outra_vez = str(guardado).replace(".", ",")
    assert validar(pergunta, outra_vez) == guardado


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=3))
def test_o_numero_escrito_a_brasileira_se_le_de_volta(numero: Any) -> None:
    inteiro, _, decimais = f"{abs(numero):,.3f}".partition(".")
    escrito = f"{'-' if numero < 0 else ''}{inteiro.replace(',', '.')},{decimais}"
    assert ler_numero(escrito) == numero


@given(st.text(alphabet="<>&\"'ab- #\n", max_size=60))
def test_nenhum_texto_vira_marcacao(texto: str) -> None:
    limpo = em_html(texto)
    for marca in ("<p>", "</p>", "<ul>", "</ul>", "<li>", "</li>", "<h3>", "</h3>", "<br>"):
        limpo = limpo.replace(marca, "")
    assert "<" not in limpo and ">" not in limpo


def test_o_texto_tem_paragrafos_listas_e_subtitulos() -> None:
    texto = "Um\ndois\n\n- item\n- outro\n\n## Perigo\nLigue."
    assert em_html(texto) == (
        "<p>Um<br>dois</p>\n<ul><li>item</li><li>outro</li></ul>\n<h3>Perigo</h3>\n<p>Ligue.</p>"
    )
