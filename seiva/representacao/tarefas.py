"""Background jobs of representations: telling both sides."""

from django.conf import settings
from django.utils.timezone import localtime

from seiva.core.ator import Ator
from seiva.core.jobs import enfileirar, tarefa
from seiva.organizacao.correio.envio import entregar
from seiva.organizacao.correio.especies import Especie
from seiva.organizacao.models import Conta
from seiva.representacao.mensagens import DADA, DECIDIDA, ENCERRADA
from seiva.representacao.models import Representacao

_FATOS: dict[str, Especie] = {"dada": DADA, "encerrada": ENCERRADA, "decidida": DECIDIDA}


def pedir_avisos(representacao: Representacao, fato: str) -> None:
    """One job for each person that the fact concerns: a refusal of one repeats no other."""
    partes: list[int | None] = [representacao.conta_id]
    if fato != "decidida":
        partes += [representacao.outorgada_por_id, representacao.encerrada_por_id]
    for conta_id in sorted({parte for parte in partes if parte is not None}):
        enfileirar(avisar, representacao_id=representacao.pk, conta_id=conta_id, fato=fato)


@tarefa("representacao.avisar", fila="correio")
def avisar(ator: Ator, *, representacao_id: int, conta_id: int, fato: str) -> None:
    """Tell one person of what happened to one representation; once, however often it runs."""
    alvo = Representacao.objects.com_partes().um(pk=representacao_id)
    conta, especie = Conta.objects.get(pk=conta_id), _FATOS[fato]
    valores = {
        "nome": conta.nome,
        "representante": alvo.conta.nome,
        "representada": alvo.representada.nome,
        "poderes": "\n".join(f"- {frase}" for frase in alvo.frases),
        "prazo": f"até {alvo.ate:%d/%m/%Y}" if alvo.ate else "até que seja revogada ou renunciada",
        "como": _como(alvo),
        "decisao": _decisao(alvo),
        "link": f"{settings.URL_BASE}/{alvo.instituicao.slug}/meus/representacoes/",
    }
    if not conta.email:
        return
    entregar(
        especie,
        chave=f"{alvo.pk}:{conta.pk}",
        para=conta.email,
        variaveis={v.nome: valores[v.nome] for v in especie.variaveis},
    )


def _como(alvo: Representacao) -> str:
    if alvo.encerrada_em is None:
        return ""
    return f"{alvo.get_estado_display()} em {localtime(alvo.encerrada_em):%d/%m/%Y às %H:%M}."


def _decisao(alvo: Representacao) -> str:
    if alvo.estado == Representacao.Estado.RECUSADA:
        return f"Não foi aceita: {alvo.motivo}"
    return "Foi aprovada: você já pode agir em nome da empresa."
