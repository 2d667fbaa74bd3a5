"""Levar: the labels of a unit, and where they are, to the unit that takes its place."""

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.organizacao.acoes.criar_registro import criar_registro
from seiva.organizacao.acoes.desativar_registro import desativar_registro
from seiva.organizacao.models import Unidade
from seiva.processos.acoes.marcar import MAXIMO, anotar_passo
from seiva.processos.cadastro_de_marcadores import MARCADORES
from seiva.processos.models import Marca, Marcador, PassoDeMarca, Processo
from seiva.processos.sucessao import Sucessao


@acao(
    "levar_marcas",
    titulo="Levar os marcadores do processo à unidade sucessora",
    exige="instituicao.administrar",
    sobre="processo",
    registra=False,
)
def levar_marcas(
    ator: Ator, *, processo: Processo, sucessao: Sucessao, deixar: bool = False
) -> int:
    """What `de` put on the process is now of `para`, on its label with the same name; how many.

    A label that `para` does not have is made there. Where both had put the same one, the texts
    are joined. With `deixar`, `de` keeps its own too: under sigilo each credential goes with a
    person, and others may stay.
    """
    daqui = Marca.objects.da(sucessao.de.pk).do_processo(processo)
    for marca in daqui:
        _levar_marca(ator, marca, _equivalente(ator, marca.marcador, sucessao.para), sucessao)
        if not deixar:
            marca.delete()
    return len(daqui)


def _levar_marca(ator: Ator, marca: Marca, alvo: Marcador, sucessao: Sucessao) -> None:
    la = Marca.objects.do_processo(marca.processo_id).filter(marcador=alvo).first()
    if la is None:
        la = Marca(processo_id=marca.processo_id, marcador=alvo, texto=marca.texto, quando=agora())
        la.save(force_insert=True)
    else:
        junto = f"{la.texto} | {sucessao.de.sigla}: {marca.texto}" if la.texto else marca.texto
        if marca.texto and marca.texto not in la.texto and len(junto) <= MAXIMO:
            la.texto = junto
            la.save(update_fields=["texto"])
    verbo = PassoDeMarca.Verbo.TROUXE
    anotar_passo(ator, la, verbo, marca.texto, la.texto, de=sucessao.de)


def _equivalente(ator: Ator, marcador: Marcador, para: Unidade) -> Marcador:
    """The label of `para` that reads the same, in use before out of use; made when there is none."""
    iguais = Marcador.objects.filter(unidade=para, nome_busca=marcador.nome_busca)
    achado: Marcador | None = iguais.order_by("-ativo", "pk").first()
    if achado is not None:
        return achado
    valores = {"unidade": para, "nome": marcador.nome, "cor": marcador.cor}
    novo: Marcador = criar_registro(ator, cadastro=MARCADORES, valores=valores)
    if not marcador.ativo:
        desativar_registro(ator, registro=novo)
    return novo


@acao(
    "levar_marcadores",
    titulo="Levar os marcadores à unidade sucessora",
    exige="instituicao.administrar",
    registra=False,
)
def levar_marcadores(ator: Ator, *, de: Unidade, para: Unidade, extingue: bool) -> int:
    """`para` gets every label in use in `de` that it does not have yet; how many were in use.

    When `de` ends, its own go out of use. Done twice, the second time changes nothing.
    """
    em_uso = list(Marcador.objects.filter(unidade=de).em_uso().order_by("pk"))
    for marcador in em_uso:
        _equivalente(ator, marcador, para)
        if extingue:
            desativar_registro(ator, registro=marcador)
    return len(em_uso)
