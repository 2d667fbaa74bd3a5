"""A document ready to get bars, and one that got them."""

from uuid import uuid4

from seiva.core.ator import Ator
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_arquivo
from seiva.documentos.acoes.tarjar import (
    gerar_versao_tarjada,
    preparar_tarjas,
    publicar_versao_tarjada,
)
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.models import Documento, VersaoPublica
from seiva.documentos.tarjas import Marca
from seiva.processos.models import Processo
from tests.apoio import executar_tarefas
from tests.elenco import SENHA, Casa
from tests.feitos.pdf_marcado import pagina_marcada


def com_pdf(ator: Ator, casa: Casa, processo: Processo, *, nivel: int = 1) -> Documento:
    """A PDF with known words, restricted unless told otherwise."""
    arquivo = guardar_arquivo([pagina_marcada()], nome="laudo.pdf", tipo_mime="application/pdf")
    dados = DadosDoDocumento(
        tipo=casa.anexo, nivel=nivel, hipotese=casa.hipotese if nivel else None, chave=uuid4()
    )
    return incluir_arquivo(ator, processo=processo, dados=dados, arquivo=arquivo)


def marca(casa: Casa, y: float = 0.0, altura: float = 0.5) -> Marca:
    """A bar from side to side."""
    return Marca(0.0, y, 1.0, altura, casa.hipotese, "Dados de saúde")


def marcar(ator: Ator, casa: Casa, documento: Documento) -> VersaoPublica:
    return preparar_tarjas(ator, documento=documento, pagina=1, marcas=[marca(casa)])


def publicar(ator: Ator, casa: Casa, documento: Documento) -> VersaoPublica:
    """From the bars to the public: half of the page is gone."""
    marcar(ator, casa, documento)
    gerar_versao_tarjada(ator, documento=documento)
    executar_tarefas()
    return publicar_pronta(ator, casa, documento)


def publicar_pronta(ator: Ator, casa: Casa, documento: Documento) -> VersaoPublica:
    versao = VersaoPublica.objects.vivas().get(documento=documento)
    return publicar_versao_tarjada(
        ator,
        documento=documento,
        tipo=casa.oficio,
        senha=SENHA,
        cargo=casa.cargo,
        revisao=versao.revisao,
    )
