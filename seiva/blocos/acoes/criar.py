"""Criar, alterar, atribuir and excluir blocks."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Max

from seiva.blocos.acoes.incluir import registrar_saida
from seiva.blocos.historico import anotar_no_bloco
from seiva.blocos.models import Bloco, ItemDoBloco
from seiva.blocos.situacao import (
    DO_DONO,
    DO_DONO_OU_AQUI,
    NAO_CONCLUIDO,
    NAO_DISPONIBILIZADO,
    NAO_EXCLUIDO,
    SEM_ASSINADOS,
    de_quem,
    na_unidade,
)
from seiva.catalogo.models import NivelAcesso
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.jobs import exclusividade
from seiva.core.relogio import agora, hoje
from seiva.core.textos import uma_linha
from seiva.organizacao.models import Conta, Lotacao


@dataclass(frozen=True)
class DadosDoBloco:
    """`chave` is the one-time key of the form: the same key gives the same block back."""

    tipo: str
    descricao: str
    prioritario: bool = False
    chave: UUID | None = None


def _descricao(texto: str) -> str:
    limpa = uma_linha(texto)
    if not limpa:
        raise RegraViolada("sem_descricao", "Diga para que é o bloco.", campo="descricao")
    if len(limpa) > 250:
        raise RegraViolada(
            "descricao_longa", "A descrição tem até 250 caracteres.", campo="descricao"
        )
    return limpa


@acao("criar_bloco", titulo="Novo bloco", exige="processo.tramitar", registra=False)
def criar_bloco(ator: Ator, *, dados: DadosDoBloco) -> Bloco:
    """Open an empty block of the unit. Without a process there is no andamento: the block keeps
    a history of its own (ADR 0017)."""
    if dados.tipo not in Bloco.Tipo.values:
        raise RegraViolada("tipo_desconhecido", "Escolha o tipo do bloco.", campo="tipo")
    descricao = _descricao(dados.descricao)
    exclusividade("bloco-numero")
    if dados.chave is not None:
        feito: Bloco | None = Bloco.objects.do_formulario(dados.chave).first()
        if feito is not None:
            if feito.autor_id != ator.conta_id:
                raise RegraViolada("formulario_usado", "Recarregue a página e tente de novo.")
            return feito
    ultimo = Bloco.objects.aggregate(maior=Max("numero"))["maior"] or 0
    bloco = Bloco(
        numero=ultimo + 1,
        tipo=dados.tipo,
        descricao=descricao,
        prioritario=dados.prioritario,
        unidade_id=ator.minha_unidade,
        autor_id=ator.minha_conta,
        criado_em=agora(),
        movido_em=agora(),
        chave=dados.chave,
    )
    bloco.save(force_insert=True)
    anotar_no_bloco(ator, bloco, f"{bloco.nome} criado: {descricao}")
    return bloco


@acao(
    "alterar_bloco",
    titulo="Alterar",
    exige="processo.tramitar",
    estado=(NAO_EXCLUIDO, DO_DONO, NAO_DISPONIBILIZADO, NAO_CONCLUIDO),
    sobre="bloco",
    registra=False,
)
def alterar_bloco(ator: Ator, *, bloco: Bloco, descricao: str, prioritario: bool = False) -> Bloco:
    """Change what the block says of itself; the type never changes."""
    nova = _descricao(descricao)
    mudancas = []
    if nova != bloco.descricao:
        mudancas.append(f"descrição de “{bloco.descricao}” para “{nova}”")
    if prioritario != bloco.prioritario:
        mudancas.append("passou a prioritário" if prioritario else "deixou de ser prioritário")
    if mudancas:
        bloco.descricao, bloco.prioritario = nova, prioritario
        bloco.save()
        anotar_no_bloco(ator, bloco, f"Alterado: {'; '.join(mudancas)}")
    return bloco


@acao(
    "atribuir_bloco",
    titulo="Atribuir",
    exige="processo.tramitar",
    estado=(NAO_EXCLUIDO, DO_DONO_OU_AQUI, NAO_CONCLUIDO),
    sobre="bloco",
    registra=False,
)
def atribuir_bloco(ator: Ator, *, bloco: Bloco, pessoa: Conta | None) -> Bloco:
    """Who takes care of the block in the unit of the actor: each unit has its own."""
    alvo = bloco if de_quem(ator, bloco) else na_unidade(ator, bloco)
    assert alvo is not None
    if pessoa is not None:
        lotados = Lotacao.objects.vigentes(hoje()).filter(unidade_id=ator.minha_unidade)
        if not lotados.filter(conta=pessoa).exists():
            raise RegraViolada(
                "pessoa_de_outra_unidade",
                f"{pessoa.nome} não tem lotação nesta unidade.",
                campo="pessoa",
            )
    if alvo.atribuido_a_id != (pessoa.pk if pessoa else None):
        alvo.atribuido_a = pessoa
        alvo.save()
        anotar_no_bloco(
            ator, bloco, f"Atribuído a {pessoa.nome}" if pessoa else "Atribuição removida"
        )
    return bloco


@acao(
    "excluir_bloco",
    titulo="Excluir",
    exige="processo.tramitar",
    estado=(NAO_EXCLUIDO, DO_DONO, NAO_DISPONIBILIZADO, NAO_CONCLUIDO, SEM_ASSINADOS),
    sobre="bloco",
    registra=False,
)
def excluir_bloco(ator: Ator, *, bloco: Bloco) -> None:
    """Put the block out of use; its items leave it, each with its andamento. Its number is not
    used again and its history stays."""
    for item in ItemDoBloco.objects.do_bloco(bloco).select_related("processo", "documento__tipo"):
        if item.processo.nivel_efetivo < NivelAcesso.SIGILOSO:
            registrar_saida(ator, bloco, item)
        item.delete()
    bloco.excluido_em = agora()
    bloco.save()
    anotar_no_bloco(ator, bloco, f"{bloco.nome} excluído")
