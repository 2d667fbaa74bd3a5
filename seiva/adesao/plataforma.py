"""What the institution that runs the service needs so that adoptions are handled in it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from seiva.catalogo.models import (
    Assunto,
    AssuntoSugerido,
    HipoteseLegal,
    ModeloDocumento,
    TipoDocumento,
    TipoProcesso,
)
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.relogio import hoje
from seiva.core.tenancy import instituicao_atual
from seiva.organizacao.models import Conta, Instituicao, Lotacao, Perfil, Unidade
from seiva.organizacao.permissoes import OPERADOR

OPERAR = "plataforma.operar"
PERFIL = "Operador"
TIPO_DE_PROCESSO = "Adesão à plataforma"
MANIFESTACAO = "Manifestação de interesse"
TERMO = "Termo de adesão"
HIPOTESE = "Informação pessoal"
BASE_LEGAL = "Lei 12.527/2011, art. 31"
ASSUNTO = ("019.1", "Adesão de instituições à plataforma")
MODELO = Path(__file__).parent / "dados" / "termo_de_adesao.html"

T = TypeVar("T", TipoProcesso, TipoDocumento, HipoteseLegal)

# Who the forms of the public act as: nobody's account, with which nobody enters.
CPF_DO_FORMULARIO = "00000000000"
EMAIL_DO_FORMULARIO = "formulario@plataforma.invalid"  # RFC 2606: it never receives anything


@dataclass(frozen=True)
class Acervo:
    """Types of the platform's institution with which an adoption is handled."""

    processo: TipoProcesso
    manifestacao: TipoDocumento
    termo: TipoDocumento
    hipotese: HipoteseLegal


def plataforma() -> Instituicao:
    """The institution that runs the service; `NaoEncontrado` in an installation without one."""
    casa = Instituicao.objects.filter(plataforma=True).first()
    if casa is None:
        raise NaoEncontrado
    return casa


def preparar() -> None:
    """Create, in the institution in scope, what is still missing: profile, types, template.

    Nothing that is there is changed: the institution may have rewritten its template.
    """
    Perfil.objects.get_or_create(nome=PERFIL, defaults={"permissoes": OPERADOR})
    hipotese, _ = HipoteseLegal.objects.get_or_create(
        nome=HIPOTESE, defaults={"base_legal": BASE_LEGAL, "nivel": 1}
    )
    tipo, novo = TipoProcesso.objects.get_or_create(
        nome=TIPO_DE_PROCESSO,
        defaults={"orientacao": "Nasce do formulário público de adesão.", "niveis": [0, 1]},
    )
    if novo:
        codigo, descricao = ASSUNTO
        assunto, _ = Assunto.objects.get_or_create(
            codigo=codigo, defaults={"descricao": descricao, "destinacao": "P"}
        )
        AssuntoSugerido.objects.create(tipo=tipo, assunto=assunto)
    TipoDocumento.objects.get_or_create(nome=MANIFESTACAO, defaults={"aplicabilidade": "E"})
    termo, novo = TipoDocumento.objects.get_or_create(
        nome=TERMO, defaults={"aplicabilidade": "I", "numeracao": "anual_orgao"}
    )
    if novo:
        ModeloDocumento.objects.create(
            tipo=termo, nome="Termo de adesão", corpo=MODELO.read_text("utf-8")
        )


def acervo() -> Acervo:
    """The types, in the institution in scope. Raises `RegraViolada` naming the one that misses."""
    return Acervo(
        processo=_um(TipoProcesso, TIPO_DE_PROCESSO),
        manifestacao=_um(TipoDocumento, MANIFESTACAO),
        termo=_um(TipoDocumento, TERMO),
        hipotese=_um(HipoteseLegal, HIPOTESE),
    )


def unidade_de_adesoes() -> Unidade:
    """The unit that receives requests: the first where someone operates the platform."""
    lotacoes = Lotacao.objects.vigentes(hoje()).filter(perfil__permissoes__contains=[OPERAR])
    primeira = lotacoes.select_related("unidade").order_by("pk").first()
    if primeira is None:
        raise RegraViolada(
            "sem_operador",
            "A plataforma ainda não tem quem receba pedidos. Tente mais tarde.",
        )
    unidade: Unidade = primeira.unidade
    return unidade


def formulario() -> Ator:
    """The public form as an actor in the unit that receives requests: it opens the process and
    puts the request in it, and has no other right."""
    conta, _ = Conta.objects.get_or_create(
        cpf=CPF_DO_FORMULARIO,
        defaults={
            "nome": "Formulário público de adesão",
            "email": EMAIL_DO_FORMULARIO,
            "is_active": False,
            "password": "!",
        },
    )
    unidade = unidade_de_adesoes()
    return Ator(
        instituicao_id=instituicao_atual(),
        conta_id=conta.pk,
        nome=conta.nome,
        unidade_id=unidade.pk,
        unidade_sigla=unidade.sigla,
        orgao_id=unidade.orgao_id,
        porta="publica",
        permissoes=frozenset({"processo.autuar", "processo.tramitar", "documento.incluir"}),
        unidades=frozenset({unidade.pk}),
    )


def _um(modelo: type[T], nome: str) -> T:
    achado: T | None = modelo.objects.filter(nome=nome, ativo=True).first()
    if achado is None:
        raise RegraViolada(
            "falta_no_catalogo",
            f"Falta no catálogo da plataforma: “{nome}”. Recrie-o, ou reative-o, com este nome.",
        )
    return achado
