"""Reorganizar: merge, split or end units. The decision is an act; its execution, jobs in lots."""

from datetime import timedelta

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.jobs import apressar, enfileirar, exclusividade, repetir
from seiva.core.relogio import agora, hoje
from seiva.core.textos import uma_linha
from seiva.organizacao.alteracoes import registrar_alteracao, retrato
from seiva.organizacao.emuso import fechar_unidades
from seiva.organizacao.models import Alteracao, Lotacao, Unidade
from seiva.reorganizacao.conferencia import conferir, conferir_livres
from seiva.reorganizacao.models import Regra, Reorganizacao, UnidadeReorganizada
from seiva.reorganizacao.parada import trabalho
from seiva.reorganizacao.pessoas import mover_lotacao, mover_subordinadas, mover_textos
from seiva.reorganizacao.plano import Plano
from seiva.reorganizacao.previa import contar, total_a_mover

E = Reorganizacao.Especie
_UNIDADE = ("sigla", "nome", "orgao", "pai", "inicio", "fim", "recebe_processos")


@acao(
    "reorganizar_unidades",
    titulo="Reorganizar unidades",
    exige="instituicao.administrar",
    registra=False,
)
def reorganizar_unidades(ator: Ator, *, plano: Plano) -> Reorganizacao:
    """Confirm a plan. From this instant a unit that ends receives nothing and people are where
    the plan says; what is in processes goes on in lots, each of which is done whole or not at all.

    The same form sent twice gives the same reorganisation back. Raises `RegraViolada` for what
    cannot be, `Conflito` when somebody else reorganised the same unit first.
    """
    exclusividade("reorganizacao")
    if plano.chave and (feita := Reorganizacao.objects.do_formulario(plano.chave).first()):
        return feita
    conferir_livres([*plano.ids, *plano.destinos])
    conferir(plano)
    if plano.extingue:
        fechar_unidades(*plano.ids)
    origens = [Unidade.travar(pk) for pk in sorted(plano.ids)]
    destino = plano.destino or _criar_nova(ator, plano)
    feita = _gravar(ator, plano, destino)
    feito = {"pessoas": _mover_pessoas(ator, plano, destino), "textos": 0, "subordinadas": 0}
    for unidade in origens:
        if destino.pk != unidade.pk and plano.extingue:
            feito["textos"] += mover_textos(ator, unidade, destino)
            feito["subordinadas"] += mover_subordinadas(ator, unidade, destino)
            _extinguir(ator, unidade, plano)
    feita.feito = feito
    feita.save(update_fields=["feito"])
    _registrar(ator, feita, plano, destino)
    _comecar(feita)
    return feita


def _criar_nova(ator: Ator, plano: Plano) -> Unidade:
    """The new unit, where the first of the old ones is in the tree."""
    assert plano.nova is not None
    primeira = plano.origens[0]
    nova: Unidade = Unidade.objects.create(
        orgao=primeira.orgao,
        pai=primeira.pai,
        sigla=uma_linha(plano.nova.sigla),
        nome=uma_linha(plano.nova.nome),
        codigo=primeira.codigo,
        inicio=plano.data,
        email=primeira.email,
        telefone=primeira.telefone,
        endereco=primeira.endereco,
    )
    registrar_alteracao(ator, nova, Alteracao.Verbo.CRIOU, depois=retrato(nova, _UNIDADE))
    return nova


def _gravar(ator: Ator, plano: Plano, destino: Unidade) -> Reorganizacao:
    siglas = " e ".join(unidade.sigla for unidade in plano.origens)
    feita: Reorganizacao = Reorganizacao.objects.create(
        especie=plano.especie,
        rotulo=_rotulo(plano, siglas, destino)[:300],
        ato=uma_linha(plano.ato),
        data=plano.data,
        extingue=plano.extingue,
        acervo=plano.acervo,
        destino=destino,
        conta_id=ator.minha_conta,
        nome=ator.nome,
        unidade_id=ator.minha_unidade,
        sigla=ator.unidade_sigla,
        confirmada_em=agora(),
        total=total_a_mover(plano),
        previsto=contar(plano.ids),
        chave=plano.chave,
    )
    for unidade in plano.origens:
        UnidadeReorganizada.objects.create(
            reorganizacao=feita, unidade=unidade, sigla=unidade.sigla, nome=unidade.nome
        )
    for campo, regras in (("tipo_id", plano.por_tipo), ("conta_id", plano.por_pessoa)):
        for chave, para in regras.items():
            if para != destino.pk:
                Regra.objects.create(reorganizacao=feita, destino_id=para, **{campo: chave})
    return feita


def _rotulo(plano: Plano, siglas: str, destino: Unidade) -> str:
    if plano.especie == E.FUNDIR:
        return f"Fusão de {siglas} em {destino.sigla}"
    if plano.especie == E.DIVIDIR:
        return f"Divisão de {siglas}"
    return f"Extinção de {siglas}, sucedida por {destino.sigla}"


def _mover_pessoas(ator: Ator, plano: Plano, destino: Unidade) -> int:
    """People go where the plan says; how many."""
    unidades = {u.pk: u for u in Unidade.objects.filter(pk__in=plano.destinos)} | {
        destino.pk: destino
    }
    movidas = 0
    lotacoes = Lotacao.objects.vigentes(hoje()).filter(unidade__in=plano.ids)
    for lotacao in lotacoes.select_related("conta", "unidade", "perfil").order_by("pk"):
        para = unidades[plano.por_pessoa.get(lotacao.conta_id, destino.pk)]
        if para.pk != lotacao.unidade_id:
            mover_lotacao(ator, lotacao, para, plano.data)
            movidas += 1
    return movidas


def _extinguir(ator: Ator, unidade: Unidade, plano: Plano) -> None:
    antes = retrato(unidade, _UNIDADE)
    unidade.fim, unidade.recebe_processos = plano.data - timedelta(days=1), False
    unidade.save()
    registrar_alteracao(
        ator, unidade, Alteracao.Verbo.DESATIVOU, antes=antes, depois=retrato(unidade, _UNIDADE)
    )


def _registrar(ator: Ator, feita: Reorganizacao, plano: Plano, destino: Unidade) -> None:
    depois = {
        "unidades": [unidade.sigla for unidade in plano.origens],
        "destino": destino.sigla,
        "ato": feita.ato,
        "data": feita.data.isoformat(),
        "exceções": len(plano.por_tipo) + len(plano.por_pessoa),
    }
    registrar_alteracao(ator, feita, Alteracao.Verbo.CRIOU, depois=depois)


def _comecar(feita: Reorganizacao) -> None:
    from seiva.reorganizacao.tarefas import mover_lote

    enfileirar(
        mover_lote,
        trava=f"reorganizacao-{feita.pk}",
        reorganizacao_id=feita.pk,
        depois=feita.cursor,
        rodada=feita.rodada,
    )


@acao(
    "retomar_reorganizacao",
    titulo="Retomar reorganização",
    exige="instituicao.administrar",
    sobre="reorganizacao",
    registra=False,
)
def retomar_reorganizacao(ator: Ator, *, reorganizacao: Reorganizacao) -> Reorganizacao:
    """The next lot again, at once, from where the last one stopped; harmless if it is under way.

    A lot that failed is tried again itself, so that nobody sees it as failed any more.
    """
    if reorganizacao.concluida:
        return reorganizacao
    lote = trabalho(reorganizacao)
    if lote is None or (lote.falhou and not repetir(lote.job)):
        _comecar(reorganizacao)
    else:
        apressar(lote.job)
    return reorganizacao
