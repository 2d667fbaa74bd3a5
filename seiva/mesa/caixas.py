"""The boxes of the mesa: what each one holds, as a condition over passagens of the unit."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from seiva.core.ator import Ator
from seiva.processos.models import Destino, Passagem, Processo
from seiva.processos.querysets import DestinoQuerySet, PassagemQuerySet


@dataclass(frozen=True)
class Caixa:
    """One box. `vazio` is what an empty one says: title and what to expect there."""

    chave: str
    rotulo: str
    icone: str
    vazio: tuple[str, str]
    de_retornos: bool = False
    urgente: bool = False

    def filtro(self, ator: Ator) -> Q:
        """Condition over the open passagens of the unit."""
        return {
            "nao-lidos": Q(nao_lida=True),
            "meus": Q(atribuida_a_id=ator.conta_id),
            "assinar": Q(para_assinar__gt=0),
            "prazos": Q(prazo__isnull=False),
            "recebidos": Q(origem=Passagem.Origem.RECEBIDO),
            "gerados": Q(origem=Passagem.Origem.GERADO),
        }.get(self.chave, Q())


CAIXAS: dict[str, Caixa] = {
    caixa.chave: caixa
    for caixa in (
        Caixa(
            "todos",
            "Todos",
            "mesa",
            (
                "Nada por aqui: a mesa está em dia",
                "Processos enviados à sua unidade aparecem aqui. Para começar um, "
                "use “Novo processo”.",
            ),
        ),
        Caixa(
            "nao-lidos",
            "Não lidos",
            "email",
            ("Tudo lido", "Processos que chegam à unidade ficam aqui até alguém abri-los."),
        ),
        Caixa(
            "meus",
            "Atribuídos a mim",
            "pessoa",
            (
                "Nenhum processo com você",
                "Aparece aqui o que você autua e o que colegas atribuem a você.",
            ),
        ),
        Caixa(
            "assinar",
            "Para assinar",
            "assinar",
            ("Nada para assinar", "Minutas da unidade que esperam assinatura aparecem aqui."),
        ),
        Caixa(
            "prazos",
            "Prazos",
            "prazo",
            (
                "Nenhum prazo marcado",
                "Marque um prazo em “Prazo”, na página do processo: só a sua unidade o vê.",
            ),
            urgente=True,
        ),
        Caixa(
            "devolver",
            "Retornos a devolver",
            "retorno",
            (
                "Ninguém espera devolução",
                "Quando outra unidade pede um processo de volta até certa data, ele aparece aqui.",
            ),
            de_retornos=True,
            urgente=True,
        ),
        Caixa(
            "aguardando",
            "Retornos que pedi",
            "suspenso",
            (
                "Nenhum retorno pedido",
                "Ao enviar, preencha “Devolver até” para acompanhar aqui a volta do processo.",
            ),
            de_retornos=True,
        ),
        Caixa(
            "recebidos",
            "Recebidos",
            "receber",
            ("Nenhum recebido", "Processos que outras unidades enviaram aparecem aqui."),
        ),
        Caixa(
            "gerados",
            "Gerados",
            "processo",
            ("Nenhum gerado", "Processos que nasceram nesta unidade aparecem aqui."),
        ),
    )
}


def da_caixa(ator: Ator, caixa: Caixa) -> PassagemQuerySet:
    """Passagens of one box (not for boxes of returns)."""
    resposta: PassagemQuerySet = Passagem.objects.da_mesa_de(ator).filter(caixa.filtro(ator))
    return resposta


def retornos(ator: Ator, caixa: Caixa) -> DestinoQuerySet:
    """Returns still due: asked of this unit (`devolver`) or by it (`aguardando`)."""
    devidos = (
        Destino.objects.a_devolver_por(ator.unidade_id)
        if caixa.chave == "devolver"
        else Destino.objects.pedidas_por(ator.unidade_id)
    )
    # Asked of each return, of which there are few: never of every process of the institution.
    conhecido = Processo.objects.localizaveis_por(ator).filter(pk=OuterRef("processo_id"))
    resposta: DestinoQuerySet = devidos.filter(Exists(conhecido))
    return resposta
