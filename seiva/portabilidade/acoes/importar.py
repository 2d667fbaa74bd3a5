"""Importar uma instituição: the operator hands a package over, and a job brings it in."""

from typing import IO, Any

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.jobs import enfileirar
from seiva.core.relogio import agora
from seiva.organizacao.alteracoes import registrar_alteracao
from seiva.organizacao.models import Alteracao
from seiva.organizacao.seguranca.senha import conferir_senha
from seiva.portabilidade import deposito
from seiva.portabilidade.models import Importacao

OPERAR = "plataforma.operar"


@acao(
    "importar_instituicao",
    titulo="Importar instituição",
    exige=OPERAR,
    registra=False,
    antes=conferir_senha,
)
def importar_instituicao(
    ator: Ator, *, senha: str, pacote: IO[Any], nome: str, endereco: str = ""
) -> Importacao:
    """Keep the package and have a job verify it and bring it in. In the platform's scope.

    Nothing is believed here: the job tells what is wrong. Raises `RegraViolada` for a wrong
    password.
    """
    importacao: Importacao = Importacao.objects.create(
        conta_id=ator.minha_conta,
        unidade_id=ator.minha_unidade,
        deposito=deposito.guardar_fluxo(ator.instituicao_id, pacote),
        nome=nome[:200],
        endereco=endereco,
        pedida_em=agora(),
    )
    registrar_alteracao(
        ator, importacao, Alteracao.Verbo.CRIOU, depois={"pacote": nome, "endereço": endereco}
    )
    from seiva.portabilidade.tarefas import trazer_pacote

    enfileirar(trazer_pacote, trava="importacoes", importacao_id=importacao.pk)
    return importacao
