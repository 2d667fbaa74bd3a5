"""Relatar e responder: contributions become part of the process, and get an answer.

Norma: LINDB, art. 29; Lei 9.784/1999, art. 31, § 2º, and art. 34.
"""

from seiva.andamentos.registro import registrar
from seiva.catalogo.models import HipoteseLegal, NivelAcesso, TipoDocumento
from seiva.core.acoes import Condicao, acao
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.relogio import agora
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_documento
from seiva.documentos.models import Documento
from seiva.participacao import andamentos
from seiva.participacao.acoes.conduzir import CONDUZIR, ENCERRADA, PROCESSO_ABERTO_AQUI
from seiva.participacao.models import (
    ConsultaPublica,
    Contribuicao,
    RespostaDaConsulta,
    Trecho,
)
from seiva.participacao.relatorio import partes_das_retidas, partes_do_relatorio

MAIOR_RESPOSTA = 10_000
RELATADA = Condicao(
    "sem_relatorio",
    "Gere antes o relatório das contribuições.",
    lambda _ator, consulta: consulta.relatorio_id is not None,
)


@acao(
    "relatar_contribuicoes",
    titulo="Gerar relatório de contribuições",
    exige=CONDUZIR,
    estado=(PROCESSO_ABERTO_AQUI, ENCERRADA),
    sobre="consulta",
)
def relatar_contribuicoes(
    ator: Ator,
    *,
    consulta: ConsultaPublica,
    tipo: TipoDocumento,
    hipotese: HipoteseLegal | None = None,
) -> Documento:
    """Put every published contribution in a draft of `tipo`, and how many were withheld and why.

    What was withheld goes whole, with its reasons, into a restricted annex under `hipotese`. What
    does not fit in one document goes on in the next. Asking twice gives the same one back.
    Raises `RegraViolada` while something waits for moderation, and for an annex that the type or
    the institution does not admit.
    """
    if consulta.relatorio_id and (feito := _em_vigor(consulta)) is not None:
        return feito
    faltam = Contribuicao.objects.da_consulta(consulta).a_moderar().count()
    if faltam:
        raise RegraViolada("por_moderar", f"Há {faltam} contribuição(ões) por moderar.")
    if NivelAcesso.PUBLICO not in tipo.niveis:
        raise RegraViolada(
            "tipo_nao_publico", "Escolha um tipo que admita documento público.", campo="tipo"
        )
    partes, publicadas, retidas = partes_do_relatorio(consulta)
    relatorio = _incluir_partes(ator, consulta, tipo, partes)
    consulta.relatorio = relatorio
    consulta.save()
    if leva_anexo(consulta):
        _anexar_retidas(ator, consulta, tipo, hipotese)
    registrar(
        andamentos.CONTRIBUICOES_RELATADAS,
        consulta.processo,
        ator,
        relatorio=relatorio.numero_formatado,
        numero=consulta.documento.numero_formatado,
        publicadas=str(publicadas),
        retidas=str(retidas),
    )
    return relatorio


@acao(
    "escrever_resposta",
    titulo="Escrever resposta",
    exige=CONDUZIR,
    estado=(PROCESSO_ABERTO_AQUI, ENCERRADA, RELATADA),
    sobre="consulta",
    registra=False,
)
def escrever_resposta(
    ator: Ator, *, consulta: ConsultaPublica, trecho: Trecho | None, texto: str
) -> RespostaDaConsulta | None:
    """Keep the answer on a passage, or in general; an empty text takes it away. A draft."""
    if trecho is not None and trecho.consulta_id != consulta.pk:
        raise NaoEncontrado
    texto = texto.replace("\r", "").strip()
    if len(texto) > MAIOR_RESPOSTA:
        raise RegraViolada("longo", f"A resposta tem até {MAIOR_RESPOSTA} letras.", campo="texto")
    RespostaDaConsulta.objects.filter(consulta=consulta, trecho=trecho).delete()
    if not texto:
        return None
    feita: RespostaDaConsulta = RespostaDaConsulta.objects.create(
        consulta=consulta,
        trecho=trecho,
        texto=texto,
        conta_id=ator.minha_conta,
        escrita_em=agora(),
    )
    return feita


@acao(
    "publicar_resposta",
    titulo="Publicar resposta da administração",
    exige=CONDUZIR,
    estado=(PROCESSO_ABERTO_AQUI, ENCERRADA, RELATADA),
    sobre="consulta",
)
def publicar_resposta(ator: Ator, *, consulta: ConsultaPublica) -> ConsultaPublica:
    """Everybody reads the answers, which do not change any more."""
    if not RespostaDaConsulta.objects.filter(consulta=consulta).exists():
        raise RegraViolada("sem_resposta", "Escreva antes a resposta, geral ou por trecho.")
    consulta.respondida_em = agora()
    consulta.save()
    registrar(
        andamentos.CONSULTA_RESPONDIDA,
        consulta.processo,
        ator,
        numero=consulta.documento.numero_formatado,
    )
    return consulta


def leva_anexo(consulta: ConsultaPublica) -> bool:
    """Whether the report goes with the restricted annex of what was withheld.

    Not where one restricted document restricts the whole process (domain.md §2.2): it would take
    the consultation itself from the public. There what was withheld stays on the page of who
    conducts it.
    """
    if consulta.processo.instituicao.contaminar_nivel:
        return False
    retidas = Contribuicao.objects.da_consulta(consulta).retidas()
    return bool(retidas.exists())


def _anexar_retidas(
    ator: Ator, consulta: ConsultaPublica, tipo: TipoDocumento, hipotese: HipoteseLegal | None
) -> None:
    partes = partes_das_retidas(consulta)
    for i, texto in enumerate(partes, 1):
        parte = f", parte {i} de {len(partes)}" if len(partes) > 1 else ""
        titulo = f"Contribuições não publicadas na consulta pública “{consulta.titulo}”{parte}"
        dados = DadosDoDocumento(
            tipo=tipo,
            nivel=NivelAcesso.RESTRITO,
            hipotese=hipotese,
            descricao=titulo[:250],
            nome_na_arvore=f"não publicadas{parte}",
        )
        incluir_documento(ator, processo=consulta.processo, dados=dados, conteudo=texto)


def _em_vigor(consulta: ConsultaPublica) -> Documento | None:
    """The report, unless its draft was excluded or the document cancelled."""
    achado: Documento | None = (
        Documento.objects.filter(pk=consulta.relatorio_id).exclude(estado="cancelado").first()
    )
    return achado


def _incluir_partes(
    ator: Ator, consulta: ConsultaPublica, tipo: TipoDocumento, partes: list[str]
) -> Documento:
    """Every part of the report; the first one is the report."""
    feitos = [
        _incluir(ator, consulta, tipo, parte, i, len(partes)) for i, parte in enumerate(partes, 1)
    ]
    return feitos[0]


def _incluir(
    ator: Ator, consulta: ConsultaPublica, tipo: TipoDocumento, texto: str, i: int, de: int
) -> Documento:
    parte = f", parte {i} de {de}" if de > 1 else ""
    dados = DadosDoDocumento(
        tipo=tipo,
        descricao=f"Contribuições à consulta pública “{consulta.titulo}”{parte}"[:250],
        nome_na_arvore=f"contribuições{parte}",
    )
    return incluir_documento(ator, processo=consulta.processo, dados=dados, conteudo=texto)
