"""Alterar estilos, restaurar estilos: how the documents still to be signed look."""

from collections.abc import Mapping
from typing import Any

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import Conflito, RegraViolada
from seiva.documentos.models import EstilosDaInstituicao
from seiva.documentos.papel.escolhas import EstiloInvalido
from seiva.documentos.papel.estilos import ALVOS, Valores, aceitos, conferidos, propriedade
from seiva.organizacao.alteracoes import registrar_alteracao
from seiva.organizacao.models import Alteracao, Instituicao


def campo_de(alvo: str, nome: str) -> str:
    """Name of a choice where there is one level: in a form, in a refusal."""
    return f"{alvo}_{nome}"


@acao("alterar_estilos", titulo="Alterar estilos", exige="instituicao.administrar", registra=False)
def alterar_estilos(
    ator: Ator, *, valores: Mapping[str, Mapping[str, Any]], versao: int
) -> EstilosDaInstituicao:
    """Draw from now on with these choices (`papel.estilos`); what was frozen keeps its own.

    `versao` is that of the choices which the person saw. Raises `RegraViolada` for a value that
    is not offered, `Conflito` when somebody changed them meanwhile: nothing is written.
    """
    try:
        novos = conferidos(valores)
    except EstiloInvalido as erro:
        campo = campo_de(erro.alvo, erro.propriedade)
        raise RegraViolada("estilo_invalido", erro.mensagem, campo=campo) from erro
    return _trocar(ator, novos, versao)


@acao(
    "restaurar_estilos",
    titulo="Restaurar estilos",
    exige="instituicao.administrar",
    registra=False,
)
def restaurar_estilos(ator: Ator, *, versao: int) -> EstilosDaInstituicao:
    """Go back to the usual look. Raises `Conflito` as `alterar_estilos`."""
    return _trocar(ator, {}, versao)


def _trocar(ator: Ator, novos: Valores, versao: int) -> EstilosDaInstituicao:
    # The first change makes the row: two of them wait for each other at the institution's.
    Instituicao.objects.select_for_update(no_key=True).get(pk=ator.instituicao_id)
    linha = EstilosDaInstituicao.objects.first() or EstilosDaInstituicao()
    if linha.versao != versao:
        raise _mudou_antes(linha)
    antigos = aceitos(linha.valores)
    if novos == antigos:
        return linha
    linha.valores, linha.versao = novos, linha.versao + 1
    linha.save()
    antes, depois = em_palavras(antigos), em_palavras(novos)
    comum = {nome: _usual(nome) for nome in {*antes, *depois}}
    registrar_alteracao(
        ator, linha, Alteracao.Verbo.ALTEROU, antes=comum | antes, depois=comum | depois
    )
    return linha


def em_palavras(valores: Valores) -> dict[str, str]:
    """Choices as people read them: "Texto: tamanho" → "12 pt"."""
    return {
        _dito(alvo, nome): propriedade(alvo, nome).dizer(valor)
        for alvo, escolhidos in valores.items()
        for nome, valor in escolhidos.items()
    }


def _dito(alvo: str, nome: str) -> str:
    return f"{ALVOS[alvo].titulo}: {propriedade(alvo, nome).rotulo.lower()}"


def _usual(dito: str) -> str:
    usuais = {
        _dito(alvo, nome): como.dizer(como.padrao)
        for alvo, declarado in ALVOS.items()
        for nome, como in declarado.propriedades.items()
    }
    return usuais[dito]


def _mudou_antes(linha: EstilosDaInstituicao) -> Conflito:
    ultima = Alteracao.objects.do_objeto(linha._meta.label_lower, linha.pk).first()
    quem = ultima.nome if ultima is not None else "Outra pessoa"
    mudou = "; ".join(f"{n} agora é {v}" for n, v in ultima.depois.items()) if ultima else ""
    oque = f": {mudou}" if mudou else ""
    return Conflito(
        "mudou_antes",
        f"{quem} mudou os estilos depois que você abriu a página{oque}. Nada foi gravado. "
        "Confira o formulário, que mantém o que você escolheu, e salve de novo.",
    )
