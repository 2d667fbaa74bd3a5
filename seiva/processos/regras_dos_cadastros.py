"""What the registers of órgãos and units refuse: they carry the numbers and the open processes."""

from typing import Any

from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.jobs import exclusividade
from seiva.core.relogio import hoje
from seiva.organizacao.models import Lotacao, Orgao, Unidade
from seiva.organizacao.regras.organograma import voltas
from seiva.processos.models import Passagem
from seiva.processos.regras.analise_mascara import Escopo, Familia, variavel_de
from seiva.processos.regras.erros import RecusaDeRegra
from seiva.processos.regras.numeracao import Contexto, Mascara

ORGANOGRAMA = "organograma"


def codigo_em_algarismos(codigo: str) -> None:
    """A code goes into numbers and check digits."""
    if codigo and not (codigo.isascii() and codigo.isdigit()):
        raise RegraViolada("codigo", "O código tem apenas algarismos.", campo="codigo")


def mascara_que_numera(_ator: Ator, orgao: Orgao, _valores: dict[str, Any]) -> None:
    """The mask reads, and the órgão has what it asks for.

    Norma: Portaria Interministerial 11/2019 (NUP).
    """
    codigo_em_algarismos(orgao.codigo)
    orgao.mascara = orgao.mascara.strip()
    try:
        mascara = Mascara.ler(orgao.mascara)
        # The unit's code is checked with each unit: any that fits serves here.
        mascara.exemplo(Contexto(cod_orgao=orgao.codigo, cod_unidade="1", ano=hoje().year))
    except RecusaDeRegra as erro:
        do_codigo = {"codigo_ausente", "codigo_nao_numerico", "codigo_nao_cabe"}
        campo = "codigo" if erro.codigo in do_codigo else "mascara"
        raise RegraViolada(erro.codigo, str(erro), campo=campo) from erro


def usa_codigo_da_unidade(orgao: Orgao) -> bool:
    """Whether numbers born in this órgão carry the unit's code."""
    try:
        mascara = Mascara.ler(orgao.mascara)
    except RecusaDeRegra:
        return False
    da_unidade = variavel_de(mascara.partes, Familia.UNIDADE) is not None
    return da_unidade or mascara.escopo is Escopo.UNIDADE


def arvore_sem_voltas(_ator: Ator, unidade: Unidade, _valores: dict[str, Any]) -> None:
    """A unit is neither under itself nor under what is under it. Trees change one at a time."""
    exclusividade(ORGANOGRAMA)
    if unidade.pai_id is None or unidade.pk is None:
        return
    arvore = {str(pk): str(pai or "") for pk, pai in Unidade.objects.values_list("pk", "pai_id")}
    arvore[str(unidade.pk)] = str(unidade.pai_id)
    if voltas(arvore):
        raise RegraViolada(
            "volta_na_arvore",
            f"{unidade.pai.sigla} está dentro de {unidade.sigla}: escolha uma unidade superior que "
            "não seja ela mesma nem esteja abaixo dela.",
            campo="pai",
        )


def unidade_numeravel(_ator: Ator, unidade: Unidade, _valores: dict[str, Any]) -> None:
    """The code, when the órgão's numbers carry it."""
    codigo_em_algarismos(unidade.codigo)
    if not usa_codigo_da_unidade(unidade.orgao):
        return
    contexto = Contexto(cod_orgao=unidade.orgao.codigo, cod_unidade=unidade.codigo, ano=hoje().year)
    try:
        Mascara.ler(unidade.orgao.mascara).exemplo(contexto)
    except RecusaDeRegra as erro:
        raise RegraViolada(erro.codigo, str(erro), campo="codigo") from erro


def unidade_vazia(_ator: Ator, unidade: Unidade) -> None:
    """A unit ends when nothing is open, nobody is there, and nothing is under it."""
    exclusividade(ORGANOGRAMA)
    dia = hoje()
    abertos = Passagem.objects.abertas_em(unidade.pk).count()
    lotados = Lotacao.objects.vigentes(dia).filter(unidade=unidade).values("conta").distinct()
    filhas = Unidade.objects.ativas(dia).filter(pai=unidade).count()
    partes = [
        _quantos(abertos, "processo aberto", "processos abertos"),
        _quantos(lotados.count(), "pessoa lotada", "pessoas lotadas"),
        _quantos(filhas, "unidade subordinada", "unidades subordinadas"),
    ]
    tem = " e ".join(parte for parte in partes if parte)
    if tem:
        raise RegraViolada(
            "unidade_em_uso",
            f"{unidade.sigla} ainda tem {tem}. Use a reorganização, na administração, para dizer "
            "para onde vai cada coisa; ela encerra a unidade no fim.",
        )


def orgao_vazio(_ator: Ator, orgao: Orgao) -> None:
    """An órgão goes out of use when it has no unit in force."""
    unidades = Unidade.objects.ativas(hoje()).filter(orgao=orgao).count()
    if unidades:
        tem = _quantos(unidades, "unidade em vigor", "unidades em vigor")
        raise RegraViolada(
            "orgao_em_uso", f"{orgao.sigla} ainda tem {tem}. Encerre-as ou mude-as de órgão antes."
        )


def _quantos(numero: int, um: str, varios: str) -> str:
    return f"{numero} {um if numero == 1 else varios}" if numero else ""


def aviso_com_email(_ator: Ator, unidade: Any, _valores: dict[str, Any]) -> None:
    """A unit that wants notices says where."""
    if unidade.avisa_envio and not unidade.email:
        raise RegraViolada(
            "aviso_sem_email", "Para avisar, escreva o e-mail da unidade.", campo="email"
        )
