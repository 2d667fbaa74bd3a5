"""Exigir do cidadão: what the institution demands of who does one kind of act from outside."""

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.organizacao.alteracoes import registrar_alteracao, retrato
from seiva.organizacao.exigencias import achar_exigivel
from seiva.organizacao.models import Alteracao, ExigenciaDoCidadao
from seiva.organizacao.pessoas import ADMINISTRAR

Verbo = Alteracao.Verbo


@acao("exigir_do_cidadao", titulo="Exigir do cidadão", exige=ADMINISTRAR, registra=False)
def exigir_do_cidadao(ator: Ator, *, ato: str, exige: str) -> ExigenciaDoCidadao:
    """From now on, this act demands this. Raises `NaoEncontrado` for an act that nobody declared,
    and `RegraViolada` for a demand that does not exist."""
    exigivel = achar_exigivel(ato)
    if exige not in exigivel.escolhas:
        raise RegraViolada("exigencia_invalida", "Escolha uma das opções.", campo="exige")
    ExigenciaDoCidadao.objects.bulk_create(
        [ExigenciaDoCidadao(ato=ato, exige=exigivel.de_inicio)], ignore_conflicts=True
    )
    alvo: ExigenciaDoCidadao = ExigenciaDoCidadao.objects.select_for_update(of=("self",)).get(
        ato=ato
    )
    antes = retrato(alvo, ["exige"])
    alvo.exige = exige
    alvo.save()
    depois, titulo = retrato(alvo, ["exige"]), exigivel.titulo
    registrar_alteracao(ator, alvo, Verbo.ALTEROU, antes=antes, depois=depois, rotulo=titulo)
    return alvo
