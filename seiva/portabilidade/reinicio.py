"""Taking trial data away, lot by lot, while the house is closed.

The rows go by the one door of the database that lets them (`seiva_reiniciar_lote`, migration
0001). Each lot is a transaction: a worker that dies leaves the house closed and the next one goes
on. Children go before parents, so that no lot leaves a reference behind.
"""

import re
from collections.abc import Iterator

from django.core.files.storage import default_storage
from django.db import connection, transaction

from seiva.catalogo.models import ModeloDocumento, TextoPadrao
from seiva.core import storage
from seiva.core.jobs import exclusividade
from seiva.core.relogio import agora
from seiva.core.tenancy import escopo
from seiva.organizacao.models import Instituicao
from seiva.organizacao.planilhas.limpeza import apagar_todas as apagar_planilhas
from seiva.portabilidade.dicionario import BYTES, do_inquilino, tabelas
from seiva.portabilidade.models import Reinicio

LOTE = 5_000
_HASH = re.compile(r"\b[0-9a-f]{64}\b")
# Trial data: all that reaches a process, children before parents. The same list as the grants
# of migrations 0001 and 0200; a test compares them.
DE_TESTE = (
    "acompanhamento_inscricao",
    "peticionamento_papel",
    "peticionamento_rascunho",
    "peticionamento_protocolo",
    "intimacoes_documentodaresposta",
    "intimacoes_cumprimento",
    "intimacoes_destinatario",
    "intimacoes_anexodaintimacao",
    "intimacoes_intimacao",
    "participacao_avaliacao",
    "participacao_respostadaconsulta",
    "participacao_contribuicao",
    "participacao_trecho",
    "participacao_consultapublica",
    "representacao_representacao",
    "representacao_representada",
    "estatisticas_ficha",
    "estatisticas_medida",
    "estatisticas_resumomensal",
    "estatisticas_atualizacao",
    "autos_exportacao",
    "auditoria_registrodeleitura",
    "pesquisa_indiceprocesso",
    "pesquisa_indicedocumento",
    "blocos_ocorrencia",
    "blocos_itemdobloco",
    "blocos_disponibilizacao",
    "blocos_bloco",
    "documentos_pedidodeassinatura",
    "documentos_lotedeassinaturas",
    "documentos_liberacao",
    "documentos_lido",
    "documentos_comentario",
    "documentos_credencialdeassinatura",
    "documentos_recebido",
    "documentos_movido",
    "documentos_cancelamentodeautenticacao",
    "documentos_autenticacao",
    "documentos_assinaturadefora",
    "documentos_examedeassinaturas",
    "documentos_vista",
    "documentos_leitura",
    "documentos_assinaturaexterna",
    "documentos_selo",
    "documentos_base",
    "documentos_cancelamentodeassinaturas",
    "documentos_assinatura",
    "documentos_congelamento",
    "documentos_versao",
    "documentos_documentopedido",
    "documentos_pedidodevista",
    "documentos_concessaodeacesso",
    "documentos_documentodoacesso",
    "documentos_tarja",
    "documentos_versaopublica",
    "documentos_documento",
    "documentos_arquivo",
    "documentos_numerodedocumento",
    "processos_passodemarca",
    "processos_marca",
    "processos_acessoexterno",
    "processos_credencial",
    "processos_relacao",
    "processos_ciencia",
    "processos_anotacao",
    "processos_destino",
    "processos_remessa",
    "processos_passagem",
    "processos_anexacao",
    "processos_observacao",
    "processos_assuntodoprocesso",
    "processos_interessado",
    "andamentos_raizdeandamentos",
    "andamentos_andamento",
    "processos_processo",
    "processos_sequenciadenumero",
)


def de_teste() -> list[str]:
    """The tables of trial data that this Seiva has, in the order in which they are emptied."""
    daqui = {modelo._meta.db_table for modelo in do_inquilino()}
    return [tabela for tabela in DE_TESTE if tabela in daqui]


def apagar(instituicao_id: int) -> int:
    """Take all trial rows and bytes away and open the house again; how many rows went.

    Safe to run again, at any point. Does nothing when no new beginning was asked for.
    """
    with transaction.atomic(), escopo(instituicao_id):
        if not Reinicio.objects.filter(terminado_em__isnull=True).exists():
            return 0
        exclusividade("andamentos")  # waits for the acts under way; later ones find it closed
        manter = _da_configuracao(Instituicao.objects.get(pk=instituicao_id))
    apagadas = 0
    for tabela in de_teste():
        while quantas := _lote(instituicao_id, tabela, manter):
            apagadas += quantas
    apagar_planilhas(instituicao_id)
    _recolher_bytes(instituicao_id)
    with transaction.atomic(), escopo(instituicao_id):
        aberto = Reinicio.objects.filter(terminado_em__isnull=True)
        aberto.update(terminado_em=agora(), apagadas=apagadas)
    return apagadas


def _da_configuracao(instituicao: Instituicao) -> list[str]:
    """Hashes of files that the configuration shows: the coat of arms, images of models."""
    textos = [*ModeloDocumento.objects.values_list("corpo", flat=True)]
    textos += TextoPadrao.objects.values_list("conteudo", flat=True)
    achados = {sha256 for texto in textos for sha256 in _HASH.findall(texto)}
    return sorted(achados | {instituicao.brasao} - {""})


def _lote(instituicao_id: int, tabela: str, manter: list[str]) -> int:
    with transaction.atomic(), escopo(instituicao_id), connection.cursor() as cursor:
        cursor.execute("SELECT seiva_reiniciar_lote(%s, %s, %s)", [tabela, LOTE, manter])
        (quantas,) = cursor.fetchone()
    return int(quantas)


def _recolher_bytes(instituicao_id: int) -> None:
    """Erase the files that no row names any more."""
    with transaction.atomic(), escopo(instituicao_id):
        usados: set[str] = set()
        for modelo in tabelas():
            if coluna := BYTES.get(modelo._meta.db_table):
                usados.update(modelo.objects.values_list(coluna, flat=True))  # type: ignore[attr-defined]
    for sha256 in guardados(instituicao_id):
        if sha256 not in usados:
            default_storage.delete(storage.caminho(instituicao_id, sha256))


def guardados(instituicao_id: int) -> Iterator[str]:
    """Hash of every file of record that the store keeps for an institution."""
    for a in _pastas(f"{instituicao_id}"):
        for b in _pastas(f"{instituicao_id}/{a}"):
            _, arquivos = default_storage.listdir(f"{instituicao_id}/{a}/{b}")
            yield from (nome for nome in arquivos if _HASH.fullmatch(nome))


def _pastas(onde: str) -> list[str]:
    try:
        pastas, _ = default_storage.listdir(onde)
    except FileNotFoundError:
        return []
    return [pasta for pasta in pastas if re.fullmatch(r"[0-9a-f]{2}", pasta)]
