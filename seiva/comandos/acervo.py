"""Real files for the demonstration, when the checkout has them beside it."""

from pathlib import Path

from seiva.catalogo.models import TipoDocumento, TipoProcesso
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.documentos.acoes.incluir import DadosDoDocumento
from seiva.documentos.recepcao import Descricao, incluir_recebidos, receber, tipos_de_arquivo
from seiva.processos.acoes.anotar import atualizar_andamento
from seiva.processos.acoes.autuar import DadosDeAutuacao, autuar_processo
from seiva.processos.models import Processo

PASTA = Path(__file__).resolve().parents[3] / "shared" / "corpus"


def juntar_acervo(ator: Ator, tipo: TipoProcesso, pasta: Path = PASTA) -> Processo | None:
    """A process with every file of the folder that reception accepts, each as its own document.

    What reception refuses is told in the history, in the words that a clerk would have read.
    None when there is no folder.
    """
    arquivos = sorted(p for p in pasta.glob("*") if p.suffix != ".md") if pasta.is_dir() else []
    if not arquivos:
        return None
    processo = autuar_processo(
        ator,
        dados=DadosDeAutuacao(
            tipo=tipo, nivel=0, especificacao="Arquivos de exemplo, de muitos formatos"
        ),
    )
    descricoes, recusas = [], []
    for caminho in arquivos:
        try:
            with caminho.open("rb") as conteudo:
                recebido = receber(
                    ator,
                    processo=processo,
                    nome=caminho.name,
                    arquivo=conteudo,
                    tamanho=caminho.stat().st_size,
                )
        except RegraViolada as recusa:
            recusas.append(recusa.mensagem)
            continue
        dados = DadosDoDocumento(
            tipo=_tipo(ator, recebido.tipo_sugerido_id), nome_na_arvore=caminho.stem[:50]
        )
        descricoes.append(Descricao(recebido.pk, dados))
    incluir_recebidos(ator, processo=processo, descricoes=descricoes)
    for mensagem in recusas:
        atualizar_andamento(ator, processo=processo, texto=f"Recusado na entrada. {mensagem}")
    return processo


def _tipo(ator: Ator, sugerido: int | None) -> TipoDocumento:
    """The type guessed from the name, when it needs no typed number; else an annex."""
    tipos = tipos_de_arquivo(ator).exclude(numeracao=TipoDocumento.Numeracao.INFORMADA)
    escolhido: TipoDocumento = (
        tipos.filter(pk=sugerido or 0).first() or tipos.filter(nome="Anexo").first() or tipos[0]
    )
    return escolhido
