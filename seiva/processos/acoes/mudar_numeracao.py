"""Mudar a numeração: another code or mask for the processes that an órgão will number from now on."""

from dataclasses import dataclass

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import hoje
from seiva.organizacao.alteracoes import registrar_alteracao, retrato
from seiva.organizacao.models import Alteracao, Orgao, Unidade
from seiva.organizacao.querysets import UnidadeQuerySet
from seiva.processos.numeros import adiantar_sequencias, ultimo_da_sequencia
from seiva.processos.regras.erros import RecusaDeRegra
from seiva.processos.regras.numeracao import Contexto, Mascara
from seiva.processos.regras_dos_cadastros import mascara_que_numera

CAMPOS = ("codigo", "mascara")


@dataclass(frozen=True)
class Previa:
    """How the next number would look. `ja_numerados`: the greatest sequence of the year, 0 when the
    órgão numbered nothing in it. `unidade` is the sigla of the unit used as example."""

    proximo: str
    modelo: str
    legenda: str
    ja_numerados: int
    unidade: str


@acao(
    "mudar_numeracao",
    titulo="Mudar a numeração",
    exige="instituicao.administrar",
    sobre="orgao",
    registra=False,
)
def mudar_numeracao(
    ator: Ator, *, orgao: Orgao, codigo: str, mascara: str, ciente: bool = False
) -> Orgao:
    """Number the processes to come with another code or mask; the ones that exist keep theirs.

    The sequence of the year goes on from where it is, whatever the new key: it never goes back,
    so that no number is given twice. When the órgão already numbered in the year, the person says
    to be aware (`ciente`). Raises `RegraViolada` on `codigo`, `mascara` or `ciente`.
    Norma: Portaria Interministerial 11/2019 (NUP: one number for the whole life of the process).
    """
    antes = retrato(orgao, CAMPOS)
    velhas = _chaves(orgao)
    ano = hoje().year
    ja = ultimo_da_sequencia(orgao.instituicao_id, velhas, ano)
    orgao.codigo, orgao.mascara = codigo.strip(), mascara
    previa = prever(orgao, ja)
    if antes == retrato(orgao, CAMPOS):
        return orgao
    if ja and not ciente:
        raise RegraViolada(
            "ja_numerou",
            f"{orgao.sigla} já deu números em {ano}, até a sequência {ja}. Eles não mudam; o próximo "
            f"seria {previa.proximo}. Marque que está ciente para mudar.",
            campo="ciente",
        )
    _conferir_unidades(orgao)
    orgao.save(update_fields=list(CAMPOS))
    if ja:
        adiantar_sequencias(orgao.instituicao_id, _chaves(orgao), ano, ja)
    registrar_alteracao(
        ator, orgao, Alteracao.Verbo.ALTEROU, antes=antes, depois=retrato(orgao, CAMPOS)
    )
    return orgao


def _conferir_unidades(orgao: Orgao) -> None:
    """Every unit in force must be able to number with the new mask."""
    mascara, sem = Mascara.ler(orgao.mascara), []
    for sigla, codigo in _unidades(orgao).values_list("sigla", "codigo"):
        try:
            mascara.exemplo(Contexto(cod_orgao=orgao.codigo, cod_unidade=codigo, ano=hoje().year))
        except RecusaDeRegra:
            sem.append(sigla)
    if sem:
        quais = ", ".join(sem[:10]) + (" e outras" if len(sem) > 10 else "")
        raise RegraViolada(
            "unidades_sem_codigo",
            f"O número levaria o código da unidade, e estas não têm um que sirva: {quais}. Preencha "
            "antes o código de cada uma.",
            campo="mascara",
        )


def prever(orgao: Orgao, ja: int | None = None) -> Previa:
    """The next number of an órgão as it is in memory, saved or not.

    Raises `RegraViolada` when its mask or code cannot number.
    """
    mascara_que_numera(Ator.tarefa(orgao.instituicao_id), orgao, {})
    ano = hoje().year
    mascara = Mascara.ler(orgao.mascara)
    unidade = _unidades(orgao).first() if orgao.pk else None
    contexto = Contexto(
        cod_orgao=orgao.codigo, cod_unidade=unidade.codigo if unidade else "1", ano=ano
    )
    try:
        chave = mascara.codigo_da_sequencia(contexto)
        ultimo = max(ja or 0, ultimo_da_sequencia(orgao.instituicao_id, [chave], ano))
        proximo = mascara.formatar(contexto, ultimo + 1)
    except RecusaDeRegra as erro:
        raise RegraViolada(erro.codigo, str(erro), campo="mascara") from erro
    return Previa(
        proximo, mascara.modelo, mascara.legenda, ja or 0, unidade.sigla if unidade else ""
    )


def ja_numerou(orgao: Orgao) -> int:
    """The greatest sequence that the órgão reached this year; 0 when it numbered nothing."""
    return ultimo_da_sequencia(orgao.instituicao_id, _chaves(orgao), hoje().year)


def _unidades(orgao: Orgao) -> UnidadeQuerySet:
    unidades: UnidadeQuerySet = Unidade.objects.ativas(hoje()).filter(orgao=orgao)
    return unidades.order_by("sigla")


def _chaves(orgao: Orgao) -> list[str]:
    """Keys of the sequences that number for the órgão: its own, or one for each code of unit."""
    try:
        mascara = Mascara.ler(orgao.mascara)
    except RecusaDeRegra:
        return []
    chaves = set()
    for codigo in {*_unidades(orgao).values_list("codigo", flat=True)} or {"1"}:
        contexto = Contexto(cod_orgao=orgao.codigo, cod_unidade=codigo, ano=hoje().year)
        try:
            chaves.add(mascara.codigo_da_sequencia(contexto))
        except RecusaDeRegra:
            continue
    return sorted(chaves)
