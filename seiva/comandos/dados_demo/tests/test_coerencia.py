"""The demonstration refers only to what exists, and only to fictional people."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seiva.comandos.dados_demo import carregar
from seiva.comandos.dados_demo.leitura import corpo_html
from seiva.comandos.dados_demo.modelos import (
    Instituicao,
    Momento,
    Passo,
    Processo,
    dia_util_relativo,
)
from seiva.organizacao.regras.documentos_pessoais import cnpj, cpf, identificar
from seiva.processos.regras.niveis import Nivel, exigencias
from seiva.processos.regras.numeracao import Contexto, Mascara
from seiva.processos.regras.prazos import dias_uteis_entre, e_dia_util

DEMO = carregar()
CATALOGO = DEMO.catalogo
HIPOTESES = {h.chave: h for h in CATALOGO.hipoteses}
TIPOS = {t.chave: t for t in CATALOGO.tipos_processo}
DOCUMENTOS = {t.chave: t for t in CATALOGO.tipos_documento}
VARIAVEIS = {
    "processo", "especificacao", "interessados", "destinatario", "tipo", "numero", "unidade",
    "unidade_sigla", "instituicao", "municipio", "data", "data_extenso", "autor", "cargo",
}  # fmt: skip
NUMERACOES = {
    "sem", "sequencial_unidade", "sequencial_orgao", "anual_unidade", "anual_orgao", "informada",
}  # fmt: skip
PERFIS = {"Colaborador", "Básico", "Gestor", "Coordenador de acervo", "Administrador"}
ETIQUETAS = {"p", "br", "strong", "em", "h3", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"}  # fmt: skip
CLASSES = {"justificado", "citacao", "artigo", "paragrafo-legal", "inciso", "alinea"}
PRIORIDADES = {"", "pcd", "idoso", "idoso80", "doenca", "eca"}

por_instituicao = pytest.mark.parametrize("casa", DEMO.instituicoes, ids=lambda casa: casa.slug)


def conferir_corpo(html: str) -> None:
    abertas: list[str] = []
    for fecha, nome, resto in re.findall(r"<(/?)([a-z0-9]+)([^>]*)>", html):
        assert nome in ETIQUETAS, nome
        assert re.fullmatch(r'( class="([a-z-]+)")?', resto), resto
        if resto:
            assert resto.split('"')[1] in CLASSES, resto
        if fecha:
            assert abertas.pop() == nome
        elif nome != "br":
            abertas.append(nome)
    assert not abertas
    assert "<" not in re.sub(r"</?[a-z0-9]+[^<>]*>", "", html)
    assert set(re.findall(r"@([a-z_]+)@", html)) <= VARIAVEIS


def unicos(valores: list[str]) -> bool:
    return len(valores) == len(set(valores))


def test_there_are_three_towns_with_their_own_numbering() -> None:
    assert [casa.slug for casa in DEMO.instituicoes] == ["extrema", "ipatinga", "timoteo"]
    assert len({orgao.mascara for casa in DEMO.instituicoes for orgao in casa.orgaos}) == 3


def test_the_seed_pack_is_large_enough_and_without_repetition() -> None:
    assert len(CATALOGO.tipos_processo) >= 25
    assert len(CATALOGO.tipos_documento) >= 20
    assert len(CATALOGO.hipoteses) >= 12
    assert unicos([a.codigo for a in CATALOGO.assuntos])
    for grupo in (CATALOGO.hipoteses, CATALOGO.tipos_processo, CATALOGO.tipos_documento):
        assert unicos([item.chave for item in grupo])
        assert unicos([item.nome for item in grupo])


@pytest.mark.parametrize("tipo", CATALOGO.tipos_processo, ids=lambda tipo: tipo.chave)
def test_a_type_of_process_suggests_what_exists_and_what_it_allows(tipo) -> None:  # type: ignore[no-untyped-def]
    codigos = {a.codigo for a in CATALOGO.assuntos}
    assert tipo.assuntos
    assert set(tipo.assuntos) <= codigos
    assert tipo.nivel_sugerido in tipo.niveis
    assert len(tipo.nome) <= 120
    assert len(tipo.orientacao) <= 300
    if tipo.hipotese_sugerida:
        assert HIPOTESES[tipo.hipotese_sugerida].nivel <= max(tipo.niveis)
    if tipo.nivel_sugerido:
        assert HIPOTESES[tipo.hipotese_sugerida].nivel <= tipo.nivel_sugerido


@pytest.mark.parametrize("tipo", CATALOGO.tipos_documento, ids=lambda tipo: tipo.chave)
def test_every_written_type_of_document_has_a_well_formed_template(tipo) -> None:  # type: ignore[no-untyped-def]
    assert tipo.aplicabilidade in {"I", "E", "T"}
    assert tipo.numeracao in NUMERACOES
    assert bool(tipo.modelo) == (tipo.aplicabilidade != "E")
    conferir_corpo(tipo.modelo)


def test_standard_texts_are_well_formed_and_hypotheses_cite_their_law() -> None:
    for texto in CATALOGO.textos_padrao:
        conferir_corpo(texto.conteudo)
    for hipotese in CATALOGO.hipoteses:
        assert re.search(r"Lei.* \d", hipotese.base_legal)
        assert hipotese.nivel in {1, 2}
    for assunto in CATALOGO.assuntos:
        assert assunto.destinacao in {"E", "P"}


@por_instituicao
def test_the_town_has_valid_documents_mask_and_tree(casa: Instituicao) -> None:
    assert cnpj(casa.cnpj) == casa.cnpj
    for orgao in casa.orgaos:
        mascara = Mascara.ler(orgao.mascara)
        vistas: set[str] = set()
        for unidade in orgao.unidades:
            assert unidade.pai in vistas | {""}
            assert unidade.sigla not in vistas
            assert unidade.email.endswith(f"@{casa.slug}.example")
            assert "5555-" in unidade.telefone
            vistas.add(unidade.sigla)
            contexto = Contexto(cod_orgao=orgao.codigo, cod_unidade=unidade.codigo, ano=2026)
            mascara.validar(mascara.exemplo(contexto))
    for feriado in casa.feriados:
        assert feriado.em(2026).year == 2026


@por_instituicao
def test_the_people_are_fictional_and_work_in_units_that_exist(casa: Instituicao) -> None:
    siglas = {unidade.sigla for orgao in casa.orgaos for unidade in orgao.unidades}
    assert unicos([s.chave for s in casa.servidores])
    assert unicos([s.cpf for s in casa.servidores])
    for servidor in casa.servidores:
        assert cpf(servidor.cpf) == servidor.cpf
        assert servidor.cpf.startswith("999")
        assert servidor.email == f"{servidor.chave}@{casa.slug}.example"
        assert servidor.cargo
        assert servidor.lotacoes
        for lotacao in servidor.lotacoes:
            assert lotacao.unidade in siglas
            assert lotacao.perfil in PERFIS
    assert unicos([i.documento for i in casa.interessados])
    for interessado in casa.interessados:
        assert identificar(interessado.documento) == (interessado.tipo, interessado.documento)
        assert interessado.email == "" or interessado.email.endswith(".example")


def test_no_servant_has_the_cpf_or_the_mail_of_another_town() -> None:
    todos = [s for casa in DEMO.instituicoes for s in casa.servidores]
    assert unicos([s.cpf for s in todos])
    assert unicos([s.email for s in todos])


@por_instituicao
def test_each_process_refers_to_what_exists(casa: Instituicao) -> None:
    interessados = {i.chave for i in casa.interessados}
    chaves = [p.chave for p in casa.processos]
    assert unicos(chaves)
    for processo in casa.processos:
        assert len(processo.especificacao) <= 100
        assert set(processo.interessados) <= interessados
        assert processo.prioridade in PRIORIDADES
        assert processo.unidade in lotacoes(casa, processo.autor)
        problemas = exigencias(
            Nivel(processo.nivel),
            permitidos=[Nivel(n) for n in TIPOS[processo.tipo].niveis],
            tem_hipotese=bool(processo.hipotese),
        )
        assert problemas == (), processo.chave
        conferir_hipotese(processo.nivel, processo.hipotese)
        for passo in processo.passos:
            conferir_passo(casa, processo, passo)


def lotacoes(casa: Instituicao, chave: str) -> set[str]:
    (servidor,) = [s for s in casa.servidores if s.chave == chave]
    return {lotacao.unidade for lotacao in servidor.lotacoes}


def conferir_hipotese(nivel: int, hipotese: str) -> None:
    assert bool(nivel) == bool(hipotese)
    if hipotese:
        assert HIPOTESES[hipotese].nivel <= nivel


def conferir_passo(casa: Instituicao, processo: Processo, passo: Passo) -> None:
    siglas = {unidade.sigla for orgao in casa.orgaos for unidade in orgao.unidades}
    assert passo.unidade in lotacoes(casa, passo.autor), (processo.chave, passo)
    assert passo.quando.dias >= 1
    if passo.acao == "enviar":
        assert set(passo.para) <= siglas
    elif passo.acao == "atribuir":
        assert passo.unidade in lotacoes(casa, passo.para[0])
    elif passo.acao == "conceder":
        assert lotacoes(casa, passo.para[0])
        assert processo.nivel == 2
    elif passo.acao == "relacionar":
        assert passo.para[0] in {p.chave for p in casa.processos}
    elif passo.acao in {"incluir", "incluir_externo"}:
        conferir_documento(passo)
    elif passo.acao == "editar":
        conferir_corpo(passo.texto)


def conferir_documento(passo: Passo) -> None:
    tipo = DOCUMENTOS[passo.tipo]
    conferir_corpo(passo.texto)
    conferir_hipotese(passo.nivel, passo.hipotese)
    assert bool(passo.numero) == (tipo.numeracao == "informada")
    if passo.acao == "incluir":
        assert tipo.aplicabilidade in {"I", "T"}
        return
    assert tipo.aplicabilidade in {"E", "T"}
    assert re.fullmatch(r"[a-z0-9-]+\.[a-z0-9]+", passo.arquivo)
    assert passo.arquivo.split(".")[-1] in {t.extensao for t in CATALOGO.tipos_arquivo}
    assert passo.conferencia in {"", *CATALOGO.conferencias}


@por_instituicao
def test_the_acts_of_a_process_follow_one_another_in_time(casa: Instituicao) -> None:
    for processo in casa.processos:
        momentos = [processo.quando, *(p.quando for p in processo.passos)]
        chaves = [(-m.dias, m.hora) for m in momentos]
        assert chaves == sorted(chaves), processo.chave


def test_plain_text_becomes_paragraphs_and_html_stays_as_it_is() -> None:
    assert corpo_html("Um & dois.\ncontinua\n\nTrês.") == (
        '<p class="justificado">Um &amp; dois. continua</p>\n<p class="justificado">Três.</p>'
    )
    assert corpo_html(" <p>Pronto</p> ") == "<p>Pronto</p>"
    assert corpo_html("") == ""


def test_a_moment_is_counted_in_business_days() -> None:
    segunda, feriado = date(2026, 11, 23), frozenset({date(2026, 11, 20)})
    assert Momento.ler("1 09:30").em(segunda, feriado).isoformat() == "2026-11-19T09:30:00"
    assert dia_util_relativo(segunda, 0, feriado) == segunda
    assert dia_util_relativo(date(2026, 11, 21), 0, feriado) == segunda
    assert dia_util_relativo(segunda, 5, feriado) == date(2026, 11, 30)


@given(
    st.dates(date(2020, 1, 1), date(2035, 1, 1)),
    st.integers(-60, 60),
    st.frozensets(st.dates(date(2020, 1, 1), date(2035, 1, 1)), max_size=30),
)
def test_a_relative_day_is_a_business_day_at_the_right_distance(
    hoje: date, dias: int, feriados: frozenset[date]
) -> None:
    base = dia_util_relativo(hoje, 0, feriados)
    dia = dia_util_relativo(hoje, dias, feriados)
    assert e_dia_util(dia, feriados)
    assert dias_uteis_entre(base, dia, feriados) == dias
