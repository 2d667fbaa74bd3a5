"""Each process as a bag of its own: the package of the autos, inside a bag (RFC 8493)."""

from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from seiva.autos.conteudo import Secao, retratos
from seiva.autos.pacote import formato as dos_autos
from seiva.autos.pacote.empacotar import Entrada
from seiva.autos.pacote.reunir import reunir
from seiva.core.ator import Ator
from seiva.core.tenancy import escopo
from seiva.portabilidade.formato import raiz_do_processo
from seiva.portabilidade.saida.bolsa import Bolsa, em_json
from seiva.processos.models import Processo

JSON = "application/json"


def ensacar_processo(instituicao_id: int, processo_id: int, pasta: Path) -> tuple[Path, str]:
    """Write the bag of one process in `pasta`; the file and the number of the process.

    Everything goes, whatever the access level: it belongs to the institution. Raises `SemEspaco`
    and `NaoDeuCerto`.
    """
    with transaction.atomic(), escopo(instituicao_id):
        ator = Ator.tarefa(instituicao_id)
        processo = Processo.objects.select_related("tipo", "hipotese", "instituicao").get(
            pk=processo_id
        )
        secao = Secao(processo, retratos(ator, processo))
        pacote = reunir(ator, [secao], pasta, parcial=False, sem_reserva=True)
        instituicao = processo.instituicao
    destino, raiz = pasta / "processo.zip", raiz_do_processo(processo.numero)
    with Bolsa(destino, raiz) as bolsa:
        arquivos = [bolsa.carga(entrada) for entrada in pacote.entradas]
        manifesto = em_json({**pacote.manifesto, "arquivos": arquivos})
        kid, assinatura = pacote.assinar(manifesto)
        assinado = em_json({"kid": kid, "ed25519": assinatura})
        bolsa.carga(Entrada(dos_autos.MANIFESTO, JSON, conteudo=manifesto))
        bolsa.carga(Entrada(dos_autos.ASSINATURA, JSON, conteudo=assinado))
        bolsa.fechar(
            {
                "Source-Organization": instituicao.nome,
                "External-Identifier": processo.numero,
                "External-Description": processo.tipo.nome,
                "Bagging-Date": pacote.manifesto["gerado_em"][:10],
            }
        )
    return destino, processo.numero


def bytes_do_processo(caminho: Path, numero: str) -> Iterator[tuple[str, str]]:
    """(sha256, member of the ZIP) of every file of the payload of a bag just written."""
    import zipfile

    raiz = raiz_do_processo(numero)
    with zipfile.ZipFile(caminho) as zip_:
        for linha in zip_.read(f"{raiz}/manifest-sha256.txt").decode().splitlines():
            sha256, _, nome = linha.partition("  ")
            yield sha256, f"{raiz}/{nome}"
