"""What the page of the bars shows."""

from dataclasses import dataclass
from typing import Any

from seiva.documentos.models import Documento, VersaoPublica
from seiva.documentos.preencher import cargos_de
from seiva.documentos.sugestoes_de_tarjas import linhas_a_cobrir, sugestoes_da_pagina
from seiva.documentos.tarjas import PalavraNaPagina, tarjas_de, viva
from seiva.organizacao.models import Cargo
from seiva.web.acesso import Requisicao
from seiva.web.documentos.comum import endereco, endereco_no_processo
from seiva.web.forms.tarjas import CancelarPublica, Escolhidas, Publicar, linhas_de_tarjas

Paginas = list[list[list[PalavraNaPagina]]]


@dataclass
class Recusados:
    """Forms that came back with an error, as they were typed."""

    linhas: Any = None
    escolhidas: Escolhidas | None = None
    publicar: Publicar | None = None
    cancelar: CancelarPublica | None = None
    frase: str = ""

    @property
    def algum(self) -> bool:
        return bool(self.linhas or self.escolhidas or self.publicar or self.cancelar or self.frase)


def formulario_de_publicar(requisicao: Requisicao, dados: Any = None, revisao: int = 0) -> Publicar:
    cargos = Cargo.objects.filter(pk__in=[c.pk for c in cargos_de(requisicao.ator)])
    return Publicar(
        dados, cargos=cargos.order_by("nome"), ator=requisicao.ator, initial={"revisao": revisao}
    )


def contexto_da_tela(
    requisicao: Requisicao, alvo: Documento, paginas: Paginas, pagina: int, recusados: Recusados
) -> dict[str, Any]:
    """Everything of one page (from 1), of what waits in the others, and of what comes next."""
    versao, total = viva(alvo), len(paginas)
    pagina = min(pagina, max(1, total))
    todas = tarjas_de(versao)
    daqui = [t for t in todas if t.pagina == pagina]
    folha = endereco(requisicao, "tarjas_folha", documento=alvo.pk)
    linhas = paginas[pagina - 1] if paginas else []
    return {
        "documento": alvo,
        "versao": versao,
        "pagina": pagina,
        "total": total,
        "navegacao": _navegacao(paginas, pagina, todas),
        "folha_url": f"{folha}?pagina={pagina}&revisao={versao.revisao if versao else 0}",
        "formset": recusados.linhas or linhas_de_tarjas(None, daqui),
        "escolhidas": recusados.escolhidas or Escolhidas(),
        "sugestoes": sugestoes_da_pagina(linhas, daqui),
        "linhas": linhas_a_cobrir(linhas),
        "tarjas_total": len(todas),
        "frase": recusados.frase,
        "voltar_url": endereco_no_processo(requisicao, alvo),
    } | _do_que_vem(requisicao, alvo, versao, recusados)


def _do_que_vem(
    requisicao: Requisicao, alvo: Documento, versao: VersaoPublica | None, recusados: Recusados
) -> dict[str, Any]:
    if versao is None:
        return {}
    contexto: dict[str, Any] = {
        "previa_url": endereco(requisicao, "tarjas_previa", documento=alvo.pk)
    }
    if versao.estado == VersaoPublica.Estado.PRONTA or recusados.publicar:
        formulario = formulario_de_publicar(requisicao, revisao=versao.revisao)
        contexto["publicar"] = recusados.publicar or formulario
    if versao.publicada:
        contexto["cancelar"] = recusados.cancelar or CancelarPublica()
        contexto["publica_url"] = endereco(requisicao, "versao_publica", publicado=alvo.numero)
    return contexto


def _navegacao(paginas: Paginas, pagina: int, tarjas: list[Any]) -> list[dict[str, Any]]:
    """Other pages worth going to: neighbours, those with bars and those with suggestions."""
    resposta = []
    for numero, linhas in enumerate(paginas, 1):
        suas = [t for t in tarjas if t.pagina == numero]
        sugestoes = len(sugestoes_da_pagina(linhas, suas))
        perto = abs(numero - pagina) <= 2 or numero in {1, len(paginas)}
        if perto or suas or sugestoes:
            resposta.append(
                {
                    "numero": numero,
                    "atual": numero == pagina,
                    "tarjas": len(suas),
                    "sugestoes": sugestoes,
                }
            )
    return resposta
