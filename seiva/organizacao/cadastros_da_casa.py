"""Registers of the institution's own structure that need nothing of processes: profiles, cargos."""

from typing import Any

from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import hoje
from seiva.organizacao.cadastros import Cadastro, Campo, Coluna, declarar
from seiva.organizacao.models import Cargo, Lotacao, Perfil
from seiva.organizacao.permissoes import DA_PLATAFORMA, PERMISSOES
from seiva.organizacao.pessoas import ADMINISTRAR, administradores, nao_encerradas, travar_pessoas

COORDENAR = "sigilo.coordenar"
OFERECIDAS = tuple((c, texto) for c, texto in PERMISSOES.items() if c not in DA_PLATAFORMA)


def permissoes_do_perfil(_ator: Ator, perfil: Perfil, _valores: dict[str, Any]) -> None:
    """Only permissions that exist; those of the platform are neither given nor taken here.

    An administrator is nobody's reader: who administers does not coordinate secret processes.
    """
    gravadas = Perfil.objects.filter(pk=perfil.pk).values_list("permissoes", flat=True).first()
    da_plataforma = DA_PLATAFORMA & set(gravadas or ())
    pedidas = set(perfil.permissoes) - da_plataforma
    if pedidas - dict(OFERECIDAS).keys():
        raise RegraViolada(
            "permissao_desconhecida", "Escolha só permissões da lista.", campo="permissoes"
        )
    if {ADMINISTRAR, COORDENAR} <= pedidas:
        raise RegraViolada(
            "administra_e_coordena",
            "Quem administra a instituição não coordena sigilosos: faça dois perfis.",
            campo="permissoes",
        )
    perfil.permissoes = [c for c in PERMISSOES if c in pedidas | da_plataforma]
    if ADMINISTRAR in set(gravadas or ()) - pedidas:
        _fica_quem_administre(perfil)


def _fica_quem_administre(perfil: Perfil) -> None:
    """A profile loses the administration only when somebody has it by another."""
    travar_pessoas()
    vigentes = Lotacao.objects.vigentes(hoje()).exclude(perfil=perfil)
    outros = vigentes.filter(perfil__permissoes__contains=[ADMINISTRAR], conta__is_active=True)
    if administradores(hoje()) and not outros.exists():
        raise RegraViolada(
            "ultimo_administrador",
            "Com isto ninguém mais administraria a instituição: só quem tem este perfil administra. "
            "Dê antes a alguém outro perfil que administre.",
            campo="permissoes",
        )


def perfil_sem_ninguem(_ator: Ator, perfil: Perfil) -> None:
    """A profile goes out of use when nobody has it: nobody loses, without knowing, what they do."""
    travar_pessoas()
    quantas = nao_encerradas(hoje()).filter(perfil=perfil).count()
    if quantas:
        de_quem = "1 lotação" if quantas == 1 else f"{quantas} lotações"
        raise RegraViolada(
            "perfil_em_uso",
            f"{perfil.nome} é o perfil de {de_quem}. Dê antes outro perfil a essas pessoas, em "
            "Pessoas e lotações.",
        )


def _quais(perfil: Perfil) -> str:
    return ", ".join(PERMISSOES[c] for c in perfil.permissoes if c in PERMISSOES) or "Nenhuma"


PERFIS = Cadastro(
    chave="perfis",
    modelo=Perfil,
    titulo="Perfis",
    singular="perfil",
    texto="Conjuntos de permissões: o que cada pessoa pode fazer na unidade em que está lotada.",
    vazio="Crie um perfil para cada papel: quem só redige, quem assina, quem administra.",
    campos=(
        Campo("nome"),
        Campo(
            "permissoes",
            "O que permite",
            "Vale na hora para todos os que têm este perfil.",
            escolhas=OFERECIDAS,
            obrigatorio=True,
        ),
        Campo(
            "exige_segundo_fator",
            "Exige segundo fator para entrar",
            "Além da senha, um código ou uma chave de acesso.",
        ),
    ),
    colunas=("nome", Coluna("permissoes", "O que permite", _quais), "exige_segundo_fator"),
    ordens=("nome",),
    busca=("nome",),
    filtros=("permissoes",),
    regras=(permissoes_do_perfil,),
    ao_encerrar=(perfil_sem_ninguem,),
)

CARGOS = Cadastro(
    chave="cargos",
    modelo=Cargo,
    titulo="Cargos e funções",
    singular="cargo",
    texto="Como o cargo de quem assina se lê na assinatura.",
    vazio="Crie os cargos e funções sob os quais as pessoas assinam.",
    campos=(Campo("nome", ajuda="Como deve aparecer na assinatura, por extenso."),),
    colunas=("nome",),
    ordens=("nome",),
    busca=("nome",),
)

declarar(PERFIS, CARGOS)
