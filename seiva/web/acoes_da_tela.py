"""Acts as buttons: icon, address, key and place in the line, from what the domain allows."""

from dataclasses import dataclass
from typing import Any

from seiva.core.acoes import acoes_possiveis
from seiva.core.ator import Ator
from seiva.processos.models import Processo
from seiva.web.enderecos import endereco


@dataclass(frozen=True)
class Botao:
    """How an act looks on the page of a process."""

    acao: str
    icone: str
    rota: str
    tecla: str = ""
    rotulo: str = ""


# The likeliest first: the first ones are buttons, the rest wait under "Mais".
DO_PROCESSO = (
    Botao("reabrir_processo", "reabrir", "processo_reabrir"),
    Botao("receber_processo", "receber", "processo_receber"),
    Botao("incluir_documento", "mais", "documento_incluir"),
    Botao("enviar_processo", "enviar", "processo_enviar", "e"),
    Botao("desfazer_envio", "retorno", "processo_desfazer"),
    Botao("atribuir_processo", "atribuir", "processo_atribuir", "a"),
    Botao("concluir_processo", "concluir", "processo_concluir"),
    Botao("renunciar_credencial", "chave", "processo_credenciais", rotulo="Credenciais"),
    Botao("anotar_processo", "nota", "processo_anotar"),
    Botao("marcar_processo", "marcador", "processo_marcadores", rotulo="Marcadores"),
    Botao("definir_prazo", "prazo", "processo_prazo"),
    Botao("dar_ciencia", "ciencia", "processo_ciencia"),
    Botao("atualizar_andamento", "editar", "processo_andamento"),
    Botao("incluir_processo_em_bloco", "bloco", "processo_bloco"),
    Botao("relacionar_processo", "relacionado", "processo_relacionar"),
    Botao("anexar_processo", "anexo", "processo_anexar"),
    Botao("desanexar_processo", "retorno", "processo_desanexar"),
    Botao("exportar_processo", "pdf", "processo_gerar_pdf", rotulo="Gerar PDF"),
    Botao("exportar_processo", "baixar", "processo_gerar_zip", rotulo="Gerar ZIP"),
    Botao("abrir_consulta", "comentario", "processo_consultas", rotulo="Consulta pública"),
    Botao("observar_processo", "comentario", "processo_observacao"),
    Botao("alterar_processo", "documento", "processo_alterar"),
    Botao("conceder_acesso", "externo", "processo_acesso_externo"),
    Botao("ordenar_documentos", "lista", "processo_ordenar"),
    Botao("incluir_arquivo", "anexo", "arquivos_incluir", rotulo="Incluir arquivos"),
)


def botoes(
    ator: Ator, processo: Processo, slug: str
) -> tuple[list[dict[str, Any]], list[dict[str, str]]]:
    """Acts that may be done now, and those worth explaining why not."""
    possiveis = acoes_possiveis(ator, processo, sobre="processo")
    acoes: list[dict[str, Any]] = []
    impossiveis: list[dict[str, str]] = []
    for botao in DO_PROCESSO:
        possivel = possiveis.get(botao.acao)
        url = endereco(botao.rota, slug, processo.pk)
        if possivel is None or not url:
            continue
        rotulo = botao.rotulo or possivel.titulo
        if possivel.impedimento is not None:
            impossiveis.append({"rotulo": rotulo, "porque": possivel.impedimento.mensagem})
            continue
        acoes.append(
            {
                "nome": botao.acao,
                "rotulo": rotulo,
                "icone": botao.icone,
                "url": url,
                "tecla": botao.tecla,
            }
        )
    return acoes, impossiveis
