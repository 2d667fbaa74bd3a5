"""Publicar e retirar serviço, e oferecê-lo à galeria de todas as instituições."""

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora
from seiva.organizacao.alteracoes import registrar_alteracao
from seiva.organizacao.models import Alteracao
from seiva.servicos.acoes.manter import ADMINISTRAR
from seiva.servicos.models import Servico, VersaoDoServico
from seiva.servicos.ofertas import oferecer, recolher
from seiva.servicos.versoes import (
    conteudo_de,
    ligados_de,
    pendencias,
    rascunho_de,
    ultima_publicada,
)

ARTIGO = "Lei 13.460/2017, art. 7º"


@acao(
    "publicar_servico",
    titulo="Publicar serviço",
    exige=ADMINISTRAR,
    sobre="servico",
    registra=False,
)
def publicar_servico(ator: Ator, *, servico: Servico, revisao: int) -> VersaoDoServico:
    """Make the draft the version in force; it never changes again. A service that was out and
    has no draft comes back as it was.

    Raises `RegraViolada` with everything that lacks, when there is nothing new to publish, and
    when the service changed after the person read it. Norma: Lei 13.460/2017, art. 7º.
    """
    if revisao != servico.revisao:
        raise RegraViolada(
            "mudou_antes",
            "O serviço mudou depois que você abriu a página. Leia de novo antes de publicar.",
        )
    versao = rascunho_de(servico) or _a_voltar(servico)
    conteudo, ligados = conteudo_de(versao), ligados_de(versao)
    if ditos := pendencias(conteudo, ligados):
        raise RegraViolada("incompleto", " ".join(ditos), norma=ARTIGO)
    if versao.publicada_em is None:
        versao.publicada_em, versao.publicada_por = agora(), ator.nome
        versao.save(update_fields=["publicada_em", "publicada_por"])
    _mudar(ator, servico, Servico.Situacao.PUBLICADO, versao.numero)
    if servico.oferecido:
        oferecer(servico, conteudo)
    return versao


def _a_voltar(servico: Servico) -> VersaoDoServico:
    ultima = ultima_publicada(servico)
    if servico.situacao != Servico.Situacao.RETIRADO or ultima is None:
        raise RegraViolada("nada_novo", "Não há nada novo para publicar neste serviço.")
    return ultima


@acao(
    "retirar_servico", titulo="Retirar serviço", exige=ADMINISTRAR, sobre="servico", registra=False
)
def retirar_servico(ator: Ator, *, servico: Servico) -> Servico:
    """Take the service out of the Carta; its versions stay. Raises `RegraViolada` when it is not
    there."""
    if servico.situacao != Servico.Situacao.PUBLICADO:
        raise RegraViolada("nao_publicado", "Este serviço não está publicado.")
    recolher(servico)
    _mudar(ator, servico, Servico.Situacao.RETIRADO, servico.numero_publicado)
    return servico


@acao(
    "oferecer_servico",
    titulo="Oferecer serviço à galeria",
    exige=ADMINISTRAR,
    sobre="servico",
    registra=False,
)
def oferecer_servico(ator: Ator, *, servico: Servico, oferecer_a_todas: bool) -> Servico:
    """Share the texts of the published service with every institution, or stop sharing.

    Each publication renews the copy. Raises `RegraViolada` when it is not published.
    """
    if oferecer_a_todas and servico.situacao != Servico.Situacao.PUBLICADO:
        raise RegraViolada("nao_publicado", "Só se oferece à galeria um serviço publicado.")
    antes = {"oferecido": servico.oferecido}
    servico.oferecido = oferecer_a_todas
    servico.save(update_fields=["oferecido"])
    ultima = ultima_publicada(servico)
    if oferecer_a_todas and ultima is not None:
        oferecer(servico, conteudo_de(ultima))
    else:
        recolher(servico)
    depois = {"oferecido": servico.oferecido}
    registrar_alteracao(ator, servico, Alteracao.Verbo.ALTEROU, antes=antes, depois=depois)
    return servico


def _mudar(ator: Ator, servico: Servico, situacao: str, numero: int | None) -> None:
    antes = {"situacao": servico.get_situacao_display(), "versao": servico.numero_publicado}
    servico.situacao, servico.numero_publicado = situacao, numero
    servico.revisao += 1
    if situacao == Servico.Situacao.RETIRADO:
        servico.oferecido = False
    servico.save()
    depois = {"situacao": servico.get_situacao_display(), "versao": numero}
    registrar_alteracao(ator, servico, Alteracao.Verbo.ALTEROU, antes=antes, depois=depois)
