"""Definir provedor de entrada: the institution's own directory or identity provider."""

from dataclasses import dataclass

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.organizacao.alteracoes import registrar_alteracao, retrato
from seiva.organizacao.models import Alteracao, ProvedorDeEntrada
from seiva.organizacao.seguranca.provedores import embrulhar
from seiva.organizacao.seguranca.rede import conferir_endereco

CAMPOS = ("nome", "endereco", "cliente", "campo", "ativo")
ESQUEMAS = {"oidc": "https", "ldap": "ldaps"}


@dataclass(frozen=True)
class DadosDoProvedor:
    """As typed; an empty `segredo` keeps the one there is."""

    tipo: str
    nome: str
    endereco: str
    cliente: str
    campo: str = "cpf"
    segredo: str = ""
    ativo: bool = True


@acao(
    "definir_provedor",
    titulo="Definir provedor de entrada",
    exige="instituicao.administrar",
    registra=False,
)
def definir_provedor(ator: Ator, *, dados: DadosDoProvedor) -> ProvedorDeEntrada:
    """Create or change the provider of one kind. The log tells that the secret changed, never it.

    Raises `RegraViolada` for an address of another scheme or of an internal network, and for a
    directory whose name to bind as has no place for the login.
    """
    conferir_endereco(dados.endereco, ESQUEMAS[dados.tipo])
    if dados.tipo == "ldap" and dados.cliente.count("{login}") != 1:
        raise RegraViolada(
            "sem_login", "Escreva {login} uma vez, no lugar do nome de quem entra.", campo="cliente"
        )
    atual = ProvedorDeEntrada.objects.select_for_update().filter(tipo=dados.tipo).first()
    antes = retrato(atual, CAMPOS) if atual else {}
    provedor: ProvedorDeEntrada = atual or ProvedorDeEntrada(tipo=dados.tipo)
    for nome in CAMPOS:
        setattr(provedor, nome, getattr(dados, nome))
    depois = retrato(provedor, CAMPOS)
    if dados.segredo:
        provedor.segredo = embrulhar(dados.segredo, ator.instituicao_id)
        antes["segredo"], depois["segredo"] = "anterior", "novo"
    provedor.save()
    verbo = Alteracao.Verbo.ALTEROU if atual else Alteracao.Verbo.CRIOU
    registrar_alteracao(ator, provedor, verbo, antes=antes, depois=depois)
    return provedor
