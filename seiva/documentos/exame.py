"""Examining what arrives: plain text here, everything that needs a parser in the workshop."""

from typing import IO

from seiva.documentos.oficina.cliente import TrabalhoFalhou, trabalhar
from seiva.documentos.oficina.confinar import Limites
from seiva.documentos.regras.exame_de_arquivo import SEM_ANALISADOR, examinar
from seiva.documentos.regras.recusa_de_arquivo import ArquivoRecusado

_LIMITES = Limites(prazo=30, processador=25, memoria=1024, arquivo=1, pasta=64)


def examinar_com_cuidado(arquivo: IO[bytes], extensao: str) -> str:
    """Media type of an open, seekable file. Raises `ArquivoRecusado`.

    A file that exhausts the time or the memory of the examination is refused too: whoever opened
    it would be next.
    """
    if extensao in SEM_ANALISADOR:
        return examinar(arquivo, extensao)
    try:
        visto = trabalhar("examinar", arquivo, _LIMITES, extensao=extensao).dados
    except TrabalhoFalhou as erro:
        raise ArquivoRecusado(
            "não se deixa examinar com segurança: pede tempo ou memória demais para ser aberto.",
            "Abra-o no seu computador, salve como PDF e envie o PDF.",
        ) from erro
    finally:
        arquivo.seek(0)
    if "problema" in visto:
        raise ArquivoRecusado(str(visto["problema"]), str(visto["o_que_fazer"]))
    return str(visto["tipo_mime"])
