"""Who asks, and the shape of a door."""

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace

from django.test import Client

from seiva.core.ator import Ator
from seiva.web import senha
from tests.visibilidade.mundo import Mundo

LOCALIZAR, LER, NA_MESA = "localizar processo", "ler processo", "ter na mesa"


LISTAR, ABRIR = "listar nó", "abrir documento"


SERVIDORES = frozenset(
    {"ana", "fabio", "bia", "edu", "ana no GAB", "caio", "gil", "ivo", "lia", "rui"}
)


# What a credential of signature opens; and what the pages of the document open, that and the rest.
CREDENCIADO, PARA_ASSINAR = "ter credencial de assinatura", "abrir documento, também para assinar"


ASSINAR, EM_BLOCO = "ter para assinar", "ver no bloco"


# The public, a citizen with an account, and one who was let into some processes.
CIDADAOS = frozenset({"dora", "dora com conta", "noe com acesso"})


TODOS = SERVIDORES | CIDADAOS


@dataclass(frozen=True)
class Membro:
    """Someone at work: account, institution and unit; nobody's account for the public.

    Who holds a credential gives the password of each process under sigilo before opening it:
    `seiva/web/tests/test_senha_do_sigilo.py` asks what happens before.
    """

    nome: str
    conta: str | None
    unidade: str | None
    da_outra: bool = False

    def ator(self, mundo: Mundo) -> Ator:
        """Needs the scope of the member's institution."""
        if self.conta is None:
            return Ator.publico(mundo.elenco.casa.instituicao.pk)
        if self.unidade is None:
            conta = mundo.elenco.contas[self.conta]
            return Ator.cidadao(mundo.elenco.casa.instituicao.pk, conta.pk, conta.nome)
        return mundo.elenco.ator(self.conta, self.unidade)

    def abrir(
        self, mundo: Mundo, cliente: Client, processo: int, documento: int | None = None
    ) -> None:
        """As if the password had just been given; it opens nothing to who has no credential.

        Typing it thousands of times would cost minutes; `test_senha_do_sigilo.py` types it.
        """
        casa = mundo.elenco.outra if self.da_outra else mundo.elenco.casa
        if self.conta is None or processo not in mundo.com_senha:
            return
        titular = (self.conta, self.unidade) not in mundo.so_para_assinar
        sessao = cliente.session
        unidade = casa.unidades[self.unidade or "RH"].pk
        pedido = SimpleNamespace(
            session=sessao,
            instituicao=casa.instituicao,
            lotacao=SimpleNamespace(unidade_id=unidade),
        )
        senha.abrir(pedido, processo if titular else None, None if titular else documento)
        sessao.save()

    def navegador(self, mundo: Mundo) -> Client:
        cliente = Client()
        if self.conta is not None:
            casa = mundo.elenco.outra if self.da_outra else mundo.elenco.casa
            cliente.force_login(mundo.elenco.contas[self.conta])
            sessao = cliente.session
            sessao["unidades"] = {str(casa.instituicao.pk): casa.unidades[self.unidade or "RH"].pk}
            sessao.save()
        return cliente


MEMBROS = (
    Membro("ana", "ana", "RH"),
    Membro("fabio", "fabio", "RH"),
    Membro("bia", "bia", "TRIB"),
    Membro("edu", "edu", "GAB"),
    Membro("ana no GAB", "ana", "GAB"),
    Membro("caio", "caio", "RH", da_outra=True),
    # Another holder of a credential, in another unit; who held one and lost it; who coordinates
    # the collection of RH.
    Membro("gil", "gil", "TRIB"),
    Membro("ivo", "ivo", "RH"),
    Membro("lia", "lia", "RH"),
    # Who only has credentials of signature, in a unit that is none of the others.
    Membro("rui", "rui", "GAB"),
    Membro("dora", None, None),
    Membro("dora com conta", "dora", None),
    Membro("noe com acesso", "noe", None),
)


@dataclass(frozen=True)
class Porta:
    nome: str
    o_que: str
    ver: Callable[[Mundo, Membro], set[str]]
    alcance: Callable[[str], bool] = lambda nome: True
    membros: frozenset[str] = TODOS
