"""Declarar que representa uma empresa; the institution checks, and approves or refuses."""

from dataclasses import dataclass
from uuid import UUID

from seiva.andamentos.registro import registrar
from seiva.core.acoes import Condicao, acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora, hoje
from seiva.core.textos import uma_linha
from seiva.organizacao.models import Conta, Instituicao
from seiva.organizacao.permissoes import CONFERIR_REPRESENTACAO
from seiva.organizacao.regras.documentos_pessoais import DocumentoInvalido, cnpj
from seiva.processos.models import Processo
from seiva.representacao import andamentos, textos
from seiva.representacao.exigencias import exigir_conhecida
from seiva.representacao.models import Representacao
from seiva.representacao.papeis import DECLARACAO, juntar, mostrar
from seiva.representacao.partes import conferir_lido, ja_feita, leitores_de, representada_de
from seiva.representacao.prova import alvo_do_texto, conferir_prova, metodo_provado
from seiva.representacao.regras.poderes import TODOS, em_ordem
from seiva.representacao.tarefas import pedir_avisos

Estado, Tipo = Representacao.Estado, Representacao.Tipo

PENDENTE = Condicao(
    "representacao_decidida",
    "Esta declaração já foi decidida.",
    lambda _ator, representacao: representacao.estado == Estado.PENDENTE,
)
DE_OUTRA_PESSOA = Condicao(
    "propria_representacao",
    "Ninguém confere a própria declaração: peça a um colega.",
    lambda ator, representacao: representacao.conta_id != ator.conta_id,
)
COM_DOCUMENTO = Condicao(
    "declaracao_cancelada",
    "A declaração assinada foi cancelada: peça que a pessoa faça outra.",
    lambda _ator, representacao: not representacao.documento.cancelado,
)


@dataclass(frozen=True)
class Declaracao:
    """What the person filled in. `como` is one of the legal kinds; `cargo` is free."""

    cnpj: str
    nome: str
    como: str
    cargo: str


@dataclass(frozen=True)
class DeclaracaoPreparada:
    """A declaration that holds, and the text to sign."""

    quem: Conta
    cnpj: str
    nome: str
    cargo: str
    html: str

    @property
    def resumo(self) -> str:
        """What the form sends back, to prove which text was read."""
        return textos.resumo_de(self.html)


def preparar_declaracao(ator: Ator, declaracao: Declaracao) -> DeclaracaoPreparada:
    """Check what was filled in and write the document, without keeping anything.

    Raises `RegraViolada` on the field that does not hold.
    """
    quem = exigir_conhecida(ator)
    try:
        numero = cnpj(declaracao.cnpj)
    except DocumentoInvalido as erro:
        raise RegraViolada("cnpj_invalido", erro.mensagem, campo="cnpj") from erro
    nome, cargo = uma_linha(declaracao.nome), uma_linha(declaracao.cargo)
    for campo, valor, maximo in (("nome", nome, 200), ("cargo", cargo, 120)):
        if not valor or len(valor) > maximo:
            raise RegraViolada(
                f"{campo}_obrigatorio", f"Preencha este campo, com até {maximo} letras.", campo
            )
    if declaracao.como not in {Tipo.RESPONSAVEL, Tipo.ADMINISTRADOR}:
        raise RegraViolada("tipo_desconhecido", "Diga como você representa a empresa.", "como")
    vivas = Representacao.objects.vivas().legais().da_conta(quem.pk)
    if vivas.filter(representada__documento=numero).exists():
        raise RegraViolada(
            "ja_declarada", "Você já declarou que representa esta empresa.", campo="cnpj"
        )
    html = textos.declaracao(
        quem,
        nome,
        numero,
        como=str(Tipo(declaracao.como).label),
        cargo=cargo,
        casa=Instituicao.objects.values_list("nome", flat=True).get(pk=ator.instituicao_id),
    )
    return DeclaracaoPreparada(quem, numero, nome, cargo, html)


@acao("declarar_representacao", titulo="Declarar que represento", antes=conferir_prova)
def declarar_representacao(
    ator: Ator, *, declaracao: Declaracao, lido: str, chave: UUID, senha: str = "", govbr: str = ""
) -> Representacao:
    """Sign the declaration and put it before the institution; it gives no power until approved.

    The same `chave` gives the same one back. Norma: Código Civil, art. 47.
    """
    if (feita := ja_feita(ator, chave)) is not None:
        return feita
    pronta = preparar_declaracao(ator, declaracao)
    conferir_lido(lido, pronta.resumo)
    metodo = metodo_provado(ator, govbr, alvo=alvo_do_texto(ator, chave, lido))
    empresa = representada_de(pronta.cnpj, pronta.nome)
    documento = juntar(ator, empresa, DECLARACAO, pronta.html, papel=pronta.cargo, metodo=metodo)
    feita = Representacao.objects.create(
        representada=empresa,
        conta=pronta.quem,
        tipo=declaracao.como,
        cargo=pronta.cargo,
        poderes=em_ordem(TODOS),
        inicio=hoje(),
        estado=Estado.PENDENTE,
        documento=documento,
        outorgada_por=pronta.quem,
        outorgada_em=agora(),
        chave=chave,
    )
    registrar(
        andamentos.DECLARADA,
        documento.processo,
        ator,
        pessoa=pronta.quem.nome,
        representada=pronta.nome,
        como=feita.get_tipo_display().lower(),
        numero=documento.numero_formatado,
    )
    mostrar(documento, [pronta.quem.pk], inteiro=leitores_de(empresa))
    return feita


@acao(
    "aprovar_representacao",
    titulo="Aprovar",
    exige=CONFERIR_REPRESENTACAO,
    estado=(PENDENTE, DE_OUTRA_PESSOA, COM_DOCUMENTO),
    sobre="representacao",
)
def aprovar_representacao(ator: Ator, *, representacao: Representacao) -> Representacao:
    """The institution checked that the person represents the company: from now on they may act in
    its name, and give powers in it."""
    _decidir(ator, representacao, Estado.ATIVA, "")
    mostrar(representacao.documento, [], inteiro=[representacao.conta_id])
    registrar(
        andamentos.APROVADA,
        representacao.documento.processo,
        ator,
        representada=representacao.representada.nome,
        pessoa=representacao.conta.nome,
        numero=representacao.documento.numero_formatado,
    )
    return representacao


@acao(
    "recusar_representacao",
    titulo="Recusar",
    exige=CONFERIR_REPRESENTACAO,
    estado=(PENDENTE, DE_OUTRA_PESSOA),
    sobre="representacao",
)
def recusar_representacao(
    ator: Ator, *, representacao: Representacao, motivo: str
) -> Representacao:
    """Say why; the person reads it and may declare again."""
    motivo = uma_linha(motivo)
    if not motivo or len(motivo) > 300:
        raise RegraViolada(
            "motivo_obrigatorio", "Escreva o motivo, com até 300 letras.", campo="motivo"
        )
    _decidir(ator, representacao, Estado.RECUSADA, motivo)
    registrar(
        andamentos.RECUSADA,
        representacao.documento.processo,
        ator,
        representada=representacao.representada.nome,
        pessoa=representacao.conta.nome,
        numero=representacao.documento.numero_formatado,
        motivo=motivo,
    )
    return representacao


def _decidir(ator: Ator, representacao: Representacao, estado: str, motivo: str) -> None:
    Processo.travar(representacao.documento.processo_id)
    representacao.estado, representacao.motivo = estado, motivo
    representacao.decidida_em, representacao.decidida_por_id = agora(), ator.minha_conta
    representacao.save()
    pedir_avisos(representacao, "decidida")
