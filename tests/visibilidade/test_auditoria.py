"""Through every door, reading what is not public leaves a row; what is public leaves none.

A new door enters `PORTAS` and is asked the same here: one that shows restricted content and
logs nothing fails, and so does one that logs what it did not show.
Norma: Lei 13.709/2018, art. 37.
"""

from datetime import timedelta

from seiva.auditoria.models import RegistroDeLeitura
from seiva.core.relogio import agora, como_em
from seiva.documentos.models import Documento
from seiva.processos.models import Processo
from tests.visibilidade.membros import ABRIR, LER, LOCALIZAR, MEMBROS, PARA_ASSINAR, Membro, Porta
from tests.visibilidade.mundo import Mundo
from tests.visibilidade.portas import PORTAS
from tests.visibilidade.test_paridade import ESPERADO

# Doors that are questions, asked by code: who answers them to someone is a door below. Of the
# PDF of a process the test looks at what is inside, and does not take the file: the ZIP's does.
SEM_PEDIDO = ("consulta:", "pesquisa:", "página: PDF do processo")
# Two name other processes, and open none that is not public; one sends on to the original.
SEM_CONTEUDO = {"página: referência", "página: relacionados", "página: vista"}
PAGINAS = [porta for porta in PORTAS if not porta.nome.startswith(SEM_PEDIDO)]


def _reservados(mundo: Mundo, membro: Membro) -> tuple[set[str], set[str]]:
    """Processes and documents of the member's institution that are not public now."""
    casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
    with mundo.elenco.em(casa):
        processos = Processo.objects.filter(nivel_efetivo__gt=0).values_list("pk", flat=True)
        documentos = [
            d.pk for d in Documento.objects.select_related("processo") if d.nivel_efetivo > 0
        ]
        return mundo.nomes_de_processos(processos), mundo.nomes_de_documentos(documentos)


def _devidas(porta: Porta, membro: Membro, mundo: Mundo, visto: set[str]) -> set[str]:
    """What must be in the log after `visto` was seen through the door."""
    if porta.nome in SEM_CONTEUDO:
        return set()
    processos, documentos = _reservados(mundo, membro)
    if porta.o_que in {ABRIR, PARA_ASSINAR}:
        return visto & documentos
    if porta.o_que == LER:
        return visto & processos
    if porta.o_que == LOCALIZAR:
        # A page of a process that the member knows of and may not read shows no content.
        return {nome for nome in visto & processos if membro.nome in ESPERADO[LER][nome]}
    return set()  # the table of a unit is a list of work, not content (docs/adr/0016)


def _registradas(porta: Porta, membro: Membro, mundo: Mundo, desde: int) -> set[str]:
    casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
    conta = mundo.elenco.contas[membro.conta].pk if membro.conta else None
    with mundo.elenco.em(casa):
        linhas = list(RegistroDeLeitura.objects.filter(pk__gt=desde))
        assert {linha.conta_id for linha in linhas} <= {conta}
        if porta.o_que in {ABRIR, PARA_ASSINAR}:
            return mundo.nomes_de_documentos(linha.documento_id for linha in linhas)
        return mundo.nomes_de_processos(x.processo_id for x in linhas if not x.documento_id)


def _ultima(mundo: Mundo, membro: Membro) -> int:
    casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
    with mundo.elenco.em(casa):
        ultima = RegistroDeLeitura.objects.order_by("pk").last()
        return ultima.pk if ultima else 0


def test_toda_porta_registra_o_que_mostra_de_reservado_e_so_isso(mundo: Mundo) -> None:
    erros, algum, instante = [], 0, agora()
    for porta in PAGINAS:
        for membro in MEMBROS:
            if membro.nome not in porta.membros:
                continue
            instante += timedelta(minutes=30)  # another window: nothing is taken for repeated
            desde = _ultima(mundo, membro)
            with como_em(instante):
                visto = porta.ver(mundo, membro)
            devidas = _devidas(porta, membro, mundo, visto)
            achadas = _registradas(porta, membro, mundo, desde)
            algum += len(achadas)
            if achadas != devidas:
                erros.append(
                    f"{porta.nome}, {membro.nome}: a mais {sorted(achadas - devidas)}; "
                    f"a menos {sorted(devidas - achadas)}"
                )
    assert not erros, "\n".join(erros)
    assert algum > 40
