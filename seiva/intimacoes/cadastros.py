"""Registers of notices: types, terms until what is not opened counts as known, outages."""

from typing import Any

from seiva.catalogo.models import TipoDocumento, TipoProcesso
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.intimacoes.models import Indisponibilidade, PrazoTacito, TipoDeIntimacao
from seiva.intimacoes.prazos import TACITO
from seiva.organizacao.cadastros import Cadastro, Campo, Coluna, declarar

MAIOR = {"D": 365, "U": 365, "M": 24, "A": 5}


def _prazo_que_existe(_ator: Ator, tipo: Any, _valores: dict[str, Any]) -> None:
    maior = MAIOR.get(tipo.contagem, 1)
    if not 1 <= (tipo.quantidade or 0) <= maior:
        raise RegraViolada(
            "prazo_fora", f"Nesta contagem, o prazo vai de 1 a {maior}.", campo="quantidade"
        )


def _dias_que_existem(_ator: Ator, prazo: Any, _valores: dict[str, Any]) -> None:
    if not 1 <= (prazo.dias or 0) <= 90:
        raise RegraViolada("dias_fora", "O prazo vai de 1 a 90 dias.", campo="dias")


def _fim_depois_do_inicio(_ator: Ator, fora: Any, _valores: dict[str, Any]) -> None:
    if fora.inicio and fora.fim and fora.fim < fora.inicio:
        raise RegraViolada("fim_antes", "O fim não vem antes do início.", campo="fim")
    if fora.inicio and fora.fim and (fora.fim - fora.inicio).days > 60:
        raise RegraViolada("longa_demais", "Registre períodos de até 60 dias.", campo="fim")


TIPOS = Cadastro(
    chave="tipos-de-intimacao",
    modelo=TipoDeIntimacao,
    titulo="Tipos de intimação",
    singular="tipo de intimação",
    texto="O que se intima: se exige resposta, em que prazo, e com que tipo de documento se "
    "certifica.",
    vazio="Crie o primeiro tipo: sem ele, ninguém é intimado pelo sistema.",
    campos=(
        Campo("nome"),
        Campo("resposta", ajuda="Quem recebe uma intimação que exige resposta é lembrado dela."),
        Campo("contagem"),
        Campo("quantidade", ajuda="Quantos dias, meses ou anos, conforme a contagem."),
        Campo(
            "certidao",
            ajuda="Com este tipo entra no processo a Certidão de Intimação Cumprida.",
            opcoes=lambda: TipoDocumento.objects.filter(ativo=True).order_by("nome"),
        ),
    ),
    colunas=("nome", "resposta", "contagem", "quantidade"),
    ordens=("nome",),
    busca=("nome",),
    regras=(_prazo_que_existe,),
)
TACITOS = Cadastro(
    chave="prazos-tacitos",
    modelo=PrazoTacito,
    titulo="Prazos tácitos de intimação",
    singular="prazo tácito",
    texto="Em quantos dias corridos a intimação que ninguém abriu se considera cumprida. "
    f"Sem registro, {TACITO} dias. Mudar vale para as próximas intimações.",
    vazio=f"Nenhum próprio: valem os {TACITO} dias da Lei 11.419/2006, art. 5º, § 3º.",
    campos=(
        Campo(
            "tipo",
            "Tipo de processo",
            "Em branco, vale para todos os que não têm prazo próprio.",
            opcoes=lambda: TipoProcesso.objects.filter(ativo=True).order_by("nome"),
        ),
        Campo("dias", "Dias corridos"),
    ),
    colunas=(
        Coluna("tipo", "Tipo de processo", lambda p: str(p.tipo) if p.tipo else "Todos os outros"),
        Coluna("dias", "Dias corridos"),
    ),
    ordens=("dias",),
    encerra="",
    regras=(_dias_que_existem,),
    relacionados=("tipo",),
)
INDISPONIBILIDADES = Cadastro(
    chave="indisponibilidades",
    modelo=Indisponibilidade,
    titulo="Indisponibilidades do sistema",
    singular="indisponibilidade",
    feminino=True,
    texto="Os dias em que o sistema ficou fora do ar. Os prazos de resposta que terminam neles "
    "passam para o dia útil seguinte, com registro no processo.",
    vazio="Nenhum dia fora do ar.",
    campos=(
        Campo("inicio", "Primeiro dia"),
        Campo("fim", "Último dia"),
        Campo("motivo", ajuda="Quem teve o prazo prorrogado lê este motivo."),
        Campo("prorroga", "Prorroga os prazos que terminam nestes dias"),
    ),
    colunas=(
        Coluna("inicio", "Primeiro dia", lambda i: i.inicio),
        Coluna("fim", "Último dia", lambda i: i.fim),
        "motivo",
        "prorroga",
    ),
    ordens=("-inicio",),
    busca=("motivo",),
    regras=(_fim_depois_do_inicio,),
)

declarar(TIPOS, TACITOS, INDISPONIBILIDADES)
