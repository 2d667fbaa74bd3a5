"""The job that makes a public version, in the workshop, away from the database."""

from django.conf import settings

from seiva.core.ator import Ator
from seiva.core.jobs import tarefa
from seiva.documentos.models import VersaoPublica
from seiva.documentos.oficina.cliente import Feito, TrabalhoFalhou
from seiva.documentos.oficina.confinar import Limites
from seiva.documentos.tarefas_de_leitura import DEVAGAR

_PEDACO = 1024 * 1024


@tarefa("documentos.tarjar_documento", fila=DEVAGAR, transacao=False)
def tarjar_documento(ator: Ator, *, versao_id: int, revisao: int) -> None:
    """Make the file of one revision of the bars. Safe to run again; what changed is left alone."""
    from seiva.documentos.ler import no_escopo
    from seiva.documentos.tarjas import pedir, tarjas_de

    with no_escopo(ator.instituicao_id):
        versao: VersaoPublica = VersaoPublica.objects.select_related("documento").um(pk=versao_id)
        if (versao.estado, versao.revisao) != (VersaoPublica.Estado.FAZENDO, revisao):
            return
        areas = [tarja.area for tarja in tarjas_de(versao)]
    prazo = settings.LEITURA_SEGUNDOS
    limites = Limites(prazo=prazo, processador=int(prazo), memoria=2048, gentil=True)
    try:
        feito = pedir("tarjar", versao.documento, versao.origem_sha256, limites, areas=areas)
    except TrabalhoFalhou as erro:
        _concluir(ator, versao, revisao, None, str(erro))
    else:
        _concluir(ator, versao, revisao, feito)


def _concluir(
    ator: Ator, versao: VersaoPublica, revisao: int, feito: Feito | None, erro: str = ""
) -> None:
    from seiva.documentos.acoes.tarjar import concluir_versao_tarjada
    from seiva.documentos.arquivos import guardar_arquivo
    from seiva.documentos.ler import no_escopo

    with no_escopo(ator.instituicao_id):
        arquivo, paginas = None, 0
        if feito is not None:
            nome = f"{versao.documento.numero_formatado}-versao-publica.pdf"
            pedacos = iter(lambda: feito.arquivo.read(_PEDACO), b"")
            arquivo = guardar_arquivo(pedacos, nome=nome, tipo_mime="application/pdf")
            paginas = int(feito.dados["paginas"])
        concluir_versao_tarjada(
            ator, versao=versao, revisao=revisao, arquivo=arquivo, paginas=paginas, erro=erro
        )
