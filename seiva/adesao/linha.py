"""What happened to a request and what comes next, in plain words, for who asked."""

from dataclasses import dataclass
from datetime import datetime

from seiva.adesao.models import Adesao, Estado
from seiva.adesao.models.adesao import VIVAS
from seiva.adesao.situacao import Termo, termo_de, termo_vivo


@dataclass(frozen=True)
class Passo:
    """One thing that happened. `icone` is a name of the house's symbols."""

    quando: datetime
    texto: str
    icone: str


def passos(adesao: Adesao) -> list[Passo]:
    """From the latest to the first. Names nobody but who is in the request itself."""
    dono = adesao.principal or adesao
    todos = [Passo(adesao.manifestada_em, "Pedido enviado pelo formulário.", "documento")]
    if adesao.confirmada_em:
        todos.append(Passo(adesao.confirmada_em, "E-mail confirmado.", "confere"))
    if adesao.confirmada_em and adesao.principal is None:
        todos.append(Passo(adesao.confirmada_em, "Processo aberto na plataforma.", "processo"))
    if adesao.confirmada_em and adesao.principal is not None:
        texto = "Pedido junto a outro da mesma instituição, que já estava em andamento."
        todos.append(Passo(adesao.confirmada_em, texto, "relacionado"))
    todos += _do_termo(dono, _autoridade(adesao))
    datas = (
        (dono.aprovada_em, "Adesão aprovada; ambiente criado na fase piloto.", "concluir"),
        (dono.piloto_em, "Preparação concluída; piloto iniciado.", "grade"),
        (dono.producao_em, "Em produção.", "confere"),
    )
    todos += [Passo(quando, texto, icone) for quando, texto, icone in datas if quando]
    if dono.encerrada_em:
        fim = "Pedido recusado" if dono.estado == Estado.RECUSADA else "Desistência registrada"
        todos.append(Passo(dono.encerrada_em, f"{fim}: {dono.motivo}", "cancelado"))
    # Reversed after sorting: of two at the same instant, what was told last comes first.
    return sorted(todos, key=lambda passo: passo.quando)[::-1]


def proximo(adesao: Adesao) -> str:
    """One sentence: what is waited for now, and of whom."""
    dono = adesao.principal or adesao
    if dono.estado == Estado.TERMO:
        return _espera_do_termo(_autoridade(adesao), termo_de(dono))
    if dono.estado == Estado.A_CONFIRMAR and Adesao.objects.vivas().do_ente(dono.ente).exists():
        return (
            "Já há um pedido desta instituição em andamento. Confirme o seu e-mail, pela mensagem "
            "que enviamos: o seu pedido se junta a ele, e você passa a acompanhá-lo."
        )
    frases: dict[str, str] = {
        Estado.A_CONFIRMAR: "Falta confirmar o e-mail: abra a mensagem que enviamos ao responsável "
        "e siga o endereço que está nela.",
        Estado.INTERESSE: "A equipe da plataforma examina o pedido e prepara o termo de adesão.",
        Estado.PREPARACAO: "O ambiente está pronto. O administrador recebeu por e-mail como entrar "
        "e prepara o primeiro processo.",
        Estado.PILOTO: "A instituição está em piloto.",
        Estado.PRODUCAO: "A instituição usa a plataforma em produção.",
    }
    return frases.get(dono.estado, "O pedido terminou. Um novo pedido pode ser feito.")


def etapa(adesao: Adesao) -> str:
    """Which of the steps of an adoption it is in, as "Etapa 2 de 5"; "" out of them."""
    dono = adesao.principal or adesao
    if dono.estado not in VIVAS:
        return ""
    return f"Etapa {VIVAS.index(Estado(dono.estado)) + 1} de {len(VIVAS)}"


def _autoridade(adesao: Adesao) -> str:
    """The name that the person told; of another request, only what anybody could know."""
    return adesao.autoridade_nome if adesao.principal is None else "a autoridade da instituição"


def _do_termo(adesao: Adesao, autoridade: str) -> list[Passo]:
    documento = termo_vivo(adesao)
    if documento is None:
        return []
    situacao = termo_de(adesao)
    feitos = [Passo(documento.criado_em, "Termo de adesão preparado.", "documento")]
    if situacao.daqui:
        texto = "Termo assinado por quem opera a plataforma."
        feitos.append(Passo(situacao.daqui.assinada_em, texto, "assinar"))
    if situacao.envio:
        texto = f"Termo enviado por e-mail, para assinar: {autoridade}."
        feitos.append(Passo(situacao.envio.liberada_em, texto, "email"))
    if situacao.de_la:
        texto = f"Termo assinado por quem o recebeu: {autoridade}."
        feitos.append(Passo(situacao.de_la.assinada_em, texto, "assinar"))
    return feitos


def _espera_do_termo(autoridade: str, situacao: Termo) -> str:
    if situacao.completo:
        return "O termo tem as duas assinaturas. Falta a aprovação da plataforma."
    if situacao.esperando:
        return f"O termo espera uma assinatura: {autoridade} recebeu o endereço por e-mail. Se a mensagem não chegou, confira a caixa de mensagens indesejadas."
    return (
        "O termo de adesão está pronto. Quem opera a plataforma assina primeiro e depois o envia "
        f"por e-mail, para assinar, a {autoridade}."
    )
