"""A citizen registered in the institution, and what it demands of citizens."""

from typing import Any

from seiva.core.relogio import agora
from seiva.organizacao.models import CadastroExterno, Conta, ExigenciaDoCidadao
from tests.elenco import Casa


def povoar_cidadao(casa: Casa) -> dict[str, Any]:
    ExigenciaDoCidadao.objects.create(ato="peticionar", exige=ExigenciaDoCidadao.Exige.CONTA)
    dora = Conta.objects.get(cpf="71428793860")
    return {"cidadao": CadastroExterno.objects.create(conta=dora, pedido_em=agora())}
