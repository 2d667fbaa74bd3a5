"""Renomear and mover: the unit is the same, called otherwise or put elsewhere in the tree."""

from datetime import date

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.jobs import exclusividade
from seiva.core.relogio import agora, hoje
from seiva.core.textos import uma_linha
from seiva.organizacao.alteracoes import registrar_alteracao, retrato
from seiva.organizacao.models import Alteracao, Unidade
from seiva.reorganizacao.conferencia import conferir_ato_e_data, conferir_livres, conferir_sigla
from seiva.reorganizacao.models import Reorganizacao, UnidadeReorganizada
from seiva.reorganizacao.pessoas import acima_de

E = Reorganizacao.Especie


@acao(
    "renomear_unidade_reorganizada",
    titulo="Mudar nome ou sigla",
    exige="instituicao.administrar",
    registra=False,
)
def renomear_unidade(
    ator: Ator, *, unidade: Unidade, sigla: str, nome: str, ato: str, data: date
) -> Reorganizacao:
    """Give the unit another sigla, another name, or both.

    What was signed and what is in the history keep the name of then; from now on everything is
    written under the new one. The former name stays in the record of reorganisations.
    """
    exclusividade("reorganizacao")
    conferir_ato_e_data(ato, data)
    unidade = _em_uso(unidade)
    conferir_sigla(sigla, nome, menos=unidade.pk)
    sigla, nome = uma_linha(sigla), uma_linha(nome)
    if (sigla, nome) == (unidade.sigla, unidade.nome):
        raise RegraViolada("nada_muda", "A sigla e o nome são os mesmos.", campo="sigla")
    rotulo = f"{unidade.sigla} ({unidade.nome}) passa a {sigla} ({nome})"
    feita = _gravar(ator, E.RENOMEAR, unidade, rotulo, ato, data)
    antes = retrato(unidade, ["sigla", "nome"])
    unidade.sigla, unidade.nome = sigla, nome
    unidade.save()
    _registrar(ator, unidade, antes, retrato(unidade, ["sigla", "nome"]), feita)
    return feita


@acao(
    "mover_unidade_na_arvore",
    titulo="Mudar o lugar na árvore",
    exige="instituicao.administrar",
    registra=False,
)
def mover_unidade(
    ator: Ator, *, unidade: Unidade, superior: Unidade | None, ato: str, data: date
) -> Reorganizacao:
    """Put the unit, with all below it, under `superior`, or at the top of the tree."""
    exclusividade("reorganizacao")
    conferir_ato_e_data(ato, data)
    unidade = _em_uso(unidade)
    if superior is not None:
        superior = _em_uso(superior)
        if superior.pk == unidade.pk or unidade.pk in acima_de(superior):
            raise RegraViolada(
                "arvore_em_laco",
                f"{superior.sigla} está abaixo de {unidade.sigla}: a árvore se fecharia sobre si.",
                campo="superior",
            )
    if unidade.pai_id == (superior.pk if superior else None):
        raise RegraViolada("nada_muda", "A unidade já está nesse lugar.", campo="superior")
    onde = f"sob {superior.sigla}" if superior else "no alto da árvore"
    feita = _gravar(ator, E.MOVER, unidade, f"{unidade.sigla} passa a ficar {onde}", ato, data)
    antes = retrato(unidade, ["pai"])
    unidade.pai = superior
    if superior is not None:
        unidade.orgao = superior.orgao
    unidade.save()
    _registrar(ator, unidade, antes, retrato(unidade, ["pai"]), feita)
    return feita


def _em_uso(unidade: Unidade) -> Unidade:
    conferir_livres([unidade.pk])
    travada = Unidade.travar(unidade.pk)
    if not Unidade.objects.ativas(hoje()).filter(pk=travada.pk).exists():
        raise RegraViolada("unidade_ja_extinta", f"A unidade {travada.sigla} já não está em uso.")
    return travada


def _gravar(
    ator: Ator, especie: str, unidade: Unidade, rotulo: str, ato: str, data: date
) -> Reorganizacao:
    quando = agora()
    feita: Reorganizacao = Reorganizacao.objects.create(
        especie=especie,
        estado=Reorganizacao.Estado.CONCLUIDA,
        rotulo=rotulo[:300],
        ato=uma_linha(ato),
        data=data,
        destino=unidade,
        conta_id=ator.minha_conta,
        nome=ator.nome,
        unidade_id=ator.minha_unidade,
        sigla=ator.unidade_sigla,
        confirmada_em=quando,
        concluida_em=quando,
    )
    UnidadeReorganizada.objects.create(
        reorganizacao=feita, unidade=unidade, sigla=unidade.sigla, nome=unidade.nome
    )
    return feita


def _registrar(
    ator: Ator,
    unidade: Unidade,
    antes: dict[str, object],
    depois: dict[str, object],
    feita: Reorganizacao,
) -> None:
    registrar_alteracao(
        ator,
        unidade,
        Alteracao.Verbo.ALTEROU,
        antes=antes,
        depois=depois | {"ato": feita.ato, "data": feita.data.isoformat()},
    )
