"""The register of labels: those of every unit for who administers, those of one's own for all."""

from typing import Any

from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.jobs import exclusividade
from seiva.core.relogio import hoje
from seiva.organizacao.cadastros import Cadastro, Campo, Coluna, Filtro, declarar
from seiva.organizacao.models import Unidade
from seiva.organizacao.querysets import dobrar
from seiva.processos.models import Marcador
from seiva.processos.regras.cores import CORES


def nome_livre_na_unidade(_ator: Ator, marcador: Marcador, _valores: dict[str, Any]) -> None:
    """Two labels in use in a unit never read alike, whatever the case and the accents.

    Labels of a unit change one at a time, so that the question and the writing are one.
    """
    marcador.nome_busca = dobrar(marcador.nome)[:100]
    if marcador.unidade_id is None or not marcador.ativo:
        return
    exclusividade(f"marcadores-{marcador.unidade_id}")
    outros = Marcador.objects.com_o_nome(marcador.unidade_id, marcador.nome_busca)
    outro = outros.exclude(pk=marcador.pk).first()
    if outro is not None:
        raise RegraViolada(
            "marcador_repetido",
            f"A unidade já usa o marcador “{outro.nome}”. Escolha outro nome.",
            campo="nome",
        )


def _unidades() -> Any:
    return Unidade.objects.ativas(hoje()).order_by("sigla")


MARCADORES = Cadastro(
    chave="marcadores",
    modelo=Marcador,
    titulo="Marcadores",
    singular="marcador",
    texto="As etiquetas com que cada unidade separa os seus processos na mesa.",
    vazio="Cada unidade cria os seus, em “Marcadores”, na mesa; aqui se criam por elas.",
    campos=(
        Campo(
            "unidade",
            "Unidade",
            "Só ela vê e usa o marcador.",
            opcoes=_unidades,
            so_ao_criar=True,
        ),
        Campo("nome", ajuda="Curto, até 50 letras. Não se repete na unidade."),
        Campo("cor", "Cor"),
    ),
    colunas=("nome", Coluna("unidade", "Unidade"), Coluna("cor", "Cor", lambda m: m.tom.nome)),
    ordens=("nome",),
    busca=("nome",),
    filtros=(
        Filtro("unidade", "Unidade"),
        Filtro("cor", "Cor", lambda: [(cor.chave, cor.nome) for cor in CORES.values()]),
    ),
    regras=(nome_livre_na_unidade,),
    relacionados=("unidade",),
)

declarar(MARCADORES)
