"""The page where a person says who they are; no script, nothing of another site."""

from collections.abc import Iterable, Mapping
from html import escape

from .pessoas import NIVEIS, Pessoa

CSS = """
:root{color-scheme:light dark;--fundo:#f3f6fb;--papel:#fff;--tinta:#1b2130;--suave:#4b5568;--linha:#c5cfdf;
--forte:#1351b4;--sobre:#fff;--erro:#b3261e}
@media (prefers-color-scheme:dark){:root{--fundo:#0f1521;--papel:#182131;--tinta:#eef2fa;--suave:#b9c4d6;
--linha:#3b495f;--forte:#9dc1ff;--sobre:#0b1830;--erro:#ffb4ab}}
*{box-sizing:border-box}
body{margin:0;background:var(--fundo);color:var(--tinta);font:1rem/1.5 system-ui,sans-serif}
main{max-width:34rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.5rem;line-height:1.25;margin:1rem 0}
h2{font-size:1.125rem;margin:0 0 .75rem}
section,.aviso{background:var(--papel);border:1px solid var(--linha);border-radius:.5rem;padding:1rem;margin:0 0 1rem}
.aviso{border-left:.375rem solid var(--forte)}
.aviso p{margin:0}
ul{list-style:none;margin:0;padding:0;display:grid;gap:.5rem}
button{width:100%;min-height:3rem;border:1px solid var(--forte);border-radius:1.5rem;padding:.5rem 1rem;
font:inherit;font-weight:600;cursor:pointer;background:var(--papel);color:var(--forte)}
button.pessoa{border-color:var(--linha);border-radius:.5rem;padding:.75rem 1rem;text-align:left;color:var(--tinta)}
button.pessoa span{display:block;font-weight:400;color:var(--suave)}
button.pessoa:hover{border-color:var(--forte)}
button.primario{background:var(--forte);color:var(--sobre)}
label,legend{display:block;font-weight:600;margin:.75rem 0 .25rem;padding:0}
input[type=text],input[type=email]{width:100%;min-height:2.75rem;padding:.5rem .75rem;border:1px solid var(--suave);
border-radius:.25rem;font:inherit;background:var(--papel);color:var(--tinta)}
fieldset{border:0;margin:.75rem 0 1rem;padding:0}
fieldset label{display:inline-flex;align-items:center;gap:.5rem;min-height:2.75rem;margin:0 1rem 0 0;font-weight:400}
input[type=radio]{width:1.25rem;height:1.25rem;margin:0}
summary{min-height:2.75rem;padding:.5rem 0;font-weight:600;cursor:pointer}
.erro{color:var(--erro);font-weight:600}
:focus-visible{outline:3px solid var(--forte);outline-offset:2px}
form.deixar{margin-top:1.5rem}
"""

_MOLDE = """<!DOCTYPE html>
<html lang="pt-BR"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{titulo}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/estilo.css"></head>
<body><main>{corpo}</main></body></html>"""

_AVISO = """<div class="aviso"><p><strong>Este não é o gov.br.</strong> Ele faz o papel do gov.br
nesta demonstração, que só roda nesta máquina: as pessoas são inventadas e não há senha.</p></div>"""


def escolher(pessoas: Iterable[Pessoa], digitado: Mapping[str, str], erro: str = "") -> str:
    """The people to choose from, and the form of anybody else, with what was typed there."""
    botoes = "".join(_botao(pessoa) for pessoa in pessoas)
    return _MOLDE.format(
        titulo="Entrar · gov.br de demonstração",
        corpo=f"""<h1>Quem está entrando?</h1>{_AVISO}
<section aria-labelledby="quem"><h2 id="quem">Escolha uma pessoa</h2>
<form method="post"><ul>{botoes}</ul></form></section>
<section><details{" open" if erro else ""}><summary>Entrar como outra pessoa</summary>
{f'<p class="erro" role="alert">{escape(erro)}</p>' if erro else ""}
<form method="post" novalidate>{_campo("cpf", "CPF", digitado, "inputmode=numeric")}
{_campo("nome", "Nome completo", digitado)}{_campo("email", "E-mail (se houver)", digitado, tipo="email")}
<fieldset><legend>Nível da conta</legend>{_niveis(digitado.get("nivel", "silver"))}</fieldset>
<button class="primario" name="ato" value="outra">Entrar como esta pessoa</button></form></details></section>
<form method="post" class="deixar"><button name="ato" value="recusar">Não autorizar e voltar</button></form>""",
    )


def recusada(motivo: str) -> str:
    """A request that this provider does not take."""
    return _MOLDE.format(
        titulo="Pedido recusado · gov.br de demonstração",
        corpo=f"<h1>Pedido recusado</h1>{_AVISO}<section><p>O pedido de entrada não confere: "
        f"<code>{escape(motivo)}</code>. Volte ao Seiva e comece de novo.</p></section>",
    )


def _botao(pessoa: Pessoa) -> str:
    c = pessoa.cpf
    cpf = f"{c[:3]}.{c[3:6]}.{c[6:9]}-{c[9:]}"
    quem = f"<span>{escape(pessoa.quem)}</span>" if pessoa.quem else ""
    return (
        f'<li><button class="pessoa" name="pessoa" value="{escape(c)}">{escape(pessoa.nome)}'
        f"<span>CPF {cpf} · conta {NIVEIS[pessoa.nivel]}</span>{quem}</button></li>"
    )


def _campo(
    nome: str, rotulo: str, digitado: Mapping[str, str], mais: str = "", tipo: str = "text"
) -> str:
    valor = escape(digitado.get(nome, ""))
    return (
        f'<label for="{nome}">{rotulo}</label>'
        f'<input type="{tipo}" id="{nome}" name="{nome}" value="{valor}" autocomplete="off" {mais}>'
    )


def _niveis(escolhido: str) -> str:
    return "".join(
        f'<label><input type="radio" name="nivel" value="{valor}"'
        f"{' checked' if valor == escolhido else ''}> {rotulo.capitalize()}</label>"
        for valor, rotulo in NIVEIS.items()
    )
