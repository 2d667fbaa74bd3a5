"""Blocks of the demonstration: one of each type, at work, made through the acts."""

from typing import Any

from seiva.blocos.acoes.criar import DadosDoBloco, atribuir_bloco, criar_bloco
from seiva.blocos.acoes.disponibilizar import (
    devolver_bloco,
    disponibilizar_bloco,
    receber_bloco,
)
from seiva.blocos.acoes.incluir import (
    anotar_item,
    incluir_documento_em_bloco,
    incluir_processo_em_bloco,
)
from seiva.blocos.models import Bloco
from seiva.core.ator import Ator
from seiva.core.relogio import hoje
from seiva.documentos.acoes.assinar import assinar_documento, cargos_de
from seiva.documentos.models import Documento
from seiva.organizacao.acesso import ator_de, lotacoes_de
from seiva.organizacao.models import Conta, Lotacao, Unidade
from seiva.processos.models import Passagem

MAXIMO = 4


def encenar_blocos(primeiro: Ator, contas: dict[str, Conta], senha: str) -> None:
    """In the scope of a town whose processes were already played.

    The unit with most drafts asks the cabinet for signatures; `primeiro` calls a meeting with
    the cabinet and with the unit of the second person of the cast, and keeps a folder.
    """
    minutas = _minutas_por_unidade()
    if minutas:
        unidade_id = max(minutas, key=lambda pk: (len(minutas[pk]), -pk))
        dono, gabinete = _alguem_de(unidade_id, contas), _gabinete(unidade_id, contas)
        if dono is not None and gabinete is not None:
            _de_assinatura(dono, minutas[unidade_id], gabinete, senha)
    minha = primeiro.minha_unidade
    passagens = Passagem.objects.abertas_em(minha).filter(processo__nivel_efetivo__lt=2)
    processos = [p.processo for p in passagens.select_related("processo").order_by("-movida_em")]
    segundo = lotacoes_de(list(contas.values())[1])[0]
    pessoas = [_alguem_de(segundo.unidade_id, contas), _gabinete(minha, contas)]
    convidados = [p for p in pessoas if p is not None and p.unidade_id != minha]
    if processos and convidados:
        _de_reuniao(primeiro, processos[:MAXIMO], convidados)
        _interno(primeiro, processos[-MAXIMO:])


def _minutas_por_unidade() -> dict[int, list[Documento]]:
    resposta: dict[int, list[Documento]] = {}
    minutas = Documento.objects.filter(
        estado=Documento.Estado.MINUTA, processo__nivel_efetivo__lt=2
    )
    for minuta in minutas.select_related("tipo", "processo").order_by("pk"):
        aberta = Passagem.objects.abertas_em(minuta.unidade_id).filter(processo=minuta.processo)
        if aberta.exists():
            resposta.setdefault(minuta.unidade_id, []).append(minuta)
    return resposta


def _alguem_de(unidade_id: int, contas: dict[str, Conta]) -> Ator | None:
    """The first person of the unit who signs."""
    vigentes = Lotacao.objects.vigentes(hoje()).filter(
        unidade_id=unidade_id, conta__in=list(contas.values())
    )
    for lotacao in vigentes.select_related("conta", "perfil").order_by("pk"):
        if "documento.assinar" in lotacao.perfil.permissoes:
            todas = lotacoes_de(lotacao.conta)
            desta = next(item for item in todas if item.unidade_id == unidade_id)
            return ator_de(lotacao.conta, todas, desta, "comandos")
    return None


def _gabinete(exceto: int, contas: dict[str, Conta]) -> Ator | None:
    """Somebody of the cabinet of the mayor, or of the first unit that is not `exceto`."""
    unidades = Unidade.objects.ativas(hoje()).exclude(pk=exceto).order_by("sigla")
    for unidade in sorted(unidades, key=lambda unidade: "GAB" not in unidade.sigla):
        if (pessoa := _alguem_de(unidade.pk, contas)) is not None:
            return pessoa
    return None


def _novo(dono: Ator, tipo: str, descricao: str, **dados: Any) -> Bloco:
    return criar_bloco(dono, dados=DadosDoBloco(tipo=tipo, descricao=descricao, **dados))


def _para(bloco: Bloco, dono: Ator, pessoas: list[Ator]) -> None:
    unidades = Unidade.objects.filter(pk__in=[pessoa.unidade_id for pessoa in pessoas])
    disponibilizar_bloco(dono, bloco=bloco, unidades=list(unidades))


def _de_assinatura(dono: Ator, minutas: list[Documento], quem: Ator, senha: str) -> None:
    bloco = _novo(dono, "A", "Minutas da semana, para assinatura", prioritario=True)
    itens = [
        incluir_documento_em_bloco(dono, documento=minuta, bloco=bloco)
        for minuta in minutas[:MAXIMO]
    ]
    anotar_item(dono, bloco=bloco, item=itens[0], texto="Começar por este: o prazo é curto.")
    _para(bloco, dono, [quem])
    receber_bloco(quem, bloco=bloco)
    if len(itens) > 1:
        cargo, ultimo = cargos_de(quem)[0], minutas[: len(itens)][-1]
        assinar_documento(quem, documento=ultimo, senha=senha, cargo=cargo)


def _de_reuniao(dono: Ator, processos: list[Any], pessoas: list[Ator]) -> None:
    bloco = _novo(dono, "R", "Pauta da reunião de secretários")
    for processo in processos:
        incluir_processo_em_bloco(dono, processo=processo, bloco=bloco)
    _para(bloco, dono, pessoas)
    for pessoa in pessoas[1:]:
        receber_bloco(pessoa, bloco=bloco)
        devolver_bloco(pessoa, bloco=bloco)


def _interno(dono: Ator, processos: list[Any]) -> None:
    bloco = _novo(dono, "I", "Acompanhar até o fim do mês")
    for processo in processos:
        incluir_processo_em_bloco(dono, processo=processo, bloco=bloco)
    atribuir_bloco(dono, bloco=bloco, pessoa=Conta.objects.get(pk=dono.minha_conta))
