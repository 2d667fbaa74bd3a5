"""The steps of an institution's first days. The state of each is read from facts, never kept."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from seiva.catalogo.models import Feriado, ModeloDocumento, TipoProcesso
from seiva.core.ator import Ator
from seiva.core.relogio import hoje
from seiva.documentos.models import Documento, Versao
from seiva.organizacao.models import Alteracao, Instituicao, Lotacao, Unidade
from seiva.processos.regras import feriados

FEITO, DISPENSADO, POR_FAZER = "feito", "dispensado", "por fazer"
CADASTRO = "organizacao.instituicao"
# Registers whose change, in the log of administration, shows that somebody reviewed the types.
TIPOS = ("catalogo.tipoprocesso", "catalogo.tipodocumento")


@dataclass(frozen=True)
class Fato:
    """What was found: whether it is enough, and a sentence that says it."""

    basta: bool
    frase: str


@dataclass(frozen=True)
class Passo:
    """`dispensavel`: may not apply to this institution, and the administrator says why.
    `conferivel`: reading is enough, and the administrator says so."""

    chave: str
    titulo: str
    como: str
    ler: Callable[[Instituicao], Fato]
    dispensavel: bool = False
    conferivel: bool = False


@dataclass(frozen=True)
class Situacao:
    """A step as it is now."""

    passo: Passo
    estado: str
    frase: str

    @property
    def por_fazer(self) -> bool:
        return self.estado == POR_FAZER


def _timbre(casa: Instituicao) -> Fato:
    faltam = [
        nome
        for nome, valor in (("o brasão", casa.brasao), ("o CNPJ", casa.cnpj), ("o endereço", casa.endereco))
        if not valor
    ]  # fmt: skip
    if faltam:
        return Fato(False, "Falta " + ", ".join(faltam) + ".")
    return Fato(True, "Os documentos saem com o brasão, o CNPJ e o endereço.")


def _pessoas(casa: Instituicao) -> Fato:
    unidades = Unidade.objects.ativas(hoje()).count()
    pessoas = Lotacao.objects.vigentes(hoje()).values("conta").distinct().count()
    frase = f"{unidades} unidades e {pessoas} pessoas lotadas."
    return Fato(unidades > 1 and pessoas > 1, frase)


def _tipos(casa: Instituicao) -> Fato:
    ultima = Alteracao.objects.filter(cadastro__in=TIPOS).order_by("-id").first()
    if ultima is None:
        return Fato(False, "Ninguém mudou nem conferiu os tipos que vieram prontos.")
    return Fato(True, f"{ultima.nome} mudou “{ultima.rotulo}” em {ultima.quando:%d/%m/%Y}.")


def _feriados(casa: Instituicao) -> Fato:
    ano = hoje().year
    do_pais = {f.data for a in (ano, ano + 1) for f in _de_todos(casa, a)}
    proprios = Feriado.objects.filter(ativo=True, data__year__gte=ano).exclude(data__in=do_pais)
    quantos = proprios.count()
    if not quantos:
        return Fato(False, f"Só há feriados nacionais e estaduais de {ano} em diante.")
    return Fato(True, f"{quantos} {'feriado próprio' if quantos == 1 else 'feriados próprios'}.")


def _de_todos(casa: Instituicao, ano: int) -> tuple[feriados.Feriado, ...]:
    do_ano = feriados.feriados_de_minas if casa.uf == "MG" else feriados.feriados_nacionais
    return do_ano(ano)


def _atos_de_adocao() -> Any:
    """Signed documents whose text adopts the electronic process, of the types that carry the
    model of the act."""
    tipos = ModeloDocumento.objects.filter(nome__icontains="processo eletrônico").values("tipo")
    textos = Versao.objects.filter(conteudo__icontains="processo administrativo eletrônico")
    return _assinados().filter(tipo__in=tipos, pk__in=textos.values("documento"))


def tipo_da_adocao() -> TipoProcesso | None:
    """The process type in which the act of adoption is made, as the seed or the town named it."""
    tipos = TipoProcesso.objects.filter(nome__icontains="adoção do processo eletrônico", ativo=True)
    achado: TipoProcesso | None = tipos.order_by("pk").first()
    return achado


def _assinados() -> Any:
    """Public documents written and signed here."""
    return Documento.objects.filter(
        natureza="I", estado=Documento.Estado.ASSINADO, nivel=0, processo__nivel_efetivo=0
    ).order_by("firmado_em", "pk")


def _adocao(casa: Instituicao) -> Fato:
    ato = _atos_de_adocao().select_related("tipo").first()
    if ato is None:
        return Fato(False, "Nenhum ato de adoção assinado aqui.")
    return Fato(True, f"{ato.tipo.nome} assinado: documento {ato.numero_formatado}.")


def _primeiro(casa: Instituicao) -> Fato:
    outros = _assinados().exclude(pk__in=_atos_de_adocao().order_by().values("pk"))
    primeiro = outros.select_related("processo").first()
    if primeiro is None:
        return Fato(False, "Nenhum documento público assinado, além do ato de adoção.")
    return Fato(True, f"Processo {primeiro.processo.numero}.")


PASSOS = (
    Passo(
        "timbre",
        "Brasão e timbre",
        "Envie o brasão e complete o CNPJ e o endereço: é o que sai no alto de cada documento.",
        _timbre,
        dispensavel=True,
    ),
    Passo(
        "pessoas",
        "Organograma e pessoas",
        "Confira as unidades e cadastre quem trabalha em cada uma. Com duas planilhas, o organograma "
        "e depois as pessoas, entram todos de uma vez.",
        _pessoas,
    ),
    Passo(
        "tipos",
        "Tipos de processo e de documento",
        "Leia a lista que veio pronta, mude o que for diferente aqui e desative o que não se usa.",
        _tipos,
        conferivel=True,
    ),
    Passo(
        "feriados",
        "Feriados municipais",
        "Acrescente os feriados do município: os prazos em dias úteis dependem deles.",
        _feriados,
        dispensavel=True,
    ),
    Passo(
        "adocao",
        "Ato de adoção assinado",
        "Abra o processo, inclua o documento a partir do modelo “Minuta do ato que institui o "
        "processo eletrônico”, ajuste o texto, e que a autoridade o assine. Depois, cite-o como "
        "fundamento da assinatura.",
        _adocao,
        dispensavel=True,
    ),
    Passo(
        "primeiro",
        "Primeiro processo assinado",
        "Abra um processo de verdade, escreva um documento e assine.",
        _primeiro,
    ),
)
POR_CHAVE = {passo.chave: passo for passo in PASSOS}


def situacoes(ator: Ator) -> list[Situacao]:
    """Every step as it is now, in order."""
    casa = Instituicao.objects.get(pk=ator.instituicao_id)
    ditos = declarados(ator)
    return [_situacao(passo, casa, ditos.get(passo.chave, "")) for passo in PASSOS]


def _situacao(passo: Passo, casa: Instituicao, dito: str) -> Situacao:
    fato = passo.ler(casa)
    if fato.basta:
        return Situacao(passo, FEITO, fato.frase)
    if dito:
        return Situacao(passo, FEITO if passo.conferivel else DISPENSADO, dito)
    return Situacao(passo, POR_FAZER, fato.frase)


def declarados(ator: Ator) -> dict[str, str]:
    """What administrators said of the steps, as the log of administration has it: the last word
    on each."""
    ditos: dict[str, str] = {}
    entradas = Alteracao.objects.filter(
        cadastro=CADASTRO, objeto_id=ator.instituicao_id, depois__has_key="passo"
    ).order_by("id")
    for entrada in entradas:
        chave, dito = str(entrada.depois["passo"]), str(entrada.depois.get("dito") or "")
        ditos[chave] = f"{dito} ({entrada.nome}, {entrada.quando:%d/%m/%Y})" if dito else ""
    return ditos
