"""A text in consultation, and who writes about it."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from seiva.core.ator import Ator
from seiva.core.relogio import hoje
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_documento
from seiva.documentos.models import Documento
from seiva.participacao.acoes.conduzir import DadosDaConsulta, abrir_consulta
from seiva.participacao.acoes.contribuir import contribuir_na_consulta
from seiva.participacao.acoes.moderar import marca, publicar_contribuicao, reter_contribuicao
from seiva.participacao.models import ConsultaPublica, Contribuicao, Trecho
from seiva.processos.models import Processo
from tests.elenco import Casa, Elenco
from tests.fabricas import assinar, autuar

LEI = (
    '<p class="ementa">Dispõe sobre as feiras livres.</p>'
    '<p class="artigo">As feiras funcionam das seis às treze horas.</p>'
    '<p class="paragrafo-legal">A Prefeitura limpa a rua em seguida.</p>'
    '<p class="artigo">Esta lei entra em vigor na data de sua publicação.</p>'
)
TERMINO = timedelta(days=10)


def dados(**outros: Any) -> DadosDaConsulta:
    padrao: dict[str, Any] = {
        "titulo": "Feiras livres",
        "apresentacao": "Queremos saber o que você pensa das feiras.",
        "de": hoje(),
        "ate": hoje() + timedelta(days=9),
        "moderada": False,
    }
    return DadosDaConsulta(**(padrao | outros))


def norma(ator: Ator, casa: Casa, processo: Processo | None = None, texto: str = LEI) -> Documento:
    """A draft norm, signed."""
    processo = processo or autuar(ator, casa)
    minuta = incluir_documento(
        ator, processo=processo, dados=DadosDoDocumento(tipo=casa.oficio), conteudo=texto
    )
    assinar(ator, casa, minuta)
    return Documento.objects.select_related("processo").get(pk=minuta.pk)


def abrir(ator: Ator, casa: Casa, texto: str = LEI, **outros: Any) -> ConsultaPublica:
    documento = norma(ator, casa, texto=texto)
    return abrir_consulta(
        ator, processo=documento.processo, documento=documento, dados=dados(**outros)
    )


def cidada(elenco: Elenco, nome: str = "dora", casa: Casa | None = None) -> Ator:
    """Somebody of the cast, as a citizen."""
    conta = elenco.contas[nome]
    return Ator.cidadao((casa or elenco.casa).instituicao.pk, conta.pk, conta.nome)


def opinar(
    ator: Ator, consulta: ConsultaPublica, texto: str = "Abram mais cedo.", ordem: int = 0, **r: Any
) -> Contribuicao:
    """A contribution on a passage, or (0) on the whole."""
    trecho = Trecho.objects.get(consulta=consulta, ordem=ordem) if ordem else None
    pedido: dict[str, Any] = {"chave": uuid4()} | r
    return contribuir_na_consulta(ator, consulta=consulta, trecho=trecho, texto=texto, **pedido)


def publicar(ator: Ator, contribuicao: Contribuicao) -> Contribuicao:
    return publicar_contribuicao(ator, contribuicao=contribuicao, vista=marca(contribuicao))


def reter(ator: Ator, contribuicao: Contribuicao, **r: Any) -> Contribuicao:
    pedido: dict[str, Any] = {"motivo": "assunto", "vista": marca(contribuicao)} | r
    return reter_contribuicao(ator, contribuicao=contribuicao, **pedido)


def dia(quantos: int) -> date:
    return hoje() + timedelta(days=quantos)
