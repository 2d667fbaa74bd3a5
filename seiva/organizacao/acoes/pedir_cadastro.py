"""Pedir cadastro: a citizen asks an institution to be known by it."""

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora
from seiva.organizacao.alteracoes import registrar_alteracao, retrato
from seiva.organizacao.lugares import lembrar_lugar
from seiva.organizacao.models import Alteracao, CadastroExterno, Conta, NivelGovBr
from seiva.organizacao.seguranca.govbr import nivel_de

DO_CADASTRO = ("estado", "ativo", "forma", "motivo")
Estado, Verbo = CadastroExterno.Estado, Alteracao.Verbo


@acao("pedir_cadastro", titulo="Pedir cadastro", registra=False)
def pedir_cadastro(ator: Ator) -> CadastroExterno:
    """Ask, or ask again after a refusal. Level prata or ouro of gov.br is let in at once; who has
    less waits for somebody of the institution to check who they are.

    Also for servants: here they are citizens. Raises `RegraViolada` when there is nothing to ask.
    """
    conta = Conta.objects.select_for_update().get(pk=ator.minha_conta)
    cadastro = CadastroExterno.objects.da_conta(conta.pk).first()
    antes = retrato(cadastro, DO_CADASTRO) if cadastro else {}
    confiavel = nivel_de(conta) >= NivelGovBr.PRATA
    _conferir(cadastro, confiavel)
    cadastro = cadastro or CadastroExterno(conta=conta)
    cadastro.estado, cadastro.motivo, cadastro.pedido_em = Estado.PENDENTE, "", agora()
    cadastro.decidido_em, cadastro.decidido_por, cadastro.forma = None, None, ""
    if confiavel:
        cadastro.estado, cadastro.forma = Estado.LIBERADO, CadastroExterno.Forma.GOVBR
        cadastro.decidido_em = agora()
    cadastro.save()
    lembrar_lugar(conta.cpf)
    registrar_alteracao(
        ator,
        cadastro,
        Verbo.ALTEROU if antes else Verbo.CRIOU,
        antes=antes,
        depois=retrato(cadastro, DO_CADASTRO),
        rotulo=conta.nome,
    )
    return cadastro


def _conferir(cadastro: CadastroExterno | None, confiavel: bool) -> None:
    if cadastro is None:
        return
    if not cadastro.ativo:
        raise RegraViolada(
            "cadastro_desativado",
            "A instituição desativou o seu cadastro. Procure o atendimento dela.",
        )
    if cadastro.estado == Estado.LIBERADO:
        raise RegraViolada("cadastro_liberado", "O seu cadastro já está liberado.")
    if cadastro.estado == Estado.PENDENTE and not confiavel:
        raise RegraViolada("cadastro_pendente", "O seu pedido já está aguardando conferência.")
