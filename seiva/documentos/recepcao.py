"""Receiving files: checked against their extension, stored, and set apart until included.

Two steps, so that many files can arrive at once, each with its progress, and be described in one
table before anything enters the process: `receber` and then `incluir_recebidos`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import IO, Any

from django.db import transaction

from seiva.catalogo.models import TipoArquivo, TipoConferencia, TipoDocumento
from seiva.core import storage
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.modelos import QuerySetDoInquilino
from seiva.core.preparadas import Preparada
from seiva.core.relogio import agora
from seiva.core.tenancy import instituicao_atual
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_arquivo
from seiva.documentos.antivirus import procurar_virus
from seiva.documentos.armazenamento import conferir_espaco
from seiva.documentos.exame import examinar_com_cuidado
from seiva.documentos.models import Arquivo, Documento, Recebido
from seiva.documentos.regras.exame_de_arquivo import PEDACO
from seiva.documentos.regras.nomes_de_arquivo import adivinhar_tipo, extensao, limpar_nome
from seiva.documentos.regras.recusa_de_arquivo import ArquivoRecusado
from seiva.processos.models import Processo

VALIDADE = timedelta(hours=24)
MEGA = 1024 * 1024


class NadaARecuperar(RegraViolada):
    """The files of this form were already included, or waited more than a day."""


@dataclass(frozen=True)
class Descricao:
    """What the person says of one received file."""

    recebido_id: int
    dados: DadosDoDocumento
    formato: str = Documento.Formato.NATO_DIGITAL
    conferencia: TipoConferencia | None = None


@dataclass(frozen=True)
class Examinado:
    """A file that passed every check and is in the store: size in bytes, hexadecimal SHA-256."""

    nome: str
    sha256: str
    tamanho: int
    tipo_mime: str


@dataclass
class RecusaDeItem(Exception):
    """A rule refused one of the files; none was included. `recebido_id` tells which."""

    recebido_id: int
    erro: RegraViolada


def _aceitos(_ator: Ator) -> Any:
    aceitos = TipoArquivo.objects.filter(ativo=True).order_by("extensao")
    return aceitos.values_list("extensao", "tamanho_maximo_mb")


_tipos_aceitos = Preparada(_aceitos)


def limites() -> dict[str, int]:
    """Accepted extension → largest size in bytes, in the institution."""
    aceitos = _tipos_aceitos(Ator.tarefa(instituicao_atual()))
    return {extensao.lower(): megas * MEGA for extensao, megas in aceitos}


def tipos_de_arquivo(ator: Ator) -> QuerySetDoInquilino[TipoDocumento]:
    """Types of document that a file may be, for the unit of the actor."""
    da_unidade = TipoDocumento.objects.da_unidade(ator.unidade_id)
    tipos: QuerySetDoInquilino[TipoDocumento] = da_unidade.exclude(
        aplicabilidade=TipoDocumento.Aplicabilidade.INTERNO
    )
    return tipos.order_by("nome")


def receber(
    ator: Ator, *, processo: Processo, nome: str, arquivo: IO[bytes], tamanho: int
) -> Recebido:
    """Check and store one file and set it apart for its sender.

    arquivo: open and seekable, read in pieces. Raises `RegraViolada` with a sentence that names
    the file, says what is wrong and what to do.
    """
    guardado = examinar_e_guardar(ator, nome=nome, arquivo=arquivo, tamanho=tamanho)
    tipos = {tipo.pk: tipo.nome for tipo in tipos_de_arquivo(ator)}
    return Recebido.objects.create(
        processo=processo,
        unidade_id=ator.minha_unidade,
        conta_id=ator.minha_conta,
        nome=guardado.nome,
        sha256=guardado.sha256,
        tamanho=guardado.tamanho,
        tipo_mime=guardado.tipo_mime,
        tipo_sugerido_id=adivinhar_tipo(guardado.nome, tipos),
        recebido_em=agora(),
    )


def examinar_e_guardar(
    ator: Ator, *, nome: str, arquivo: IO[bytes], tamanho: int, so: Sequence[str] = ()
) -> Examinado:
    """Check one file and store its bytes; no row names them yet.

    `so`: extensions admitted here, of those that the institution accepts; none means all. Raises
    `RegraViolada` as `receber` does.
    """
    nome = limpar_nome(nome)
    fim = extensao(nome)
    aceitos = {e: maximo for e, maximo in limites().items() if not so or e in so}
    _conferir_limites(nome, fim, tamanho, aceitos)
    conferir_espaco(tamanho)
    try:
        tipo_mime = examinar_com_cuidado(arquivo, fim)
        procurar_virus(arquivo)
    except ArquivoRecusado as recusa:
        raise _recusa(nome, "conteudo_recusado", recusa.problema, recusa.o_que_fazer) from recusa
    guardado = storage.guardar(ator.instituicao_id, _pedacos(arquivo))
    return Examinado(nome, guardado.sha256, guardado.tamanho, tipo_mime)


def recebidos_de(ator: Ator, processo: Processo) -> QuerySetDoInquilino[Recebido]:
    """Files that the person sent to a process and did not include yet, in order of arrival."""
    meus: QuerySetDoInquilino[Recebido] = Recebido.objects.filter(
        processo=processo,
        conta_id=ator.minha_conta,
        unidade_id=ator.minha_unidade,
        recebido_em__gt=agora() - VALIDADE,
    )
    return meus.select_related("tipo_sugerido").order_by("pk")


def descartar(ator: Ator, processo: Processo, recebido_id: int) -> None:
    """Forget one received file."""
    recebidos_de(ator, processo).filter(pk=recebido_id).delete()


def incluir_recebidos(
    ator: Ator, *, processo: Processo, descricoes: Sequence[Descricao]
) -> list[Documento]:
    """Include every described file, or none.

    The rows are consumed: the same form sent twice finds nothing (`NadaARecuperar`).
    Raises `RecusaDeItem` for the first file that a rule refuses.
    """
    with transaction.atomic():
        Processo.travar(processo.pk)
        pedidos = [d.recebido_id for d in descricoes]
        linhas = {r.pk: r for r in recebidos_de(ator, processo).filter(pk__in=pedidos)}
        if len(linhas) < len(set(pedidos)) or not pedidos:
            raise NadaARecuperar(
                "ja_incluidos",
                "Estes arquivos já foram incluídos, ou esperaram mais de um dia. Confira a árvore.",
            )
        documentos = [_incluir(ator, processo, linhas[d.recebido_id], d) for d in descricoes]
        Recebido.objects.filter(pk__in=linhas).delete()
        return documentos


def varrer_vencidos() -> int:
    """Forget what nobody included within a day, in the institution in scope; how many."""
    apagados, _ = Recebido.objects.filter(recebido_em__lte=agora() - VALIDADE).delete()
    return apagados


def _incluir(ator: Ator, processo: Processo, recebido: Recebido, descricao: Descricao) -> Documento:
    arquivo = Arquivo.objects.create(
        sha256=recebido.sha256,
        tamanho=recebido.tamanho,
        tipo_mime=recebido.tipo_mime,
        nome=recebido.nome,
        criado_em=agora(),
    )
    try:
        return incluir_arquivo(
            ator,
            processo=processo,
            dados=descricao.dados,
            arquivo=arquivo,
            formato=descricao.formato,
            conferencia=descricao.conferencia,
        )
    except RegraViolada as erro:
        raise RecusaDeItem(recebido.pk, erro) from erro


def _conferir_limites(nome: str, fim: str, tamanho: int, aceitos: dict[str, int]) -> None:
    if fim not in aceitos:
        lista = ", ".join(aceitos) or "nenhuma"
        raise _recusa(
            nome,
            "extensao_nao_aceita",
            f"tem extensão .{fim}, que não é aceita." if fim else "não tem extensão no nome.",
            f"Extensões aceitas: {lista}.",
        )
    if tamanho == 0:
        raise _recusa(nome, "arquivo_vazio", "está vazio.", "Confira se escolheu o certo.")
    if tamanho > aceitos[fim]:
        raise _recusa(
            nome,
            "arquivo_grande",
            f"passa de {aceitos[fim] // MEGA} MB, o limite para .{fim}.",
            "Reduza-o ou divida-o em partes.",
        )


def _recusa(nome: str, codigo: str, problema: str, o_que_fazer: str) -> RegraViolada:
    return RegraViolada(codigo, f"O arquivo “{nome}” {problema} {o_que_fazer}", campo="arquivos")


def _pedacos(arquivo: IO[bytes]) -> Iterator[bytes]:
    arquivo.seek(0)
    while pedaco := arquivo.read(PEDACO):
        yield pedaco
