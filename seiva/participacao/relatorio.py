"""The text of the report: every published contribution, in the order of the passages."""

from collections.abc import Iterator

from django.db.models import Count
from django.utils.html import escape
from django.utils.timezone import localtime

from seiva.participacao.models import ConsultaPublica, Contribuicao
from seiva.participacao.regras.estado import ultimo_dia

MAIOR_PARTE = 900_000  # characters of one document, far under what a body may have
ANONIMA = "cidadã(o)"


def partes_do_relatorio(consulta: ConsultaPublica) -> tuple[list[str], int, int]:
    """Bodies of the documents, in order; how many were published; how many withheld.

    What was withheld enters by number and reason alone, without text or person: it may offend or
    tell of others. What its author took back is not counted.
    """
    todas = Contribuicao.objects.da_consulta(consulta)
    retidas = dict(todas.retidas().values_list("motivo").annotate(n=Count("pk")))
    publicadas = todas.publicadas().count()
    partes = _em_partes(_cabeca(consulta, publicadas, retidas), _blocos(consulta))
    return partes, publicadas, sum(retidas.values())


def partes_das_retidas(consulta: ConsultaPublica) -> list[str]:
    """Bodies of the annex: each contribution that was withheld, why, and what its author answered.

    For who decides and who audits; never for the public: it may offend or tell of others.
    """
    return _em_partes(_cabeca_das_retidas(consulta), _blocos_das_retidas(consulta))


def _em_partes(cabeca: str, blocos: Iterator[str]) -> list[str]:
    """The head and the blocks, cut into documents that a body holds."""
    partes, atual = [], [cabeca]
    tamanho = len(atual[0])
    for bloco in blocos:
        if tamanho + len(bloco) > MAIOR_PARTE:
            partes.append("".join(atual))
            atual, tamanho = [], 0
        atual.append(bloco)
        tamanho += len(bloco)
    partes.append("".join(atual))
    return partes


def nome_publico(contribuicao: Contribuicao) -> str:
    """The name that the person chose to show."""
    return contribuicao.nome or ANONIMA


def _cabeca(consulta: ConsultaPublica, publicadas: int, retidas: dict[str, int]) -> str:
    de, ate = localtime(consulta.abre_em), ultimo_dia(consulta.fecha_em)
    motivos = "".join(
        f"<li>{escape(Contribuicao.Motivo(motivo).label)}: {quantas}</li>"
        for motivo, quantas in sorted(retidas.items())
    )
    fora = f"<p>Não foram publicadas, por decisão de quem moderou:</p><ul>{motivos}</ul>"
    return (
        f"<p>Relatório das contribuições à consulta pública “{escape(consulta.titulo)}”, sobre o "
        f"documento {escape(consulta.documento.nome)} "
        f"({consulta.documento.numero_formatado}), aberta de {de:%d/%m/%Y} a {ate:%d/%m/%Y}.</p>"
        f"<p>Contribuições publicadas: {publicadas}.</p>"
        f"{fora if retidas else '<p>Nenhuma contribuição deixou de ser publicada.</p>'}"
        f"<p>SHA-256 do texto posto em consulta: {consulta.conteudo_sha256}</p>"
    )


def _blocos(consulta: ConsultaPublica) -> Iterator[str]:
    """The title of each passage that was written on, and each contribution under it."""
    linhas = (
        Contribuicao.objects.da_consulta(consulta)
        .publicadas()
        .select_related("trecho")
        .order_by("trecho__ordem", "numero")
    )
    atual: object = object()
    for linha in linhas.iterator(chunk_size=500):
        if linha.trecho_id != atual:
            atual = linha.trecho_id
            yield _titulo(linha)
        corpo = escape(linha.texto).replace("\n", "<br>")
        yield (
            f"<p><strong>{linha.numero}. {escape(nome_publico(linha))}</strong>, "
            f"{localtime(linha.enviada_em):%d/%m/%Y %H:%M}:<br>{corpo}</p>"
        )


def _titulo(linha: Contribuicao) -> str:
    if linha.trecho is None:
        return "<h2>Sobre o texto todo</h2>"
    texto = linha.trecho.texto if len(linha.trecho.texto) <= 300 else f"{linha.trecho.texto[:299]}…"
    return f"<h2>{escape(f'{linha.trecho.rotulo} {texto}'.strip())}</h2>"


def _cabeca_das_retidas(consulta: ConsultaPublica) -> str:
    return (
        f"<p>Anexo ao relatório da consulta pública “{escape(consulta.titulo)}”, sobre o documento "
        f"{escape(consulta.documento.nome)} ({consulta.documento.numero_formatado}).</p>"
        "<p>Contribuições que não foram publicadas, com o motivo de cada decisão. O acesso é "
        "restrito: o texto pode ofender pessoas ou trazer dados pessoais de outras.</p>"
    )


def _blocos_das_retidas(consulta: ConsultaPublica) -> Iterator[str]:
    linhas = (
        Contribuicao.objects.da_consulta(consulta)
        .retidas()
        .select_related("trecho", "moderada_por")
        .order_by("numero")
    )
    for linha in linhas.iterator(chunk_size=500):
        onde = f"parte {linha.trecho.ordem}" if linha.trecho is not None else "o texto todo"
        yield (
            f"<h2>Contribuição {linha.numero}</h2>"
            f"<p>De {escape(nome_publico(linha))}, em {localtime(linha.enviada_em):%d/%m/%Y %H:%M}, "
            f"sobre {onde}:<br>{_em_linhas(linha.texto)}</p>{_decisao(linha)}"
        )


def _decisao(linha: Contribuicao) -> str:
    """Why, by whom and when; the answer of the author, and whether it was read again."""
    quando = f" em {localtime(linha.moderada_em):%d/%m/%Y %H:%M}" if linha.moderada_em else ""
    quem = f", por {escape(linha.moderada_por.nome)}" if linha.moderada_por else ""
    motivo = f"<p>Não publicada{quando}{quem}. Motivo: {escape(linha.get_motivo_display())}."
    motivo += f" {escape(linha.explicacao)}</p>" if linha.explicacao else "</p>"
    if linha.replicada_em is None:
        return motivo
    mantida = " A decisão foi mantida." if linha.mantida_em else ""
    return f"{motivo}<p>Resposta de quem escreveu: {_em_linhas(linha.replica)}{mantida}</p>"


def _em_linhas(texto: str) -> str:
    return escape(texto).replace("\n", "<br>")
