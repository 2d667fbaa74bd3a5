"""What makes a reorganisation impossible, said before anything is done."""

from datetime import date

from django.db.models import Q

from seiva.core.erros import Conflito, RegraViolada
from seiva.core.relogio import hoje
from seiva.core.textos import uma_linha
from seiva.organizacao.models import Unidade
from seiva.reorganizacao.models import Regra, Reorganizacao, UnidadeReorganizada
from seiva.reorganizacao.plano import NovaUnidade, Plano

E = Reorganizacao.Especie


def conferir_ato_e_data(ato: str, data: date) -> None:
    """Every reorganisation cites its act, and takes effect today or took it before."""
    if not uma_linha(ato):
        raise RegraViolada(
            "sem_ato", "Escreva o ato que fundamenta a mudança: o decreto ou a lei.", campo="ato"
        )
    if len(uma_linha(ato)) > 200:
        raise RegraViolada("ato_longo", "O ato tem até 200 caracteres.", campo="ato")
    if data > hoje():
        raise RegraViolada(
            "data_futura",
            "A data de efeito ainda não chegou. Volte nesse dia para confirmar: a mudança é feita "
            "na hora.",
            campo="data",
        )


def conferir_livres(unidades: list[int]) -> None:
    """No unit is touched by two reorganisations at once."""
    tocadas = UnidadeReorganizada.objects.filter(unidade__in=unidades)
    por_regra = Regra.objects.filter(destino__in=unidades)
    fim = (
        Reorganizacao.objects.andando()
        .filter(
            Q(pk__in=tocadas.values("reorganizacao"))
            | Q(pk__in=por_regra.values("reorganizacao"))
            | Q(destino__in=unidades)
        )
        .first()
    )
    if fim is not None:
        raise Conflito(
            "em_reorganizacao",
            f"Outra reorganização ainda está em andamento: {fim.rotulo}. Espere que termine.",
        )


def conferir_sigla(sigla: str, nome: str, menos: int | None = None) -> None:
    """A name for a unit, complete and not taken by any, of today or of before."""
    if not uma_linha(sigla) or len(uma_linha(sigla)) > 40:
        raise RegraViolada("sigla_invalida", "Escreva a sigla, com até 40 letras.", campo="sigla")
    if not uma_linha(nome) or len(uma_linha(nome)) > 200:
        raise RegraViolada("nome_invalido", "Escreva o nome, com até 200 letras.", campo="nome")
    iguais = Unidade.objects.filter(sigla__iexact=uma_linha(sigla)).exclude(pk=menos)
    if iguais.exists():
        raise RegraViolada(
            "sigla_em_uso",
            f"Já existe unidade com a sigla {uma_linha(sigla)}, ainda que extinta: o histórico "
            "não pode confundir as duas. Escolha outra.",
            campo="sigla",
        )


def conferir(plano: Plano) -> None:
    """Refuse what cannot be: `RegraViolada` on the field concerned."""
    conferir_ato_e_data(plano.ato, plano.data)
    _conferir_origens(plano)
    _conferir_destinos(plano)


def _conferir_origens(plano: Plano) -> None:
    if not plano.origens:
        raise RegraViolada("sem_origem", "Escolha a unidade.", campo="origens")
    if plano.especie != E.FUNDIR and len(plano.origens) > 1:
        raise RegraViolada("uma_origem", "Escolha uma unidade só.", campo="origens")
    ativas = set(
        Unidade.objects.ativas(hoje()).filter(pk__in=plano.ids).values_list("pk", flat=True)
    )
    for unidade in plano.origens:
        if unidade.pk not in ativas:
            raise Conflito(
                "unidade_ja_extinta",
                f"A unidade {unidade.sigla} já não está em uso: outra pessoa pode tê-la "
                "reorganizado.",
                campo="origens",
            )
        if plano.extingue and plano.data <= unidade.inicio:
            raise RegraViolada(
                "antes_do_inicio",
                f"A unidade {unidade.sigla} começou em {unidade.inicio:%d/%m/%Y}: a data de "
                "efeito tem de ser depois.",
                campo="data",
            )


def _conferir_destinos(plano: Plano) -> None:
    if plano.destino is None and plano.nova is None:
        raise RegraViolada(
            "sem_destino", "Escolha a unidade que recebe o que não tiver outra.", campo="destino"
        )
    if plano.destino is not None and plano.nova is not None:
        raise RegraViolada(
            "dois_destinos", "Escolha uma unidade ou escreva a nova, não as duas.", campo="destino"
        )
    if plano.nova is not None:
        _conferir_nova(plano.nova)
    if plano.extingue and plano.destinos & set(plano.ids):
        raise RegraViolada(
            "destino_extinto", "A unidade que deixa de existir não recebe nada.", campo="destino"
        )
    ativas = Unidade.objects.ativas(hoje()).filter(pk__in=plano.destinos)
    if ativas.count() != len(plano.destinos):
        raise RegraViolada(
            "destino_inativo", "Uma das unidades de destino não está em uso.", campo="destino"
        )
    if plano.especie == E.DIVIDIR and not plano.extingue and not _divide(plano):
        raise RegraViolada(
            "nada_muda", "Nada iria para outra unidade. Escolha o que vai.", campo="destino"
        )


def _divide(plano: Plano) -> bool:
    return plano.nova is not None or bool(plano.destinos - set(plano.ids))


def _conferir_nova(nova: NovaUnidade) -> None:
    try:
        conferir_sigla(nova.sigla, nova.nome)
    except RegraViolada as erro:
        erro.campo = {"sigla": "nova_sigla", "nome": "nova_nome"}.get(erro.campo or "")
        raise
