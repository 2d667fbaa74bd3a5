"""The filters as the page shows them: in use, and offered with their counts."""

from typing import Any

from seiva.pesquisa.contagens import Faceta
from seiva.processos.models import Processo
from seiva.web.pesquisa.enderecos import Endereco
from seiva.web.pesquisa.formulario import FormularioDePesquisa


def etiquetas(
    endereco: Endereco, formulario: FormularioDePesquisa, dentro: Processo | None
) -> list[dict[str, str]]:
    """Each filter in use: what it says, and the address without it."""
    resposta = []
    for campo, valor in endereco.filtros.items():
        if campo in formulario.errors:
            continue
        resposta.append(
            {
                "rotulo": "No processo" if campo == "processo" else str(formulario[campo].label),
                "valor": _por_extenso(formulario, campo, valor, dentro),
                "sem": endereco.sem(campo),
            }
        )
    return resposta


def _por_extenso(
    formulario: FormularioDePesquisa, campo: str, valor: str, dentro: Processo | None
) -> str:
    lido = formulario.limpo(campo)
    if campo == "processo" and dentro is not None:
        return dentro.numero
    if campo in {"de", "ate"} and lido:
        return f"{lido:%d/%m/%Y}"
    if campo == "aqui":
        return "sim"
    if campo in {"natureza", "nivel"}:
        opcoes: Any = formulario.fields[campo]
        return {str(k): str(v) for k, v in opcoes.choices}.get(valor, valor)
    return str(lido or valor)


def facetas(contadas: list[Faceta], endereco: Endereco) -> list[dict[str, Any]]:
    """Filters that would narrow what was found, each value with its count and address."""
    resposta = []
    for faceta in contadas:
        valores = []
        for contagem in faceta.contagens:
            mudanca = _mudanca(faceta.campo, contagem.valor)
            usada = all(endereco.tem(campo, valor) for campo, valor in mudanca.items())
            url = endereco.sem(*mudanca) if usada else endereco.com(**mudanca)
            valores.append(
                {"rotulo": contagem.rotulo, "total": contagem.total, "url": url, "usada": usada}
            )
        if len(valores) > 1 or any(v["usada"] for v in valores):
            resposta.append({"titulo": faceta.titulo, "valores": valores})
    return resposta


def _mudanca(campo: str, valor: str) -> dict[str, str]:
    if campo == "ano":
        return {"de": f"{valor}-01-01", "ate": f"{valor}-12-31"}
    return {campo: valor}
