"""Incluir documento: written here, or a file."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from seiva.andamentos.registro import registrar
from seiva.andamentos.tipos import TipoAndamento
from seiva.catalogo.models import HipoteseLegal, NivelAcesso, TipoConferencia, TipoDocumento
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora, hoje
from seiva.core.textos import uma_linha
from seiva.documentos import andamentos
from seiva.documentos.exames import pedir_exame
from seiva.documentos.leituras import iniciar_leitura
from seiva.documentos.models import Arquivo, Documento, Versao
from seiva.documentos.niveis import recalcular_nivel
from seiva.documentos.numeros import emitir_numero, numero_no_tipo
from seiva.documentos.preencher import valores_das_variaveis
from seiva.documentos.regras.html import sanear
from seiva.documentos.regras.variaveis import substituir
from seiva.documentos.situacao_da_unidade import avisar_outras_unidades, contar_para_assinar
from seiva.processos.models import Processo
from seiva.processos.sigilo import exigir_credencial_para_sigilo
from seiva.processos.situacao import ABERTO_AQUI


@dataclass(frozen=True)
class DadosDoDocumento:
    """The register of a document. `numero` only for types with a typed number, and for files.

    `chave` is the one-time key of the form: the same key gives the same document back.
    """

    tipo: TipoDocumento
    nivel: int = NivelAcesso.PUBLICO
    hipotese: HipoteseLegal | None = None
    descricao: str = ""
    nome_na_arvore: str = ""
    numero: str = ""
    data: date | None = None
    chave: UUID | None = None


LIMITES = (
    ("descricao", 250, "descricao_longa", "A descrição tem até 250 caracteres."),
    ("nome_na_arvore", 50, "nome_longo", "O nome na árvore tem até 50 caracteres."),
    ("numero", 40, "numero_longo", "O número tem até 40 caracteres."),
)


def conferir_ativo(tipo: TipoDocumento) -> None:
    """A type that the institution put out of use is not chosen any more."""
    if not tipo.ativo:
        raise RegraViolada(
            "tipo_inativo", f"O tipo “{tipo.nome}” não se usa mais. Escolha outro.", campo="tipo"
        )


def conferir_tipo(ator: Ator, dados: DadosDoDocumento) -> None:
    """The type is in use, the unit is one of those that use it, and the level one it admits."""
    tipo = dados.tipo
    conferir_ativo(tipo)
    if not TipoDocumento.objects.da_unidade(ator.minha_unidade).filter(pk=tipo.pk).exists():
        raise RegraViolada(
            "tipo_de_outra_unidade",
            f"O tipo “{tipo.nome}” é de outras unidades. Escolha outro.",
            campo="tipo",
        )
    conferir_nivel_do_tipo(tipo, dados.nivel)


def conferir_nivel_do_tipo(tipo: TipoDocumento, nivel: int) -> None:
    """The type says which levels it admits."""
    if nivel not in tipo.niveis:
        admitidos = " ou ".join(str(NivelAcesso(n).label) for n in sorted(tipo.niveis))
        raise RegraViolada(
            "nivel_nao_admitido",
            f"O tipo “{tipo.nome}” só admite o nível {admitidos}.",
            campo="nivel",
        )


def conferir_natureza(tipo: TipoDocumento, natureza: str) -> None:
    """The type says whether it is written here, comes as a file, or both."""
    aplica, interno = tipo.aplicabilidade, natureza == Documento.Natureza.INTERNO
    if interno and aplica == TipoDocumento.Aplicabilidade.EXTERNO:
        raise RegraViolada(
            "tipo_so_externo", f"{tipo.nome} só se inclui como arquivo.", campo="tipo"
        )
    if not interno and aplica == TipoDocumento.Aplicabilidade.INTERNO:
        raise RegraViolada("tipo_so_interno", f"{tipo.nome} só se escreve aqui.", campo="tipo")


def admite_sigilo(processo: Processo) -> bool:
    """A document under sigilo belongs in a process under sigilo, or of a type that admits it."""
    return processo.sigiloso or int(NivelAcesso.SIGILOSO) in processo.tipo.niveis


def conferir_dados(processo: Processo, dados: DadosDoDocumento) -> None:
    """Rules that hold for both kinds of document. What does not fit is refused, never cut."""
    for campo, maximo, codigo, mensagem in LIMITES:
        if len(getattr(dados, campo).strip()) > maximo:
            raise RegraViolada(codigo, mensagem, campo=campo)
    sem_hipotese = dados.nivel > NivelAcesso.PUBLICO and dados.hipotese is None
    if sem_hipotese and processo.instituicao.hipotese_obrigatoria:
        raise RegraViolada(
            "hipotese_obrigatoria",
            "Escolha a hipótese legal que permite restringir o acesso.",
            campo="hipotese",
            norma="Lei 12.527/2011, art. 7º, § 2º",
        )
    if dados.nivel == NivelAcesso.SIGILOSO and not admite_sigilo(processo):
        raise RegraViolada(
            "sigiloso_em_processo_aberto",
            f"O tipo de processo “{processo.tipo.nome}” não admite documento sigiloso. Use o nível "
            "restrito, ou inclua o documento em processo de outro tipo.",
            campo="nivel",
        )
    if dados.data is not None and dados.data > hoje():
        raise RegraViolada("data_futura", "A data do documento não pode ser futura.", campo="data")


def conferir_sigilo(ator: Ator, processo: Processo, dados: DadosDoDocumento) -> None:
    """Beside documents already under sigilo, only who reads them puts another."""
    if dados.nivel == NivelAcesso.SIGILOSO:
        exigir_credencial_para_sigilo(ator, processo)


def _ja_incluido(ator: Ator, dados: DadosDoDocumento) -> Documento | None:
    """What the same form made before. The process is locked, so two never race."""
    if dados.chave is None:
        return None
    feito: Documento | None = Documento.objects.filter(chave=dados.chave).first()
    if feito is not None and feito.autor_id != ator.minha_conta:
        raise RegraViolada("formulario_usado", "Recarregue a página e tente de novo.")
    return feito


def _criar(ator: Ator, processo: Processo, dados: DadosDoDocumento, **resto: Any) -> Documento:
    processo.documentos_incluidos += 1
    processo.save(update_fields=["documentos_incluidos"])
    documento = Documento(
        numero=emitir_numero(ator),
        processo=processo,
        ordem=processo.documentos_incluidos,
        tipo=dados.tipo,
        descricao=uma_linha(dados.descricao),
        nome_na_arvore=uma_linha(dados.nome_na_arvore),
        data=dados.data or hoje(),
        nivel=dados.nivel,
        hipotese=dados.hipotese if dados.nivel else None,
        unidade_id=ator.minha_unidade,
        autor_id=ator.minha_conta,
        criado_em=agora(),
        chave=dados.chave,
        **resto,
    )
    documento.save(force_insert=True)
    if dados.nivel:
        recalcular_nivel(ator, processo)
    return documento


@acao(
    "incluir_documento",
    titulo="Incluir documento",
    exige="documento.incluir",
    estado=(ABERTO_AQUI,),
    sobre="processo",
)
def incluir_documento(
    ator: Ator, *, processo: Processo, dados: DadosDoDocumento, conteudo: str = ""
) -> Documento:
    """Begin a document written here, as a draft of the unit, with its first version.

    The `@variáveis@` of `conteudo` are replaced here, because one of them is the number.
    """
    if (feito := _ja_incluido(ator, dados)) is not None:
        return feito
    conferir_dados(processo, dados)
    conferir_sigilo(ator, processo, dados)
    conferir_tipo(ator, dados)
    conferir_natureza(dados.tipo, Documento.Natureza.INTERNO)
    documento = _criar(
        ator,
        processo,
        dados,
        natureza=Documento.Natureza.INTERNO,
        estado=Documento.Estado.MINUTA,
        versao_atual=1,
        numero_no_tipo=numero_no_tipo(ator, dados.tipo, dados.numero),
    )
    Versao.objects.create(
        documento=documento,
        numero=1,
        conteudo=sanear(substituir(conteudo, valores_das_variaveis(documento))),
        autor_id=ator.minha_conta,
        salva_em=documento.criado_em,
    )
    contar_para_assinar(processo, documento.unidade_id)
    _contar(andamentos.GERADO, ator, documento)
    return documento


@acao(
    "incluir_arquivo",
    titulo="Incluir arquivo",
    exige="documento.incluir",
    estado=(ABERTO_AQUI,),
    sobre="processo",
)
def incluir_arquivo(
    ator: Ator,
    *,
    processo: Processo,
    dados: DadosDoDocumento,
    arquivo: Arquivo,
    formato: str = Documento.Formato.NATO_DIGITAL,
    conferencia: TipoConferencia | None = None,
) -> Documento:
    """Register a file that was already checked and stored (`seiva.documentos.recepcao`)."""
    if (feito := _ja_incluido(ator, dados)) is not None:
        return feito
    conferir_dados(processo, dados)
    conferir_sigilo(ator, processo, dados)
    conferir_tipo(ator, dados)
    conferir_natureza(dados.tipo, Documento.Natureza.EXTERNO)
    if formato == Documento.Formato.DIGITALIZADO and conferencia is None:
        raise RegraViolada(
            "conferencia_obrigatoria",
            "Diga com o que o documento digitalizado foi conferido.",
            campo="conferencia",
            norma="Lei 12.682/2012, art. 3º",
        )
    documento = _criar(
        ator,
        processo,
        dados,
        natureza=Documento.Natureza.EXTERNO,
        estado=Documento.Estado.REGISTRADO,
        formato=formato,
        conferencia=conferencia if formato == Documento.Formato.DIGITALIZADO else None,
        arquivo=arquivo,
        # A document from outside has the number that its author gave it.
        numero_no_tipo=dados.numero.strip()[:40],
        firmado_em=agora(),
    )
    iniciar_leitura(arquivo)
    pedir_exame(arquivo)
    avisar_outras_unidades(ator, processo, documento)
    _contar(andamentos.REGISTRADO, ator, documento)
    return documento


def _contar(tipo: TipoAndamento, ator: Ator, documento: Documento) -> None:
    """The entry of the history that tells the inclusion."""
    registrar(
        tipo,
        documento.processo,
        ator,
        nivel=str(NivelAcesso(documento.nivel).label).lower(),
        numero=documento.numero_formatado,
        nome=documento.nome,
    )
