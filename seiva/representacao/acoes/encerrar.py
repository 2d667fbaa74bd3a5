"""Revogar and renunciar: powers end at once, by a signed document."""

from uuid import UUID

from seiva.andamentos.registro import registrar
from seiva.core.acoes import Condicao, acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.jobs import exclusividade, presenca
from seiva.core.relogio import agora
from seiva.core.textos import uma_linha
from seiva.documentos.models import Documento
from seiva.organizacao.models import Conta, Instituicao
from seiva.representacao import andamentos, textos
from seiva.representacao.consulta import legal_de, trava_de
from seiva.representacao.models import Representacao
from seiva.representacao.papeis import RENUNCIA, REVOGACAO, juntar, mostrar, recolher
from seiva.representacao.partes import leitores_de
from seiva.representacao.prova import alvo_do_fim, conferir_prova, metodo_provado
from seiva.representacao.tarefas import pedir_avisos

Estado = Representacao.Estado


def pode_revogar(ator: Ator, representacao: Representacao) -> bool:
    """Who gave the powers in their own name, or speaks by law for the company that gave them."""
    dona = representacao.representada
    if ator.conta_id is None or representacao.conta_id == ator.conta_id:
        return False
    return dona.conta_id == ator.conta_id or legal_de(ator, dona) is not None


MINHA_DE_REVOGAR = Condicao(
    "nao_revoga",
    "Só revoga os poderes quem os deu, ou quem representa a empresa.",
    pode_revogar,
)
EM_MEU_NOME = Condicao(
    "nao_renuncia",
    "Só renuncia aos poderes quem os recebeu.",
    lambda ator, representacao: representacao.conta_id == ator.conta_id,
)


@acao(
    "revogar_procuracao",
    titulo="Revogar",
    estado=(MINHA_DE_REVOGAR,),
    sobre="representacao",
    antes=conferir_prova,
)
def revogar_procuracao(
    ator: Ator,
    *,
    representacao: Representacao,
    chave: UUID,
    senha: str = "",
    govbr: str = "",
    motivo: str = "",
) -> Representacao:
    """Take back a procuração, or the powers of another who represents the same company.

    Whoever is using it ends first; afterwards nobody can. The same `chave` changes nothing more.
    Norma: Código Civil, art. 682, I.
    """
    return _encerrar(ator, representacao, chave, motivo, Estado.REVOGADA, govbr)


@acao(
    "renunciar_procuracao",
    titulo="Renunciar",
    estado=(EM_MEU_NOME,),
    sobre="representacao",
    antes=conferir_prova,
)
def renunciar_procuracao(
    ator: Ator,
    *,
    representacao: Representacao,
    chave: UUID,
    senha: str = "",
    govbr: str = "",
    motivo: str = "",
) -> Representacao:
    """The one who represents does not want to any more; also before the institution decided.

    Norma: Código Civil, art. 682, I.
    """
    return _encerrar(ator, representacao, chave, motivo, Estado.RENUNCIADA, govbr)


def _encerrar(
    ator: Ator, representacao: Representacao, chave: UUID, motivo: str, estado: str, govbr: str
) -> Representacao:
    if representacao.chave_do_fim == chave and representacao.encerrada_por_id == ator.conta_id:
        return representacao
    if representacao.estado not in {Estado.ATIVA, Estado.PENDENTE}:
        raise RegraViolada("ja_encerrada", "Esta representação já tinha terminado.")
    metodo = metodo_provado(ator, govbr, alvo=alvo_do_fim(ator, representacao, chave, motivo))
    motivo = uma_linha(motivo)
    if len(motivo) > 300:
        raise RegraViolada("motivo_longo", "O motivo tem até 300 letras.", campo="motivo")
    exclusividade(trava_de(representacao.pk))
    if estado == Estado.REVOGADA:
        _segurar_quem_revoga(ator, representacao)
    documento = _documento(ator, representacao, motivo, estado, metodo)
    representacao.estado, representacao.motivo = estado, motivo
    representacao.encerrada_em, representacao.encerrada_por_id = agora(), ator.minha_conta
    representacao.documento_do_fim, representacao.chave_do_fim = documento, chave
    representacao.save()
    _contar(ator, representacao)
    if representacao.legal:
        recolher(representacao.representada, representacao.conta_id)
    mostrar(
        documento,
        [representacao.conta_id, ator.minha_conta],
        inteiro=leitores_de(representacao.representada),
    )
    mostrar(representacao.documento, [representacao.conta_id], inteiro=[])
    pedir_avisos(representacao, "encerrada")
    return representacao


def _segurar_quem_revoga(ator: Ator, representacao: Representacao) -> None:
    """Of two who represent a company and revoke each other at once, one goes first: the other
    finds that it speaks for the company no more."""
    propria = legal_de(ator, representacao.representada)
    if propria is not None:
        presenca(trava_de(propria.pk))
    if not pode_revogar(ator, representacao):
        raise RegraViolada(MINHA_DE_REVOGAR.codigo, MINHA_DE_REVOGAR.mensagem)


def _documento(
    ator: Ator, representacao: Representacao, motivo: str, estado: str, metodo: str
) -> Documento:
    html = textos.encerramento(
        representacao,
        Conta.objects.get(pk=ator.minha_conta),
        casa=Instituicao.objects.values_list("nome", flat=True).get(pk=ator.instituicao_id),
        motivo=motivo,
    )
    revogada = estado == Estado.REVOGADA
    tipo = REVOGACAO if revogada else RENUNCIA
    papel = "Outorgante" if revogada else "Representante"
    return juntar(ator, representacao.representada, tipo, html, papel=papel, metodo=metodo)


def _contar(ator: Ator, representacao: Representacao) -> None:
    documento = representacao.documento_do_fim
    dados = {
        "pessoa": representacao.conta.nome,
        "representada": representacao.representada.nome,
        "numero": documento.numero_formatado,
    }
    if representacao.estado == Estado.REVOGADA:
        registrar(andamentos.REVOGADA, documento.processo, ator, quem=ator.nome, **dados)
    else:
        registrar(andamentos.RENUNCIADA, documento.processo, ator, **dados)
