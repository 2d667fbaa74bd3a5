"""Parity: through every door, everyone sees exactly the same — what the law says they may.

The table (`esperado`) is written by hand from the rule (domain.md §2.2), not from the code. Each
line: scenario → who sees it. `de_casa` are the servants of the institution.
Norma: Lei 12.527/2011, art. 7º, § 2º; Lei 12.527/2011, art. 31.
"""

from tests.visibilidade.esperado import ESPERADO, RH
from tests.visibilidade.membros import ABRIR, LER, LISTAR, LOCALIZAR, MEMBROS, NA_MESA
from tests.visibilidade.mundo import Mundo
from tests.visibilidade.portas import PORTAS


def test_todos_veem_o_mesmo_por_todas_as_portas(mundo: Mundo) -> None:
    for o_que in (LOCALIZAR, LER, NA_MESA):
        assert set(ESPERADO[o_que]) == set(mundo.processos)
    assert set(ESPERADO[LISTAR]) == set(ESPERADO[ABRIR]) == set(mundo.documentos)
    erros = []
    for porta in PORTAS:
        for membro in MEMBROS:
            if membro.nome not in porta.membros:
                continue
            permitido = {
                cenario for cenario, quem in ESPERADO[porta.o_que].items() if membro.nome in quem
            }
            visto = porta.ver(mundo, membro)
            # A door may reach less than it may show, and never shows more than the rule.
            a_mais, a_menos = visto - permitido, set(filter(porta.alcance, permitido)) - visto
            if a_mais or a_menos:
                erros.append(
                    f"{porta.nome}, {membro.nome}: a mais {sorted(a_mais)}; "
                    f"a menos {sorted(a_menos)}"
                )
    assert not erros, "\n".join(erros)


def test_quem_le_o_processo_sabe_que_ele_existe_e_quem_abre_o_documento_ve_o_no() -> None:
    """The table itself keeps the order of the rule."""
    for cenario, quem in ESPERADO[LER].items():
        assert quem <= ESPERADO[LOCALIZAR][cenario]
    for cenario, quem in ESPERADO[ABRIR].items():
        assert quem <= ESPERADO[LISTAR][cenario]


def test_a_entrada_reservada_do_historico_e_so_da_unidade(mundo: Mundo) -> None:
    from seiva.andamentos.models import Andamento

    veem = set()
    for membro in MEMBROS:
        casa = mundo.elenco.outra if membro.da_outra else mundo.elenco.casa
        with mundo.elenco.em(casa):
            entradas = Andamento.objects.legiveis_por(membro.ator(mundo))
            if entradas.filter(tipo="anotado").exists():
                veem.add(membro.nome)
    assert veem == RH
