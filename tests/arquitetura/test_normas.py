"""Every norm that the code cites has its page, and the page speaks of the article cited."""

import re

from tests.arquitetura.fontes import do_produto
from tests.arquitetura.normas import LEI, artigos, citacoes, paginas, tabela

# Technical standards and manuals: sources, but not law.
TECNICAS = ("ISO 19005-2", "ETSI EN 319 142-1", "Manual de Redação da Presidência da República")


def test_toda_norma_citada_tem_pagina() -> None:
    conhecidas = paginas()
    faltam = {
        (fonte.caminho, lei)
        for fonte in do_produto()
        if fonte.partes[1] != "comandos"
        for lei in LEI.findall(fonte.texto)
        if lei not in conhecidas
    }
    assert not faltam, faltam


def test_toda_citacao_diz_de_que_norma_ou_padrao_e() -> None:
    conhecidas = paginas()
    vagas = [
        (fonte.caminho, texto)
        for fonte in do_produto()
        for texto in citacoes(fonte)
        if "{" not in texto and not any(nome in texto for nome in (*conhecidas, *TECNICAS))
    ]
    assert vagas == []


def test_a_pagina_trata_do_artigo_citado() -> None:
    conhecidas = paginas()
    faltam = set()
    for fonte in do_produto():
        for texto in citacoes(fonte):
            for lei, artigo in artigos(texto):
                pagina = conhecidas[lei].read_text("utf-8")
                dispositivos = " ".join(re.findall(r"^\| (art[^|]+)\|", pagina, re.M))
                if not re.search(rf"(?<!\d){artigo}(?!\d)", dispositivos):
                    faltam.add((fonte.caminho, lei, artigo))
    assert not faltam, faltam


def test_toda_pagina_esta_no_indice_e_todo_indice_tem_pagina() -> None:
    conhecidas = paginas()
    assert len(conhecidas) > 20
    assert {p for p in conhecidas.values() if not p.exists()} == set()
    pasta = next(iter(conhecidas.values())).parent
    assert {p for p in pasta.glob("*.md") if p.name != "README.md"} == set(conhecidas.values())


def test_a_tabela_de_normas_regras_e_testes_se_monta() -> None:
    linhas = tabela().splitlines()
    assert any("Lei 9.784/1999" in linha and "autuar.py" in linha for linha in linhas)
    assert any("test_autuar.py" in linha for linha in linhas)
