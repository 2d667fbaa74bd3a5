"""Pure rules of spreadsheets, in tables: headings, cells, the tree, the people."""

from typing import Any

import pytest

from seiva.organizacao.regras import celulas
from seiva.organizacao.regras.organograma import UnidadeAtual, conferir_organograma, voltas
from seiva.organizacao.regras.planilhas import (
    MAIOR,
    MAIOR_CELULA,
    ULTIMA_LINHA,
    Linha,
    ler_linhas,
)
from tests.apoio import recusado

CPF = "52998224725"


@pytest.mark.parametrize(
    ("bruto", "lido"),
    [
        ("529.982.247-25", CPF),
        (" 52998224725 ", CPF),
        ("1234567890", "01234567890"),  # the spreadsheet took the zero
    ],
)
def test_o_cpf_se_le_como_vier(bruto: str, lido: str) -> None:
    assert celulas.cpf(bruto) == lido


@pytest.mark.parametrize(
    ("ler", "bruto", "dito"),
    [
        (celulas.cpf, "52998224726", "não existe"),
        (celulas.cpf, "111.111.111-11", "não existe"),
        (celulas.cpf, "123", "11 algarismos"),
        (celulas.cpf, "=A1", "fórmula"),
        (celulas.email, "ana arroba", "não é um e-mail"),
        (celulas.email, "ana@exemplo", "não é um e-mail"),
        (celulas.data, "31/02/2026", "não existe"),
        (celulas.data, "amanhã", "25/11/2026"),
        (celulas.data, "01/01/0026", "ano"),
        (celulas.sim_ou_nao, "talvez", "sim ou não"),
        (lambda b: celulas.texto(b, 5), "compridíssimo", "máximo é 5"),
        (lambda b: celulas.texto(b, 50), "#REF!", "erro de fórmula"),
        (lambda b: celulas.texto(b, 50), "EducaÃ§Ã£o", "acentos vieram trocados"),
        (lambda b: celulas.texto(b, 50), "uma\noutra", "mais de uma linha"),
        (lambda b: celulas.digitos(b, 10), "A1", "apenas algarismos"),
    ],
)
def test_a_celula_errada_diz_como_se_conserta(ler: Any, bruto: str, dito: str) -> None:
    with pytest.raises(celulas.CelulaInvalida) as erro:
        ler(bruto)
    assert dito in erro.value.mensagem


@pytest.mark.parametrize(
    ("ler", "bruto", "lido"),
    [
        (celulas.data, "5/1/2026", "2026-01-05"),
        (celulas.data, "2026-01-05", "2026-01-05"),
        (celulas.data, "", ""),
        (celulas.email, " Ana@Exemplo.Example ", "ana@exemplo.example"),
        (celulas.sim_ou_nao, "NÃO", "não"),
        (celulas.sim_ou_nao, "x", "sim"),
        (lambda b: celulas.texto(b, 50), "SÃO JOÃO", "SÃO JOÃO"),
        (lambda b: celulas.texto(b, 50), "'+55 31 3000", "+55 31 3000"),
    ],
)
def test_a_celula_certa_vira_o_que_se_guarda(ler: Any, bruto: str, lido: str) -> None:
    assert ler(bruto) == lido


@pytest.mark.parametrize(
    "titulos",
    [
        ["SIGLA", "NOME", "UNIDADE SUPERIOR"],
        ["nome da unidade", "Subordinada a", "sigla da unidade"],
        ["  Sigla ", "Descrição", "pai"],
    ],
)
def test_os_titulos_valem_em_qualquer_ordem_caixa_e_acento(titulos: list[str]) -> None:
    cabecalho, linhas = ler_linhas([(1, titulos), (2, ["A", "B", "C"])], "organograma")
    assert set(cabecalho.posicoes) == {"sigla", "nome", "superior"}
    assert len(linhas) == 1


def test_titulos_acima_e_linhas_em_branco_nao_atrapalham() -> None:
    brutas = [(1, ["Prefeitura de Campo Alto"]), (2, ["", ""]), (3, ["Nome", "Sigla", "Cor"]),
              (4, ["Obras", "OB", "azul"]), (5, ["", " "]), (6, ["Saúde", "SA", ""])]  # fmt: skip
    cabecalho, linhas = ler_linhas(brutas, "organograma")
    assert cabecalho.ignoradas == ("Cor",)
    assert [(linha.numero, linha.de("sigla")) for linha in linhas] == [(4, "OB"), (6, "SA")]


@pytest.mark.parametrize(
    ("codigo", "brutas"),
    [
        ("vazia", []),
        ("vazia", [(1, ["", " "])]),
        ("sem_linhas", [(1, ["Sigla", "Nome"])]),
        ("cabecalho_incompleto", [(1, ["Sigla", "Cor"]), (2, ["A", "B"])]),
        ("cabecalho_repetido", [(1, ["Sigla", "Nome", "sigla"]), (2, ["A", "B", "C"])]),
        ("celula_enorme", [(1, ["Sigla", "Nome"]), (2, ["A", "B" * (MAIOR_CELULA + 1)])]),
        ("linhas_alem", [(1, ["Sigla", "Nome"]), (ULTIMA_LINHA + 1, ["", ""])]),
    ],
)
def test_o_que_nao_e_a_planilha_pedida_se_recusa(codigo: str, brutas: list[Any]) -> None:
    with recusado(codigo):
        ler_linhas(brutas, "organograma")


def test_o_excesso_de_linhas_se_recusa_sem_ler_o_resto() -> None:
    lidas = 0

    def muitas() -> Any:
        nonlocal lidas
        yield 1, ["Sigla", "Nome"]
        for lidas in range(2, 250_001):
            yield lidas, [f"U{lidas}", "Unidade"]

    with recusado("linhas_demais") as recusa:
        ler_linhas(muitas(), "organograma")
    assert "100.000 linhas" in recusa.value.mensagem
    assert lidas < MAIOR + 20


def test_a_linha_de_exemplo_do_modelo_se_apaga() -> None:
    brutas = [(1, ["Sigla", "Nome"]), (2, ["EXEMPLO", "Unidade de Exemplo"])]
    _, linhas = ler_linhas(brutas, "organograma")
    assert "Apague-a" in linhas[0].problemas[0].mensagem


# the tree


def unidade(sigla: str, superior: str = "", **outros: Any) -> UnidadeAtual:
    return UnidadeAtual(sigla, f"Unidade {sigla}", "PREF", superior, **outros)


def linha(numero: int, **valores: str) -> Linha:
    return Linha(numero, valores)


def organograma(*linhas: Linha, atuais: Any = (), orgaos: Any = ("PREF",)) -> list[Any]:
    return conferir_organograma(linhas, {u.sigla.lower(): u for u in atuais}, orgaos)


def problemas(conferidas: list[Any]) -> list[str]:
    return [p.mensagem for c in conferidas for p in c.problemas]


def test_nova_muda_e_igual() -> None:
    achadas = organograma(
        linha(2, sigla="NOVA", nome="Nova", superior="a"),
        linha(3, sigla="a", nome="Outro nome"),
        linha(4, sigla="B", nome="Unidade B", superior="a"),
        atuais=[unidade("A"), unidade("B", "A")],
    )
    assert [c.situacao for c in achadas] == ["nova", "muda", "igual"]
    assert achadas[1].mudancas == [("Nome", "Unidade A", "Outro nome")]
    assert achadas[0].valores["orgao"] == "PREF"


@pytest.mark.parametrize(
    ("linhas", "dito"),
    [
        ([linha(2, sigla="A", nome="A", superior="A")], "superior de si mesma"),
        ([linha(2, sigla="A", nome="A", superior="X")], "Não há unidade com a sigla X"),
        ([linha(2, sigla="A", nome="A", superior="FIN")], "já foi encerrada"),
        ([linha(2, sigla="Fin", nome="A")], "não reabre unidades"),
        ([linha(2, sigla="A", nome="A"), linha(3, sigla="a", nome="B")], "já está na linha 2"),
        ([linha(2, sigla="A", nome="A", orgao="CAM")], "Não há órgão em uso"),
        (
            [
                linha(2, sigla="A", nome="A", superior="C"),
                linha(3, sigla="B", nome="B", superior="A"),
                linha(4, sigla="C", nome="C", superior="B"),
            ],
            "As unidades dão uma volta: A → C → B → A",
        ),
    ],
)
def test_a_arvore_errada_e_acusada_na_linha(linhas: list[Linha], dito: str) -> None:
    ditas = problemas(organograma(*linhas, atuais=[unidade("FIN", encerrada=True)]))
    assert any(dito in d for d in ditas), ditas


def test_a_volta_que_passa_pelo_que_ja_existe_tambem_e_acusada() -> None:
    achadas = organograma(
        linha(2, sigla="A", nome="A", superior="B"), atuais=[unidade("A"), unidade("B", "A")]
    )
    assert "A → B → A" in problemas(achadas)[0]


def test_o_orgao_vem_da_unidade_superior_ou_e_preciso_dizer() -> None:
    achadas = organograma(
        linha(2, sigla="RAIZ", nome="Raiz", orgao="cam"),
        linha(3, sigla="F", nome="Filha", superior="RAIZ"),
        linha(4, sigla="SO", nome="Só"),
        orgaos=("PREF", "CAM"),
    )
    assert [c.valores.get("orgao") for c in achadas] == ["CAM", "CAM", ""]
    assert "Diga de qual órgão" in problemas(achadas)[0]


@pytest.mark.parametrize(
    ("arvore", "quantas"),
    [
        ({}, 0),
        ({"a": "", "b": "a", "c": "b"}, 0),
        ({"a": "b", "b": "a"}, 1),
        ({"a": "b", "b": "a", "c": "a"}, 1),
        ({"a": "b", "b": "a", "c": "d", "d": "c"}, 2),
        ({"a": "fora"}, 0),
        ({str(n): str(n - 1) if n else "" for n in range(20_000)}, 0),
    ],
)
def test_voltas_da_arvore(arvore: dict[str, str], quantas: int) -> None:
    assert len(voltas(arvore)) == quantas
