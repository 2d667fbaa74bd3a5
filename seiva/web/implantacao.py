"""First steps of an institution, and the passage from pilot to production."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seiva.implantacao.acoes.declarar import declarar_passo, desdizer_passo
from seiva.implantacao.acoes.produzir import passar_a_producao
from seiva.implantacao.passos import situacoes, tipo_da_adocao
from seiva.web.acesso import Requisicao, exigir_ato, servidor
from seiva.web.atos import tentar
from seiva.web.enderecos import endereco
from seiva.web.forms.instituicao import Dispensa, Producao

# Where each step is done: what the link says, name of the address, what it takes besides the
# institution. The first is the one that most will use.
ONDE: dict[str, tuple[tuple[str, str, tuple[str, ...]], ...]] = {
    "timbre": (("Brasão, CNPJ e endereço", "instituicao_parametros", ()),),
    "pessoas": (
        ("Importar planilhas", "importar", ()),
        ("Unidades", "cadastro", ("unidades",)),
        ("Pessoas e lotações", "gente", ()),
    ),
    "tipos": (
        ("Tipos de processo", "cadastro", ("tipos-de-processo",)),
        ("Tipos de documento", "cadastro", ("tipos-de-documento",)),
    ),
    "feriados": (("Feriados", "cadastro", ("feriados",)),),
    "adocao": (
        ("Abrir o processo da adoção", "processo_novo", ()),
        ("Ler a minuta", "cadastro", ("modelos-de-documento",)),
    ),
    "primeiro": (("Abrir um processo", "processo_novo", ()),),
}


def _links(requisicao: Requisicao, passo: str) -> list[tuple[str, str]]:
    """Words and address of each place where the step is done."""
    slug = requisicao.instituicao.slug
    links = [(texto, endereco(rota, slug, *mais)) for texto, rota, mais in ONDE[passo]]
    tipo = tipo_da_adocao() if passo == "adocao" else None
    if tipo is not None:
        links[0] = (links[0][0], f"{links[0][1]}?tipo={tipo.pk}")
    return links


def _lista(
    requisicao: Requisicao, dispensa: Dispensa | None = None, producao: Producao | None = None
) -> HttpResponse:
    linhas = situacoes(requisicao.ator)
    contexto = {
        "linhas": [(s, _links(requisicao, s.passo.chave)) for s in linhas],
        "feitos": sum(not s.por_fazer for s in linhas),
        "dispensa": dispensa,
        "producao": producao or Producao(),
        "pode_produzir": not linhas[-1].por_fazer,
    }
    recusado = dispensa is not None or producao is not None
    return render(requisicao, "instituicao/passos.html", contexto, status=422 if recusado else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@servidor
def passos(requisicao: Requisicao) -> HttpResponse:
    """The list, each step as it is now; what the administrator says of one is posted here."""
    exigir_ato(requisicao, "declarar_passo")
    if requisicao.method != "POST":
        return _lista(requisicao)
    formulario = Dispensa(requisicao.POST)
    if not formulario.is_valid():
        return _lista(requisicao, dispensa=formulario)
    ator, dados = requisicao.ator, formulario.cleaned_data
    if "desdizer" in requisicao.POST:
        desdizer_passo(ator, passo=dados["passo"])
    else:
        tentar(formulario, lambda: declarar_passo(ator, **dados))
    if not formulario.is_valid():
        return _lista(requisicao, dispensa=formulario)
    return redirect("primeiros_passos", requisicao.instituicao.slug)


@require_http_methods(["POST"])
@servidor
def producao(requisicao: Requisicao) -> HttpResponse:
    """From pilot to production, with the password."""
    exigir_ato(requisicao, "declarar_passo")
    formulario = Producao(requisicao.POST)
    ator = requisicao.ator
    feita = None
    if formulario.is_valid():
        senha = formulario.cleaned_data["senha"]
        feita = tentar(formulario, lambda: passar_a_producao(ator, senha=senha))
    if feita is not None:
        messages.success(requisicao, "A instituição está em produção.")
        return redirect("primeiros_passos", requisicao.instituicao.slug)
    return _lista(requisicao, producao=formulario)
