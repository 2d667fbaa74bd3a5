"""Exportar a instituição: ask for everything that it owns as one package, and take it away."""

from typing import Any

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.jobs import enfileirar, exclusividade
from seiva.core.relogio import agora
from seiva.organizacao.alteracoes import registrar_alteracao
from seiva.organizacao.models import Alteracao
from seiva.organizacao.seguranca.senha import conferir_senha
from seiva.portabilidade.models import Saida

ADMINISTRAR = "instituicao.administrar"


@acao(
    "exportar_instituicao",
    titulo="Exportar tudo",
    mesmo_suspensa=True,
    exige=ADMINISTRAR,
    registra=False,
    antes=conferir_senha,
)
def exportar_instituicao(ator: Ator, *, senha: str) -> Saida:
    """Ask for the package; a job makes it. One at a time.

    Raises `RegraViolada` when the password is wrong and while another is in the making.
    """
    exclusividade("saida")
    if Saida.objects.em_curso().exists():
        raise RegraViolada("ja_em_preparo", "Já há um pacote em preparo. Espere que fique pronto.")
    saida: Saida = Saida.objects.create(
        conta_id=ator.minha_conta, unidade_id=ator.minha_unidade, pedida_em=agora()
    )
    registrar_alteracao(
        ator, saida, Alteracao.Verbo.CRIOU, depois={"conteúdo": "tudo o que a instituição possui"}
    )
    from seiva.portabilidade.tarefas import preparar_pacote

    enfileirar(preparar_pacote, trava=f"saida-{saida.instituicao_id}", saida_id=saida.pk)
    return saida


@acao(
    "baixar_instituicao",
    titulo="Baixar o pacote",
    exige=ADMINISTRAR,
    registra=False,
    mesmo_suspensa=True,
)
def baixar_instituicao(ator: Ator, *, saida: Saida) -> Saida:
    """Take a package away, which the log of administration tells.

    Raises `NaoEncontrado` when it is not ready or was already erased.
    """
    if not saida.deposito:
        raise NaoEncontrado
    quando: dict[str, Any] = {"baixado em": agora().isoformat(timespec="seconds")}
    registrar_alteracao(ator, saida, Alteracao.Verbo.ALTEROU, depois=quando)
    return saida
