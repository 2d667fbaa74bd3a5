"""From a kind of message and its values to what goes out, with the institution's own text."""

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import formataddr, parseaddr

from django.conf import settings

from seiva.core.textos import uma_linha
from seiva.organizacao.correio.especies import INSTITUICAO, Especie
from seiva.organizacao.correio.html import em_html
from seiva.organizacao.models import Instituicao, TextoDeMensagem
from seiva.organizacao.regras.mensagens import assunto_pronto, corpo_pronto

SEM_CASA = "Seiva"


@dataclass(frozen=True)
class Remetente:
    """Who a message says that writes; as text, what people read."""

    nome: str
    endereco: str

    def __str__(self) -> str:
        return f"{self.nome} <{self.endereco}>" if self.nome else self.endereco

    @property
    def cabecalho(self) -> str:
        """Quoted and encoded for a header (RFC 5322, RFC 2047)."""
        return formataddr((self.nome, self.endereco), charset="utf-8")


@dataclass(frozen=True)
class Mensagem:
    """A message ready to go: subject in one line, body as text and as HTML, who sends it and where
    answers go ("" when nowhere)."""

    assunto: str
    texto: str
    html: str
    de: Remetente
    responder_a: str = ""


def texto_em_vigor(especie: Especie) -> tuple[str, str]:
    """Subject and body of the institution in scope: its own while they serve, or the first ones.

    A new version of the system may ask for a variable that an old text does not have: the message
    goes out with the first text rather than without its link.
    """
    proprio = TextoDeMensagem.objects.filter(especie=especie.codigo).first()
    if proprio is not None and especie.serve(proprio.assunto, proprio.corpo):
        return proprio.assunto, proprio.corpo
    return especie.assunto, especie.corpo


def compor(
    instituicao: Instituicao | None, especie: Especie, variaveis: Mapping[str, str]
) -> Mensagem:
    """The message of this kind, with these values, in the words of the institution (in scope).

    Without an institution (a person of several, or of none), the first text. Raises `ValueError`
    when `variaveis` are not those that the kind declares: a defect of who calls.
    """
    if set(variaveis) != {v.nome for v in especie.variaveis}:
        raise ValueError(f"{especie.codigo} pede {especie.nomes}; recebeu {sorted(variaveis)}")
    textos = texto_em_vigor(especie) if instituicao else (especie.assunto, especie.corpo)
    return montar(instituicao, *textos, variaveis)


def montar(
    instituicao: Instituicao | None, assunto: str, corpo: str, variaveis: Mapping[str, str]
) -> Mensagem:
    """Texts that serve, filled in, as a message of the institution."""
    casa = instituicao.nome if instituicao else SEM_CASA
    valores = {**variaveis, INSTITUICAO.nome: casa}
    pronto, texto = assunto_pronto(assunto, valores), corpo_pronto(corpo, valores)
    return Mensagem(
        pronto,
        texto,
        em_html(pronto, casa, texto),
        remetente_de(instituicao),
        (instituicao.correio_resposta or instituicao.email) if instituicao else "",
    )


def remetente_de(instituicao: Instituicao | None) -> Remetente:
    """The sender: the address is always the installation's, the name is the institution's."""
    nome, endereco = parseaddr(settings.DEFAULT_FROM_EMAIL)
    if instituicao is not None:
        nome = uma_linha(instituicao.correio_nome or instituicao.nome)
    return Remetente(nome, endereco)
