"""Parity: through every door, everyone sees exactly the same — what the law says they may.

The table below is written by hand from the rule (domain.md §2.2), not from the code. Each
line: scenario → who sees it. `de_casa` are the servants of the institution.
Norma: Lei 12.527/2011, art. 7º, § 2º; Lei 12.527/2011, art. 31.
"""

from tests.visibilidade.membros import (
    ABRIR,
    ASSINAR,
    CIDADAOS,
    CREDENCIADO,
    EM_BLOCO,
    LER,
    LISTAR,
    LOCALIZAR,
    MEMBROS,
    NA_MESA,
    PARA_ASSINAR,
)
from tests.visibilidade.mundo import Mundo
from tests.visibilidade.portas import PORTAS

RH = {"ana", "fabio", "ivo", "lia"}
TRIB = {"bia", "gil"}
GAB = {"edu", "ana no GAB", "rui"}
DE_CASA = RH | TRIB | GAB
TITULARES = {"ana", "gil"}
SO_TITULAR = {"ana"}
TODOS = DE_CASA | CIDADAOS
NOE = {"noe com acesso"}
NINGUEM: set[str] = set()
DO_BLOCO = RH | TRIB

ESPERADO: dict[str, dict[str, set[str]]] = {
    # May know that it exists: everything but what is under sigilo.
    LOCALIZAR: {
        "público": TODOS,
        "público tramitado": TODOS,
        "restrito": TODOS,
        "restrito que passou pela TRIB e foi ao GAB": TODOS,
        "restrito de envio desfeito": TODOS,
        "sigiloso": {"ana"},
        "contaminado": TODOS,
        "público de outra instituição": {"caio"},
        "sigiloso de dois titulares": TITULARES,
        "público com documento sigiloso": TODOS,
        "tornado sigiloso": {"ana"},
        "que deixou o sigilo": TODOS,
        "todos relacionados": TODOS,
        "restrito com bloco": TODOS,
        "restrito em reunião": TODOS,
        "enviado com bloco": TODOS,
        "virou sigiloso com bloco": {"ana"},
        "sigiloso com credencial de assinatura": {"ana"},
        "público com minuta sigilosa": TODOS,
        "restrito aberto a Noe": TODOS,
        "restrito com um documento aberto a Noe": TODOS,
        "sigiloso com acesso de Noe": {"ana"},
        "restrito de acesso terminado": TODOS,
    },
    # May read it: what is public; the restricted, in units through which it passed.
    LER: {
        "público": TODOS,
        "público tramitado": TODOS,
        "restrito": RH,
        "restrito que passou pela TRIB e foi ao GAB": RH | TRIB | GAB,
        "restrito de envio desfeito": RH,
        "sigiloso": {"ana"},
        "contaminado": RH,
        "público de outra instituição": {"caio"},
        "sigiloso de dois titulares": TITULARES,
        "público com documento sigiloso": TODOS,
        "tornado sigiloso": {"ana"},
        "que deixou o sigilo": RH | TRIB,
        "todos relacionados": TODOS,
        "restrito com bloco": RH,
        "restrito em reunião": RH,
        "enviado com bloco": TODOS,
        "virou sigiloso com bloco": {"ana"},
        "sigiloso com credencial de assinatura": {"ana"},
        "público com minuta sigilosa": TODOS,
        "restrito aberto a Noe": RH | NOE,
        "restrito com um documento aberto a Noe": RH,
        "sigiloso com acesso de Noe": {"ana"},
        "restrito de acesso terminado": RH,
    },
    # On the table of the unit: what is open there; under sigilo, only to who has a credential.
    NA_MESA: {
        "público": RH,
        "público tramitado": TRIB,
        "restrito": RH,
        "restrito que passou pela TRIB e foi ao GAB": GAB,
        "restrito de envio desfeito": RH,
        "sigiloso": {"ana"},
        "contaminado": RH,
        "público de outra instituição": {"caio"},
        "sigiloso de dois titulares": TITULARES,
        "público com documento sigiloso": RH,
        "tornado sigiloso": {"ana"},
        "que deixou o sigilo": RH | TRIB,
        "todos relacionados": RH,
        "restrito com bloco": RH,
        "restrito em reunião": RH,
        "enviado com bloco": GAB,
        "virou sigiloso com bloco": {"ana"},
        "sigiloso com credencial de assinatura": {"ana"},
        "público com minuta sigilosa": RH,
        "restrito aberto a Noe": RH,
        "restrito com um documento aberto a Noe": RH,
        "sigiloso com acesso de Noe": {"ana"},
        "restrito de acesso terminado": RH,
    },
    # The node in the tree: of what is known; a draft, in its own unit alone.
    LISTAR: {
        "minuta em público": RH,
        "assinado em público": TODOS,
        "arquivo em público": TODOS,
        "restrito assinado em público": TODOS,
        "restrito arquivo em público": TODOS,
        "excluído": NINGUEM,
        "cancelado": TODOS,
        "minuta da RH em tramitado": RH,
        "restrito em tramitado": TODOS,
        "minuta da TRIB em tramitado": TRIB,
        "assinado no que passou": TODOS,
        "assinado no desfeito": TODOS,
        "assinado em restrito": TODOS,
        "minuta em restrito": RH,
        "assinado em sigiloso": {"ana"},
        "minuta em sigiloso": {"ana"},
        "público em contaminado": TODOS,
        "restrito em contaminado": TODOS,
        "assinado de outra instituição": {"caio"},
        "assinado em dividido": TITULARES,
        "minuta em dividido": {"ana"},
        "assinado ao lado do sigiloso": TODOS,
        "sigiloso assinado em público": TITULARES,
        "assinado no que se tornou sigiloso": {"ana"},
        "assinado no que deixou o sigilo": TODOS,
        "minuta em bloco": DO_BLOCO,
        "minuta restrita em bloco": DO_BLOCO,
        "assinado em bloco": TODOS,
        "minuta ao lado do bloco": RH,
        "assinado ao lado do bloco": TODOS,
        "minuta de bloco recolhido": RH,
        "minuta de bloco devolvido": RH,
        "minuta em reunião": DO_BLOCO,
        "assinado em reunião": TODOS,
        "minuta de bloco, processo enviado": RH,
        "minuta de bloco, virou sigiloso": {"ana"},
        "minuta com credencial": SO_TITULAR,
        "minuta com credencial do colega": SO_TITULAR,
        "assinado com credencial": SO_TITULAR,
        "minuta ao lado da credencial": SO_TITULAR,
        "assinado com credencial usada": SO_TITULAR,
        "minuta com credencial cassada": SO_TITULAR,
        "minuta sigilosa em público, com credencial": SO_TITULAR,
        "assinado no aberto a Noe": TODOS,
        "minuta no aberto a Noe": RH,
        "velado no aberto a Noe": TODOS,
        "restrito aberto a Noe sozinho": TODOS,
        "ao lado do aberto a Noe": TODOS,
        "sigiloso aberto a Noe": {"ana"},
        "assinado no de acesso terminado": TODOS,
    },
    # The content: one restricted document does not hide the rest.
    ABRIR: {
        "minuta em público": RH,
        "assinado em público": TODOS,
        "arquivo em público": TODOS,
        "restrito assinado em público": RH,
        "restrito arquivo em público": RH,
        "excluído": NINGUEM,
        "cancelado": NINGUEM,
        "minuta da RH em tramitado": RH,
        "restrito em tramitado": RH | TRIB,
        "minuta da TRIB em tramitado": TRIB,
        "assinado no que passou": RH | TRIB | GAB,
        "assinado no desfeito": RH,
        "assinado em restrito": RH,
        "minuta em restrito": RH,
        "assinado em sigiloso": {"ana"},
        "minuta em sigiloso": {"ana"},
        "público em contaminado": RH,
        "restrito em contaminado": RH,
        "assinado de outra instituição": {"caio"},
        "assinado em dividido": TITULARES,
        "minuta em dividido": {"ana"},
        "assinado ao lado do sigiloso": TODOS,
        "sigiloso assinado em público": TITULARES,
        "assinado no que se tornou sigiloso": {"ana"},
        "assinado no que deixou o sigilo": RH | TRIB,
        "minuta em bloco": DO_BLOCO,
        "minuta restrita em bloco": DO_BLOCO,
        "assinado em bloco": DO_BLOCO,
        "minuta ao lado do bloco": RH,
        "assinado ao lado do bloco": RH,
        "minuta de bloco recolhido": RH,
        "minuta de bloco devolvido": RH,
        "minuta em reunião": DO_BLOCO,
        "assinado em reunião": RH,
        "minuta de bloco, processo enviado": RH,
        "minuta de bloco, virou sigiloso": {"ana"},
        "minuta com credencial": SO_TITULAR,
        "minuta com credencial do colega": SO_TITULAR,
        "assinado com credencial": SO_TITULAR,
        "minuta ao lado da credencial": SO_TITULAR,
        "assinado com credencial usada": SO_TITULAR,
        "minuta com credencial cassada": SO_TITULAR,
        "minuta sigilosa em público, com credencial": SO_TITULAR,
        "assinado no aberto a Noe": RH | NOE,
        "minuta no aberto a Noe": RH,
        "velado no aberto a Noe": RH,
        "restrito aberto a Noe sozinho": RH | NOE,
        "ao lado do aberto a Noe": RH,
        "sigiloso aberto a Noe": {"ana"},
        "assinado no de acesso terminado": RH,
    },
    # By a credential of signature, one document each; of the rest of the process, nothing.
    CREDENCIADO: {
        "minuta com credencial": {"rui"},
        "minuta com credencial do colega": {"fabio"},
        "assinado com credencial": {"rui"},
        "minuta sigilosa em público, com credencial": {"rui"},
    },
    # Waiting for a signature of the unit; of what is not here, nobody's.
    ASSINAR: {
        "minuta em público": RH,
        "minuta da TRIB em tramitado": TRIB,
        "minuta em restrito": RH,
        "minuta em sigiloso": {"ana"},
        "minuta em dividido": {"ana"},
        "minuta em bloco": DO_BLOCO,
        "minuta restrita em bloco": DO_BLOCO,
        "assinado em bloco": TRIB,
        "minuta ao lado do bloco": RH,
        "minuta de bloco recolhido": RH,
        "minuta de bloco devolvido": RH,
        "minuta em reunião": RH,
        "minuta de bloco, virou sigiloso": {"ana"},
        "minuta com credencial": {"ana", "rui"},
        "minuta com credencial do colega": {"ana", "fabio"},
        "assinado com credencial": {"rui"},
        "minuta ao lado da credencial": SO_TITULAR,
        "minuta com credencial cassada": SO_TITULAR,
        "minuta sigilosa em público, com credencial": {"ana", "rui"},
        "minuta no aberto a Noe": RH,
    },
    # On the page of a block of documents: nothing under sigilo, whoever asks.
    EM_BLOCO: {
        "minuta em bloco": DO_BLOCO,
        "minuta restrita em bloco": DO_BLOCO,
        "assinado em bloco": DO_BLOCO,
        "minuta de bloco recolhido": RH,
        "minuta de bloco devolvido": RH,
        "minuta de bloco, processo enviado": RH,
    },
}

# The pages that show one document to who signs it.
ESPERADO[PARA_ASSINAR] = {
    nome: quem | ESPERADO[CREDENCIADO].get(nome, NINGUEM) for nome, quem in ESPERADO[ABRIR].items()
}


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
