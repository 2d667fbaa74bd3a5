"""Where things may be: layers, HTTP at the doors only, no signals, questions with a name."""

import ast
import subprocess
import sys
from pathlib import Path

from django.apps import apps

from seiva.core.acoes import declaradas
from seiva.core.modelos import ModeloDoInquilino
from tests.arquitetura import excecoes
from tests.arquitetura.fontes import (
    RAIZ,
    Fonte,
    abaixo_das_portas,
    das_portas,
    do_produto,
    fontes,
    funcoes,
    importados,
)

DE_HTTP = ("django.http", "django.shortcuts", "django.views", "django.urls", "django.forms",
           "django.contrib.messages", "django.contrib.sessions", "django.template",
           "django_htmx")  # fmt: skip
PROTEGIDOS = ("processos", "documentos", "andamentos")


def test_as_camadas_so_olham_para_baixo() -> None:
    comando = Path(sys.executable).parent / "lint-imports"
    resultado = subprocess.run(
        [str(comando), "--no-cache"], cwd=RAIZ, capture_output=True, text=True, check=False
    )
    assert resultado.returncode == 0, resultado.stdout


def test_abaixo_das_portas_nao_ha_http() -> None:
    achados = [
        (fonte.caminho, nome)
        for fonte in abaixo_das_portas()
        for nome in importados(fonte)
        if nome.startswith(DE_HTTP)
    ]
    assert achados == []


def test_abaixo_das_portas_ninguem_recebe_o_pedido() -> None:
    achados = {
        fonte.caminho
        for fonte in abaixo_das_portas()
        for funcao in funcoes(fonte)
        for argumento in (*funcao.args.args, *funcao.args.kwonlyargs)
        if argumento.arg in {"request", "requisicao", "resposta_http"}
    }
    assert achados == excecoes.CITAM_PEDIDO


def test_nao_ha_sinais() -> None:
    achados = [
        (fonte.caminho, nome)
        for fonte in do_produto()
        for nome in importados(fonte)
        if "signals" in nome.split(".") or nome.startswith("django.dispatch")
    ]
    assert achados == []


def test_sql_so_se_fala_onde_a_lista_diz() -> None:
    falam = {
        fonte.caminho
        for fonte in do_produto()
        if fonte.partes[1] != "local"
        and any(
            isinstance(no, ast.Attribute) and no.attr in {"cursor", "raw", "extra", "RawSQL"}
            for no in ast.walk(fonte.arvore)
            if not _de_requisicao(no)
        )
        and ("django.db" in fonte.texto)
    }
    assert falam == excecoes.FALAM_SQL


def _de_requisicao(no: ast.AST) -> bool:
    return not isinstance(getattr(no, "ctx", None), ast.Load)


def test_so_a_demonstracao_escolhe_outro_instante() -> None:
    """Acts happen now: another clock is for loading a history that already happened.

    One file compiles a question at two instants, to refuse it when the clock is inside.
    """
    usam = {
        "/".join(fonte.partes[1:] if fonte.partes[1] == "core" else fonte.partes[1:2])
        for fonte in do_produto()
        if any(nome.endswith("relogio.como_em") for nome in importados(fonte))
    }
    assert usam <= {"comandos", "core/preparadas.py"}


def _metodos_com_nome() -> dict[str, set[str]]:
    """For each protected model, the questions that its own queryset class declares."""
    resposta = {}
    for modelo in apps.get_models():
        if modelo._meta.app_label in PROTEGIDOS and issubclass(modelo, ModeloDoInquilino):
            classe = modelo.objects.all.__self__._queryset_class
            proprios: set[str] = set()
            for ancestral in classe.__mro__:
                if ancestral.__module__.startswith("seiva.") and ancestral.__name__ != (
                    "QuerySetDoInquilino"
                ):
                    proprios |= {nome for nome in vars(ancestral) if not nome.startswith("_")}
            resposta[modelo.__name__] = proprios
    return resposta


def _consultas_sem_nome(fonte: Fonte, nomes: dict[str, set[str]]) -> int:
    """`Processo.objects.filter(…)` and the like: the first question must be a named one."""
    total = 0
    for no in ast.walk(fonte.arvore):
        if not (isinstance(no, ast.Attribute) and isinstance(no.value, ast.Attribute)):
            continue
        gerente = no.value
        if gerente.attr == "objects" and isinstance(gerente.value, ast.Name):
            modelo = gerente.value.id
            if modelo in nomes and no.attr not in nomes[modelo]:
                total += 1
    return total


def test_as_portas_so_fazem_perguntas_com_nome() -> None:
    nomes = _metodos_com_nome()
    assert "legiveis_por" in nomes["Documento"]
    contagem = {f.caminho: _consultas_sem_nome(f, nomes) for f in das_portas()}
    achadas = {caminho: total for caminho, total in contagem.items() if total}
    assert achadas == excecoes.CONSULTAS_SEM_NOME, achadas


def test_as_portas_nao_gravam() -> None:
    """A door calls one act; it never writes a protected model."""
    gravam = [
        (fonte.caminho, no.lineno)
        for fonte in das_portas()
        for no in ast.walk(fonte.arvore)
        if isinstance(no, ast.Attribute)
        and no.attr in {"create", "bulk_create", "update_or_create", "get_or_create"}
        and isinstance(no.value, ast.Attribute)
        and no.value.attr == "objects"
    ]
    assert gravam == []


def test_todo_ato_recebe_o_ator_e_o_resto_por_nome() -> None:
    """`verbo_objeto(ator, *, …)`, as every door calls it."""
    import inspect

    apps.get_app_config("web")
    from django.urls import get_resolver

    get_resolver().url_patterns  # noqa: B018  loads the doors, and with them every act
    erradas = []
    for declarada in declaradas():
        parametros = list(inspect.signature(declarada.funcao).parameters.values())
        resto = {p.kind for p in parametros[1:]}
        if parametros[0].name != "ator" or resto - {inspect.Parameter.KEYWORD_ONLY}:
            erradas.append(declarada.nome)
    assert erradas == []
    assert len(list(declaradas())) > 20


def test_os_atos_moram_em_acoes() -> None:
    fora = [
        fonte.caminho
        for fonte in do_produto()
        if "acoes" not in fonte.partes
        and fonte.caminho != "seiva/core/acoes.py"
        and any(
            isinstance(d, ast.Call) and isinstance(d.func, ast.Name) and d.func.id == "acao"
            for funcao in funcoes(fonte)
            for d in funcao.decorator_list
        )
    ]
    assert fora == []


def test_cada_arquivo_de_ato_tem_seu_arquivo_de_teste() -> None:
    existentes = {fonte.caminho for fonte in fontes()}
    sem_teste = set()
    for fonte in do_produto():
        partes = fonte.partes
        de_ato = len(partes) == 4 and partes[2] == "acoes" and partes[3] != "__init__.py"
        if de_ato and f"seiva/{partes[1]}/tests/test_{partes[3]}" not in existentes:
            sem_teste.add(fonte.caminho)
    assert sem_teste == excecoes.ATOS_SEM_TESTE
