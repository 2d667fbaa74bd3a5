"""Notices of who runs the platform, and a person's dismissal of one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora
from seiva.core.textos import linhas_limpas, uma_linha
from seiva.operacao.models import Aviso, DispensaDeAviso
from seiva.organizacao.alteracoes import registrar_alteracao, retrato
from seiva.organizacao.models import Alteracao, Instituicao, Natureza

CAMPOS = ("titulo", "texto", "tom", "publico", "naturezas", "inicio", "fim", "janela_de",
          "janela_ate")  # fmt: skip


@dataclass(frozen=True)
class DadosDoAviso:
    """What a notice says, to whom and when. `instituicoes` are addresses (slugs)."""

    titulo: str
    texto: str
    tom: str = Aviso.Tom.INFORMACAO
    publico: str = Aviso.Publico.TODAS
    naturezas: Sequence[str] = field(default=())
    instituicoes: Sequence[str] = field(default=())
    inicio: datetime | None = None
    fim: datetime | None = None
    janela_de: datetime | None = None
    janela_ate: datetime | None = None


@acao("publicar_aviso", titulo="Publicar aviso", exige="plataforma.operar", registra=False)
def publicar_aviso(ator: Ator, *, dados: DadosDoAviso) -> Aviso:
    """Show a notice to servants from `inicio` (now when absent) to `fim`.

    Raises `RegraViolada` naming the field that is wrong.
    """
    titulo, texto = uma_linha(dados.titulo), linhas_limpas(dados.texto)
    if not titulo or not texto:
        campo = "titulo" if not titulo else "texto"
        raise RegraViolada("aviso_vazio", "Escreva o título e o texto do aviso.", campo=campo)
    inicio = dados.inicio or agora()
    _conferir_datas(dados, inicio)
    aviso = Aviso.objects.create(
        titulo=titulo[:120],
        texto=texto[:1000],
        tom=dados.tom,
        publico=dados.publico,
        naturezas=_naturezas(dados),
        instituicoes=_instituicoes(dados),
        inicio=inicio,
        fim=dados.fim,
        janela_de=dados.janela_de,
        janela_ate=dados.janela_ate,
        criado_em=agora(),
        criado_por_id=ator.minha_conta,
    )
    registrar_alteracao(ator, aviso, Alteracao.Verbo.CRIOU, depois=retrato(aviso, CAMPOS))
    return aviso


@acao("encerrar_aviso", titulo="Encerrar aviso", exige="plataforma.operar", registra=False)
def encerrar_aviso(ator: Ator, *, aviso: Aviso) -> Aviso:
    """Stop showing a notice now. One that did not begin never will. Raises `aviso_encerrado`."""
    atual = Aviso.objects.select_for_update().get(pk=aviso.pk)
    antes = retrato(atual, ("inicio", "fim"))
    if atual.fim is not None and atual.fim <= agora():
        raise RegraViolada("aviso_encerrado", "Este aviso já terminou.")
    atual.fim = agora()
    if atual.inicio >= atual.fim:
        atual.inicio = atual.criado_em
    atual.save(update_fields=("inicio", "fim"))
    registrar_alteracao(
        ator,
        atual,
        Alteracao.Verbo.ALTEROU,
        antes=antes,
        depois=retrato(atual, ("inicio", "fim")),
    )
    return atual


@acao("dispensar_aviso", titulo="Dispensar aviso", registra=False, mesmo_suspensa=True)
def dispensar_aviso(ator: Ator, *, aviso: Aviso) -> None:
    """The person read it. Twice is once."""
    DispensaDeAviso.objects.get_or_create(
        conta_id=ator.minha_conta,
        aviso=aviso,
        instituicao_id=ator.instituicao_id,
        defaults={"quando": agora()},
    )


def _conferir_datas(dados: DadosDoAviso, inicio: datetime) -> None:
    if dados.fim is not None and dados.fim <= max(inicio, agora()):
        raise RegraViolada("aviso_datas", "O aviso tem de terminar depois de começar.", campo="fim")
    de, ate = dados.janela_de, dados.janela_ate
    if (de is None) != (ate is None):
        campo = "janela_de" if de is None else "janela_ate"
        raise RegraViolada(
            "aviso_janela", "Da manutenção, diga o começo e o fim, ou nenhum dos dois.", campo=campo
        )
    if de is not None and ate is not None and ate <= de:
        raise RegraViolada(
            "aviso_janela", "A manutenção tem de terminar depois de começar.", campo="janela_ate"
        )


def _naturezas(dados: DadosDoAviso) -> list[str]:
    if dados.publico != Aviso.Publico.NATUREZAS:
        return []
    escolhidas = [n for n in Natureza.values if n in dados.naturezas]
    if not escolhidas:
        raise RegraViolada(
            "aviso_sem_publico", "Escolha ao menos um tipo de instituição.", campo="naturezas"
        )
    return escolhidas


def _instituicoes(dados: DadosDoAviso) -> list[int]:
    if dados.publico != Aviso.Publico.ESCOLHIDAS:
        return []
    pedidas = {slug.strip() for slug in dados.instituicoes if slug.strip()}
    achadas = dict(Instituicao.objects.filter(slug__in=pedidas).values_list("slug", "pk"))
    if faltam := sorted(pedidas - set(achadas)):
        raise RegraViolada(
            "aviso_sem_publico",
            f"Não há instituição com este endereço: {', '.join(faltam)}.",
            campo="instituicoes",
        )
    if not achadas:
        raise RegraViolada(
            "aviso_sem_publico", "Escolha ao menos uma instituição.", campo="instituicoes"
        )
    return sorted(achadas.values())
