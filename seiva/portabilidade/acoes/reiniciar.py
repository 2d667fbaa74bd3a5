"""Reiniciar o piloto: trial data goes, configuration stays. Once, and never in production."""

from typing import Any

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.jobs import enfileirar, exclusividade
from seiva.core.relogio import agora
from seiva.organizacao.alteracoes import registrar_alteracao
from seiva.organizacao.models import Alteracao, Fase, Instituicao
from seiva.organizacao.seguranca.senha import conferir_senha
from seiva.portabilidade.acoes.exportar import ADMINISTRAR
from seiva.portabilidade.models import Reinicio, Saida
from seiva.processos.models import Processo


def _conferir(ator: Ator, *, endereco: str, **resto: Any) -> None:
    conferir_senha(ator, **resto)
    if endereco.strip() != Instituicao.objects.get(pk=ator.instituicao_id).slug:
        raise RegraViolada(
            "endereco_errado", "O endereço digitado não é o desta instituição.", campo="endereco"
        )


@acao(
    "reiniciar_piloto",
    titulo="Reiniciar o piloto",
    exige=ADMINISTRAR,
    registra=False,
    antes=_conferir,
)
def reiniciar_piloto(ator: Ator, *, senha: str, endereco: str) -> Reinicio:
    """Close the house and have a job take away every trial process, document and number.

    From the commit on nobody reads or writes here until the job opens the house again. Raises
    `RegraViolada` for a wrong password or address, in production, while suspended, the second
    time, and while a package is in the making.
    """
    exclusividade("reinicio")
    _permitir(Instituicao.objects.get(pk=ator.instituicao_id))
    processos = Processo.objects.count()
    reinicio: Reinicio = Reinicio.objects.create(
        conta_id=ator.minha_conta, unidade_id=ator.minha_unidade, pedido_em=agora()
    )
    registrar_alteracao(
        ator, reinicio, Alteracao.Verbo.CRIOU, depois={"processos apagados": processos}
    )
    from seiva.portabilidade.tarefas import apagar_testes

    enfileirar(apagar_testes, trava=f"reinicio-{reinicio.instituicao_id}")
    return reinicio


def _permitir(instituicao: Instituicao) -> None:
    if instituicao.fase != Fase.PILOTO:
        raise RegraViolada(
            "em_producao", "A instituição está em produção: nada do que há nela se apaga."
        )
    if instituicao.plataforma:
        raise RegraViolada("plataforma", "A instituição que opera a plataforma não se reinicia.")
    if instituicao.suspensa_em is not None:
        raise RegraViolada("suspensa", "A instituição está suspensa: nada nela se muda.")
    if Reinicio.objects.exists():
        raise RegraViolada("ja_reiniciado", "O piloto já foi reiniciado. Só se reinicia uma vez.")
    if Saida.objects.em_curso().exists():
        raise RegraViolada("exportando", "Há um pacote em preparo. Espere que fique pronto.")
