"""A public version of a file, with its bar, published with its certidão."""

from typing import Any

from seiva.core.ator import Ator
from seiva.documentos.acoes.tarjar import concluir_versao_tarjada, gerar_versao_tarjada
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.tests.apoio_de_tarjas import com_pdf, marcar, publicar_pronta
from seiva.processos.models import Processo
from tests.elenco import Casa


def povoar_tarjas(ator: Ator, casa: Casa, processo: Processo) -> dict[str, Any]:
    """The document with bars, and its version; the job is left in the queue."""
    documento = com_pdf(ator, casa, processo, nivel=0)
    marcar(ator, casa, documento)
    versao = gerar_versao_tarjada(ator, documento=documento)
    pronto = guardar_arquivo([b"%PDF-1.7"], nome="publica.pdf", tipo_mime="application/pdf")
    concluir_versao_tarjada(ator, versao=versao, revisao=versao.revisao, arquivo=pronto, paginas=1)
    return {"tarjado": documento, "publica": publicar_pronta(ator, casa, documento)}
