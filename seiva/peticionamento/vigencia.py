"""A draft in the face of its service: it may have left the Carta, or say something else now."""

from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.peticionamento.models import Papel, Rascunho
from seiva.peticionamento.regras.respostas import pedidos
from seiva.servicos.models import VersaoDoServico
from seiva.servicos.versoes import conteudo_de


def versao_vigente(rascunho: Rascunho) -> VersaoDoServico | None:
    """The version that citizens read now of the service of the draft; None when it left."""
    if rascunho.versao is None:
        return None
    vigentes = VersaoDoServico.objects.vigentes().select_related("tipo_processo", "hipotese")
    achada: VersaoDoServico | None = vigentes.filter(servico=rascunho.versao.servico_id).first()
    return achada


def atualizar(ator: Ator, rascunho: Rascunho) -> bool:
    """Bring the draft to the version in force; whether it changed. Inside a running act.

    What was typed stays: questions that went away are not read any more. Files of a paper that
    is not asked any more stay as other documents.
    """
    vigente = versao_vigente(rascunho)
    if vigente is None or vigente.pk == rascunho.versao_id:
        return False
    chaves = {pedido.chave for pedido in pedidos(conteudo_de(vigente))}
    outros = set(
        Papel.objects.filter(rascunho=rascunho, pedido="").values_list("sha256", flat=True)
    )
    for papel in Papel.objects.filter(rascunho=rascunho).exclude(pedido__in=chaves):
        if papel.sha256 in outros:
            papel.delete()
            continue
        outros.add(papel.sha256)
        papel.pedido = ""
        papel.save(update_fields=["pedido"])
    rascunho.versao, rascunho.tocado_em = vigente, agora()
    rascunho.save()
    return True
