"""The signed documents of a representation: in which process, by whose hand, for whose eyes.

They live in a process of the institution, one for each person represented, in the unit where
somebody checks representations. The person from outside writes there by these functions alone.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import TypeVar

from seiva.catalogo.models import HipoteseLegal, NivelAcesso, TipoDocumento, TipoProcesso
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.jobs import exclusividade
from seiva.core.relogio import hoje
from seiva.documentos.acessos import abrir_acesso, encerrar_acesso, listar_documentos
from seiva.documentos.acoes.assinar import firmar
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_documento
from seiva.documentos.acoes.ver import ver_documento
from seiva.documentos.models import Documento, DocumentoDoAcesso
from seiva.organizacao.models import Conta, Lotacao, Unidade
from seiva.organizacao.permissoes import CONFERIR_REPRESENTACAO
from seiva.processos.acoes.atribuir import atribuir_processo
from seiva.processos.acoes.autuar import DadosDeAutuacao, autuar_processo
from seiva.processos.models import AcessoExterno, Passagem, Processo
from seiva.processos.situacao import ABERTO_AQUI
from seiva.representacao.models import Representada

TIPO_DE_PROCESSO = "Procuração eletrônica"
PROCURACAO = "Procuração eletrônica"
DECLARACAO = "Declaração de representação"
REVOGACAO = "Revogação de representação"
RENUNCIA = "Renúncia de representação"
HIPOTESE = ("Informação pessoal", "Lei 12.527/2011, art. 31")
REPRESENTACAO = AcessoExterno.Origem.REPRESENTACAO

T = TypeVar("T", TipoProcesso, TipoDocumento, HipoteseLegal)


def unidade_que_recebe() -> Unidade:
    """The unit where somebody checks representations, the oldest; `RegraViolada` without one."""
    podem = Lotacao.objects.vigentes(hoje()).filter(
        perfil__permissoes__contains=[CONFERIR_REPRESENTACAO]
    )
    primeira = podem.select_related("unidade").order_by("pk").first()
    if primeira is None:
        raise RegraViolada(
            "sem_quem_confira",
            "Esta instituição ainda não recebe procurações por aqui. Procure o atendimento dela.",
        )
    unidade: Unidade = primeira.unidade
    return unidade


def juntar(
    ator: Ator, representada: Representada, tipo: str, html: str, *, papel: str, metodo: str
) -> Documento:
    """Put in the process a document with this text, frozen and signed by the person, as `papel`.

    Inside an act that proved who the person is, by `metodo`. Nobody of the unit can edit it: it was seen outside.
    """
    exclusividade(f"representada-{representada.documento}")
    representada.refresh_from_db()
    mao, processo = _processo(ator, representada)
    dados = DadosDoDocumento(
        tipo=_tipo_de_documento(tipo), nivel=NivelAcesso.RESTRITO, hipotese=_hipotese()
    )
    documento = incluir_documento(mao, processo=processo, dados=dados, conteudo=html)
    firmar(ator, documento, cargo=papel, versao_lida=documento.versao_atual, metodo=metodo)
    ver_documento(ator, documento=documento)
    documento.refresh_from_db()
    return documento


def mostrar(documento: Documento, contas: Collection[int], *, inteiro: Collection[int]) -> None:
    """Open a document to people from outside; to those of `inteiro`, its whole process.

    Inside a running act. Who can see it already gets nothing new.
    """
    processo = documento.processo
    for conta in Conta.objects.filter(pk__in={*contas, *inteiro}).order_by("pk"):
        em_vigor = AcessoExterno.objects.do_processo(processo).em_vigor()
        dados = em_vigor.filter(conta=conta, origem=REPRESENTACAO)
        tudo = conta.pk in inteiro
        if dados.filter(integral=True).exists():
            continue
        parcial = dados.filter(integral=False).first()
        if tudo or parcial is None:
            abrir_acesso(
                processo,
                conta=conta,
                origem=REPRESENTACAO,
                integral=tudo,
                documentos=() if tudo else [documento],
            )
        elif not DocumentoDoAcesso.objects.filter(acesso=parcial, documento=documento).exists():
            listar_documentos(parcial, [documento])


def recolher(representada: Representada, conta_id: int) -> None:
    """Who no longer represents a company by law reads its processes of powers no more, whole."""
    processos = representada.representacoes.values("documento__processo")
    abertos = AcessoExterno.objects.em_vigor().filter(
        conta=conta_id, origem=REPRESENTACAO, integral=True, processo__in=processos
    )
    for acesso in abertos:
        encerrar_acesso(acesso)


def _processo(ator: Ator, representada: Representada) -> tuple[Ator, Processo]:
    """Where the documents go now, and the person as who writes there: the process in use while
    some unit works on it, else another one."""
    atual = representada.processo
    if atual is not None and atual.nivel_efetivo < NivelAcesso.SIGILOSO:
        for passagem in Passagem.objects.filter(processo=atual, aberta=True).order_by("pk"):
            mao = _mao(ator, passagem.unidade)
            if ABERTO_AQUI.vale(mao, atual):
                return mao, Processo.travar(atual.pk)
    return _autuar(ator, representada)


def _autuar(ator: Ator, representada: Representada) -> tuple[Ator, Processo]:
    mao = _mao(ator, unidade_que_recebe())
    processo = autuar_processo(
        mao,
        dados=DadosDeAutuacao(
            tipo=_tipo_de_processo(),
            nivel=NivelAcesso.RESTRITO,
            hipotese=_hipotese(),
            especificacao="Poderes para representar",
            interessados=[representada.pessoa],
        ),
    )
    atribuir_processo(mao, processo=processo, pessoa=None)
    representada.processo = processo
    representada.save(update_fields=["processo"])
    return mao, processo


def _mao(ator: Ator, unidade: Unidade) -> Ator:
    """The person as who opens the process and writes in it, in the unit, and nothing else."""
    return replace(
        ator,
        unidade_id=unidade.pk,
        unidade_sigla=unidade.sigla,
        orgao_id=unidade.orgao_id,
        permissoes=frozenset({"processo.autuar", "processo.tramitar", "documento.incluir"}),
        unidades=frozenset({unidade.pk}),
    )


def _tipo_de_processo() -> TipoProcesso:
    return _um(
        TipoProcesso,
        TIPO_DE_PROCESSO,
        orientacao="Nasce no portal, quando alguém dá procuração ou declara que representa.",
        niveis=[int(NivelAcesso.RESTRITO)],
        nivel_sugerido=int(NivelAcesso.RESTRITO),
        hipotese_sugerida=_hipotese(),
    )


def _tipo_de_documento(nome: str) -> TipoDocumento:
    return _um(TipoDocumento, nome, aplicabilidade=TipoDocumento.Aplicabilidade.INTERNO)


def _hipotese() -> HipoteseLegal:
    nome, base = HIPOTESE
    return _um(HipoteseLegal, nome, base_legal=base, nivel=int(NivelAcesso.RESTRITO))


def _um(modelo: type[T], nome: str, **inicial: object) -> T:
    """The entry of the catalogue with this name, made now when there is none. What the institution
    changed stays as it is; what it put out of use is refused by the acts that use it."""
    achado: T = modelo.objects.get_or_create(nome=nome, defaults=inicial)[0]
    return achado
