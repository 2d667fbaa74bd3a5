"""What a citizen sent and is preparing, in one institution."""

import io
from typing import Any

from seiva.core.ator import Ator
from seiva.peticionamento.acoes.peticionar import peticionar
from seiva.peticionamento.acoes.rascunhos import anexar_papel, comecar_peticao, guardar_respostas
from seiva.peticionamento.prova import Prova
from seiva.servicos.models import Servico, VersaoDoServico
from tests.elenco import SENHA

RESPOSTAS = {"campo-1": "Na praça", "campo-2": "Na rua"}


def povoar_peticionamento(ator: Ator, servico: Servico) -> dict[str, Any]:
    """One petition delivered and one draft with a file, both of the person who acts."""
    cidadao = Ator.cidadao(ator.instituicao_id, ator.minha_conta, ator.nome)
    versao = VersaoDoServico.objects.vigentes().get(servico=servico)
    rascunho = comecar_peticao(cidadao, versao=versao)
    guardar_respostas(cidadao, rascunho=rascunho, respostas=RESPOSTAS)
    foto = _foto()
    anexar_papel(
        cidadao,
        rascunho=rascunho,
        pedido="documento-1",
        nome="foto.png",
        arquivo=io.BytesIO(foto),
        tamanho=len(foto),
    )
    feito = peticionar(cidadao, rascunho=rascunho, prova=Prova(senha=SENHA, termos=True))
    outro = comecar_peticao(cidadao, versao=versao)
    anexar_papel(
        cidadao,
        rascunho=outro,
        pedido="documento-1",
        nome="foto.png",
        arquivo=io.BytesIO(foto),
        tamanho=len(foto),
    )
    return {"protocolo": feito, "rascunho": outro}


def _foto() -> bytes:
    from PIL import Image

    saida = io.BytesIO()
    Image.new("RGB", (2, 2), "white").save(saida, "PNG")
    return saida.getvalue()
