"""Peticionar: a service is asked for, and becomes a process in the unit that answers for it."""

from collections.abc import Mapping
from typing import Any

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.documentos.acoes.juntar import na_unidade
from seiva.documentos.recepcao import Examinado
from seiva.organizacao.models import Conta, Unidade
from seiva.organizacao.sucessoras import unidade_de_hoje
from seiva.peticionamento.acoes.rascunhos import meu_rascunho, papeis_pedidos
from seiva.peticionamento.exigencias import exigir_identidade
from seiva.peticionamento.models import Papel, Protocolo, Rascunho
from seiva.peticionamento.protecao import nivel_do_que_se_envia
from seiva.peticionamento.protocolar import (
    Anexo,
    Entrega,
    ja_protocolado,
    pessoa_de,
    protocolar,
)
from seiva.peticionamento.prova import Prova, conferir_prova, provar
from seiva.peticionamento.regras.respostas import respondidas
from seiva.peticionamento.texto import das_respostas
from seiva.peticionamento.vigencia import versao_vigente
from seiva.processos.acoes.autuar import DadosDeAutuacao, autuar_processo
from seiva.processos.models import Processo
from seiva.servicos.models import VersaoDoServico
from seiva.servicos.versoes import conteudo_de, unidade_que_recebe

# Refusals that are of how the service was registered, not of what the person did.
_DO_CADASTRO = frozenset(
    {
        "tipo_de_outra_unidade",
        "tipo_inativo",
        "hipotese_inativa",
        "hipotese_obrigatoria",
        "nivel_nao_permitido",
        "unidade_extinta",
        "grau_obrigatorio",
    }
)


@acao("peticionar", titulo="Assinar e enviar", antes=conferir_prova)
def peticionar(ator: Ator, *, rascunho: Rascunho, prova: Prova, ip: str = "") -> Protocolo:
    """Send a draft: one process, one petition, one receipt, however many times it is sent.

    Raises `RegraViolada` for answers or papers that lack, a service that left the Carta or says
    something else now, a proof that does not hold, a level of gov.br that does not reach. Nothing
    of the draft is lost then.
    Norma: Lei 9.784/1999, arts. 5º e 6º; Lei 14.129/2021, art. 3º.
    """
    if (feito := ja_protocolado(ator, rascunho.chave)) is not None:
        return feito
    meu = meu_rascunho(ator, rascunho)
    versao = _versao(meu)
    valores = conferir_respostas(versao, meu.respostas)
    papeis = conferir_papeis(meu)
    provado = provar(ator, prova=prova, rascunho=meu)
    exigir_identidade(ator, versao, provado)
    unidade = _unidade(versao, valores)
    processo = _autuar(ator, versao, unidade, meu)
    nivel, hipotese = nivel_do_que_se_envia(processo)
    entrega = Entrega(
        chave=meu.chave,
        especie=Protocolo.Especie.NOVA,
        titulo=versao.titulo,
        texto=das_respostas(versao, valores),
        arquivos=papeis,
        nivel=nivel,
        hipotese=hipotese,
        versao=versao,
        nasce=True,
        metodo=provado.metodo,
        ip=ip,
    )
    protocolo = protocolar(ator, processo=processo, unidade=unidade, entrega=entrega)
    meu.delete()
    return protocolo


def conferir_respostas(versao: VersaoDoServico, digitado: Mapping[str, Any]) -> dict[str, Any]:
    """The answers as they are kept, or the refusal that names the first wrong one."""
    conteudo = conteudo_de(versao)
    valores, erros = respondidas(conteudo, digitado)
    if erros:
        chave, mensagem = next(iter(erros.items()))
        campo = conteudo.campo(chave)
        raise RegraViolada(
            "respostas_incompletas",
            f"{campo.rotulo if campo else chave}: {mensagem}",
            campo=chave,
        )
    return valores


def conferir_papeis(rascunho: Rascunho) -> list[Anexo]:
    """The files in the order in which they are asked for, or the refusal that names what lacks."""
    enviados = list(Papel.objects.filter(rascunho=rascunho).order_by("pk"))
    anexos: list[Anexo] = []
    for pedido in papeis_pedidos(rascunho):
        deste = [papel for papel in enviados if papel.pedido == pedido.chave]
        if pedido.obrigatorio and not deste:
            raise RegraViolada(
                "falta_documento", f"Falta o documento “{pedido.nome}”.", campo=pedido.chave
            )
        for papel in deste:
            nome = pedido.nome if pedido.chave else papel.nome.rpartition(".")[0] or papel.nome
            anexos.append(Anexo(nome, examinado(papel)))
    return anexos


def examinado(papel: Papel) -> Examinado:
    return Examinado(papel.nome, papel.sha256, papel.tamanho, papel.tipo_mime)


def _versao(rascunho: Rascunho) -> VersaoDoServico:
    if rascunho.versao_id is None:
        raise NaoEncontrado
    vigente = versao_vigente(rascunho)
    if vigente is None:
        raise RegraViolada(
            "servico_retirado",
            "Este serviço saiu da Carta de Serviços e não pode ser pedido agora. O seu rascunho "
            "continua guardado.",
        )
    if vigente.pk != rascunho.versao_id:
        raise RegraViolada(
            "servico_mudou",
            "A instituição mudou o que este serviço pergunta. Confira as respostas antes de "
            "enviar: o que ainda serve foi mantido.",
        )
    return vigente


def _unidade(versao: VersaoDoServico, valores: Mapping[str, Any]) -> Unidade:
    """The unit that the rule names; after a reorganisation, the one that took its place."""
    dita = unidade_que_recebe(versao, valores)
    unidade = unidade_de_hoje(dita) if dita is not None else None
    if unidade is None:
        raise _do_cadastro()
    return unidade


def _autuar(ator: Ator, versao: VersaoDoServico, unidade: Unidade, rascunho: Rascunho) -> Processo:
    assert versao.tipo_processo is not None
    dados = DadosDeAutuacao(
        tipo=versao.tipo_processo,
        nivel=versao.nivel,
        especificacao=versao.titulo[:100],
        interessados=[pessoa_de(Conta.objects.get(pk=ator.minha_conta))],
        hipotese=versao.hipotese if versao.nivel else None,
        chave=rascunho.chave,
    )
    try:
        return autuar_processo(na_unidade(ator, unidade), dados=dados)
    except RegraViolada as erro:
        if erro.codigo in _DO_CADASTRO:
            raise _do_cadastro() from erro
        raise


def _do_cadastro() -> RegraViolada:
    return RegraViolada(
        "servico_com_problema",
        "O cadastro deste serviço precisa de um acerto da instituição, e o pedido não pode entrar "
        "agora. O seu rascunho continua guardado. Avise pelos canais que a página do serviço mostra.",
    )
