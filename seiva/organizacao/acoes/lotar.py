"""Lotar: where a person works, with what profile, in what period."""

from datetime import date, timedelta

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.relogio import hoje
from seiva.organizacao.acoes.dar_cargo import fechar_titularidade
from seiva.organizacao.alteracoes import registrar_alteracao, retrato
from seiva.organizacao.models import (
    Alteracao,
    Conta,
    Instituicao,
    Lotacao,
    Perfil,
    Titularidade,
    Unidade,
)
from seiva.organizacao.permissoes import DA_PLATAFORMA
from seiva.organizacao.pessoas import (
    ADMINISTRAR,
    VIGENTE,
    administradores,
    conferir_periodo,
    exigir_administrador_que_fica,
    nao_encerradas,
    pessoas_que_contam,
    recusa_da_cota,
    travar_pessoas,
    vigente,
)

DE_LOTACAO = ("unidade", "perfil", "inicio", "fim")
Verbo = Alteracao.Verbo


@acao("lotar_servidor", titulo="Dar lotação", exige=ADMINISTRAR, registra=False)
def lotar_servidor(
    ator: Ator,
    *,
    conta: Conta,
    unidade: Unidade,
    perfil: Perfil,
    inicio: date | None = None,
    fim: date | None = None,
) -> Lotacao:
    """Place a person in a unit with a profile. One that had ended there begins again.

    Raises `RegraViolada` when the person is already there, when the unit ended, when the profile is
    out of use, or when the quota of people is full.
    """
    travar_pessoas()
    _conferir_unidade(unidade)
    _conferir_perfil(ator, perfil)
    _conferir_cota(ator, conta)
    inicio = inicio or hoje()
    lotacao = Lotacao.objects.filter(conta=conta, unidade=unidade).first()
    if lotacao is not None and vigente(ator, lotacao):
        raise RegraViolada(
            "ja_lotada",
            f"{conta.nome} já está em {unidade.sigla}. Mude o perfil ou o período na lotação.",
            campo="unidade",
        )
    antes = retrato(lotacao, DE_LOTACAO) if lotacao else {}
    lotacao = lotacao or Lotacao(conta=conta, unidade=unidade)
    lotacao.perfil, lotacao.inicio, lotacao.fim = perfil, inicio, fim
    conferir_periodo(inicio, fim)
    lotacao.save()
    _registrar(ator, lotacao, Verbo.ALTEROU if antes else Verbo.CRIOU, antes)
    return lotacao


@acao(
    "alterar_lotacao",
    titulo="Alterar lotação",
    exige=ADMINISTRAR,
    estado=(VIGENTE,),
    sobre="lotacao",
    registra=False,
)
def alterar_lotacao(
    ator: Ator, *, lotacao: Lotacao, perfil: Perfil, inicio: date, fim: date | None = None
) -> Lotacao:
    """Another profile or period, from now on. The last administrator is not demoted."""
    travar_pessoas()
    havia = administradores(hoje())
    antes = retrato(lotacao, DE_LOTACAO)
    if perfil.pk != lotacao.perfil_id:
        _conferir_perfil(ator, perfil)
    conferir_periodo(inicio, fim)
    lotacao.perfil, lotacao.inicio, lotacao.fim = perfil, inicio, fim
    lotacao.save()
    exigir_administrador_que_fica(havia)
    _registrar(ator, lotacao, Verbo.ALTEROU, antes)
    return lotacao


@acao(
    "encerrar_lotacao",
    titulo="Encerrar lotação",
    exige=ADMINISTRAR,
    estado=(VIGENTE,),
    sobre="lotacao",
    registra=False,
)
def encerrar_lotacao(ator: Ator, *, lotacao: Lotacao) -> Lotacao:
    """End it now: the next page that the person asks of this unit does not open.

    Yesterday becomes its last day. The last administrator stays.
    """
    travar_pessoas()
    havia = administradores(hoje())
    _encerrar(ator, lotacao)
    exigir_administrador_que_fica(havia)
    return lotacao


def _encerrar(ator: Ator, lotacao: Lotacao) -> None:
    antes = retrato(lotacao, DE_LOTACAO)
    lotacao.fim = hoje() - timedelta(days=1)
    lotacao.save(update_fields=["fim"])
    _registrar(ator, lotacao, Verbo.DESATIVOU, antes)


@acao("desligar_servidor", titulo="Desligar da instituição", exige=ADMINISTRAR, registra=False)
def desligar_servidor(ator: Ator, *, conta: Conta) -> int:
    """End every lotação and cargo of a person here, now; how many lotações ended.

    The account remains, and whatever the person has in other institutions.
    """
    travar_pessoas()
    havia = administradores(hoje())
    lotacoes = list(nao_encerradas(hoje()).filter(conta=conta).select_related("unidade", "perfil"))
    titulos = Titularidade.objects.filter(conta=conta).select_related("cargo", "conta")
    vigentes = [titular for titular in titulos if vigente(ator, titular)]
    if not lotacoes and not vigentes:
        raise NaoEncontrado
    for lotacao in lotacoes:
        _encerrar(ator, lotacao)
    for titular in vigentes:
        fechar_titularidade(ator, titular)
    exigir_administrador_que_fica(havia)
    return len(lotacoes)


def _registrar(ator: Ator, lotacao: Lotacao, verbo: str, antes: dict[str, object]) -> None:
    registrar_alteracao(
        ator,
        lotacao,
        verbo,
        antes=antes,
        depois=retrato(lotacao, DE_LOTACAO),
        rotulo=f"{lotacao.conta.nome} em {lotacao.unidade.sigla}",
    )


def _conferir_unidade(unidade: Unidade) -> None:
    if unidade.fim is not None and unidade.fim < hoje():
        raise RegraViolada("unidade_encerrada", "Esta unidade já foi encerrada.", campo="unidade")


def _conferir_perfil(ator: Ator, perfil: Perfil) -> None:
    casa = Instituicao.objects.get(pk=ator.instituicao_id)
    # As it is now: who put it out of use went before, and counted nobody in it.
    if not Perfil.objects.filter(pk=perfil.pk, ativo=True).exists():
        raise RegraViolada("perfil_desativado", "Este perfil está fora de uso.", campo="perfil")
    if DA_PLATAFORMA & set(perfil.permissoes) and not casa.plataforma:
        raise RegraViolada("perfil_da_plataforma", "Este perfil não é desta casa.", campo="perfil")


def _conferir_cota(ator: Ator, conta: Conta) -> None:
    if nao_encerradas(hoje()).filter(conta=conta).exists():
        return
    recusa = recusa_da_cota(ator.instituicao_id, pessoas_que_contam(), 1)
    if recusa:
        raise RegraViolada("cota_de_pessoas", recusa)
