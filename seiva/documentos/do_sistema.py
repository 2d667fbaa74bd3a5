"""Documents that the system itself writes in a process: certidões of what happened."""

from dataclasses import dataclass
from html import escape

from seiva.andamentos.registro import registrar
from seiva.catalogo.models import HipoteseLegal, NivelAcesso, TipoDocumento
from seiva.core.ator import Ator
from seiva.core.relogio import agora, hoje
from seiva.documentos import andamentos
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.exames import pedir_exame
from seiva.documentos.leituras import iniciar_leitura
from seiva.documentos.models import Documento
from seiva.documentos.numeros import emitir_numero
from seiva.documentos.papel.render import renderizar
from seiva.documentos.situacao_da_unidade import avisar_outras_unidades
from seiva.processos.models import Processo


@dataclass(frozen=True)
class DoSistema:
    """What the system writes. `unidade_id` and `autor_id`: on whose behalf it stands in the
    process; `corpo` is HTML, already escaped."""

    tipo: TipoDocumento
    titulo: str
    corpo: str
    unidade_id: int
    autor_id: int
    nivel: int = NivelAcesso.PUBLICO
    hipotese: HipoteseLegal | None = None
    nome_na_arvore: str = ""


def juntar_do_sistema(ator: Ator, processo: Processo, escrito: DoSistema) -> Documento:
    """Put a PDF/A in the process, which nobody edits nor excludes. Inside a running act, which
    locked the process. `nivel` is at most that of something already in it."""
    numero = emitir_numero(ator)
    pdf = renderizar(_pagina(processo, escrito), titulo=escrito.titulo).pdf
    arquivo = guardar_arquivo([pdf], nome=f"{numero:07d}.pdf", tipo_mime="application/pdf")
    processo.documentos_incluidos += 1
    processo.save(update_fields=["documentos_incluidos"])
    documento = Documento(
        numero=numero,
        processo=processo,
        ordem=processo.documentos_incluidos,
        tipo=escrito.tipo,
        natureza=Documento.Natureza.EXTERNO,
        estado=Documento.Estado.REGISTRADO,
        formato=Documento.Formato.NATO_DIGITAL,
        nome_na_arvore=escrito.nome_na_arvore,
        data=hoje(),
        nivel=escrito.nivel,
        hipotese=escrito.hipotese if escrito.nivel else None,
        unidade_id=escrito.unidade_id,
        autor_id=escrito.autor_id,
        criado_em=agora(),
        firmado_em=agora(),
        visto_fora=True,
        arquivo=arquivo,
    )
    documento.save(force_insert=True)
    iniciar_leitura(arquivo)
    pedir_exame(arquivo)
    avisar_outras_unidades(ator, processo, documento)
    registrar(
        andamentos.REGISTRADO,
        processo,
        ator,
        nivel=str(NivelAcesso(documento.nivel).label).lower(),
        numero=documento.numero_formatado,
        nome=documento.nome,
    )
    return documento


def _pagina(processo: Processo, escrito: DoSistema) -> str:
    titulo = escape(escrito.titulo)
    quem = f"{escape(processo.instituicao.nome)} · Processo {escape(processo.numero)}"
    return (
        f'<!DOCTYPE html><html lang="pt-BR"><head><meta charset="utf-8"><title>{titulo}</title>'
        f'</head><body class="papel"><main><p>{quem}</p><h1 class="papel-titulo">{titulo}</h1>'
        f'<div class="papel-corpo">{escrito.corpo}<p>Documento gerado pelo sistema. O histórico '
        "do processo registra o mesmo ato.</p></div></main></body></html>"
    )
