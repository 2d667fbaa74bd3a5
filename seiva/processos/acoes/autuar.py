"""Autuar: open a process."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from seiva.andamentos.registro import registrar
from seiva.catalogo.models import (
    Assunto,
    AssuntoSugerido,
    GrauDeSigilo,
    HipoteseLegal,
    NivelAcesso,
    TipoProcesso,
)
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.jobs import exclusividade
from seiva.core.relogio import agora, hoje
from seiva.core.textos import uma_linha
from seiva.organizacao.emuso import exigir_em_uso
from seiva.organizacao.models import Instituicao, Orgao, Pessoa, Unidade
from seiva.processos import andamentos
from seiva.processos.models import (
    AssuntoDoProcesso,
    Interessado,
    Observacao,
    Passagem,
    Processo,
)
from seiva.processos.numeros import emitir_numero, validar_informado
from seiva.processos.regras.busca_numero import apenas_digitos
from seiva.processos.regras.niveis import Nivel, Politica, exigencias_do_grau
from seiva.processos.sigilo import dar_credencial


@dataclass(frozen=True)
class DadosDeAutuacao:
    """What the clerk fills in. `numero` only for processes numbered elsewhere.

    `chave` is the one-time key of the form: the same key gives the same process back. Without
    `assuntos`, the type's own subjects classify the process.
    """

    tipo: TipoProcesso
    nivel: int
    especificacao: str = ""
    interessados: Sequence[Pessoa] = field(default_factory=tuple)
    assuntos: Sequence[Assunto] = field(default_factory=tuple)
    hipotese: HipoteseLegal | None = None
    grau: GrauDeSigilo | None = None
    prioridade: str = ""
    observacao: str = ""
    numero: str = ""
    chave: UUID | None = None


def conferir_nivel(
    tipo: TipoProcesso, nivel: int, hipotese: HipoteseLegal | None, *, obrigatoria: bool
) -> None:
    """The type says which levels it allows; restricting demands a legal hypothesis.

    Norma: Lei 12.527/2011, art. 7º, § 2º.
    """
    if nivel not in tipo.niveis:
        permitidos = " ou ".join(str(NivelAcesso(n).label) for n in sorted(tipo.niveis))
        raise RegraViolada(
            "nivel_nao_permitido",
            f"O tipo “{tipo.nome}” só admite o nível {permitidos}.",
            campo="nivel",
        )
    if nivel > NivelAcesso.PUBLICO and hipotese is None and obrigatoria:
        raise RegraViolada(
            "hipotese_obrigatoria",
            "Escolha a hipótese legal que permite restringir o acesso.",
            campo="hipotese",
            norma="Lei 12.527/2011, art. 7º, § 2º",
        )
    if hipotese is not None and hipotese.nivel > nivel:
        raise RegraViolada(
            "hipotese_de_outro_nivel",
            f"A hipótese “{hipotese.nome}” serve ao nível "
            f"{NivelAcesso(hipotese.nivel).label}, não ao nível {NivelAcesso(nivel).label}.",
            campo="hipotese",
        )


def conferir_grau(instituicao: Instituicao, nivel: int, grau: GrauDeSigilo | None) -> None:
    """The degree of secrecy, as the institution asks for it, and only under sigilo."""
    politica = Politica(instituicao.politica_grau)
    for problema in exigencias_do_grau(Nivel(nivel), grau is not None, politica):
        raise RegraViolada(problema.codigo, problema.mensagem, campo="grau")


def conferir_ativos(tipo: TipoProcesso | None, hipotese: HipoteseLegal | None) -> None:
    """What the institution put out of use is not chosen any more."""
    if tipo is not None and not tipo.ativo:
        raise RegraViolada(
            "tipo_inativo", f"O tipo “{tipo.nome}” não se usa mais. Escolha outro.", campo="tipo"
        )
    if hipotese is not None and not hipotese.ativo:
        raise RegraViolada(
            "hipotese_inativa",
            f"A hipótese “{hipotese.nome}” não se usa mais. Escolha outra.",
            campo="hipotese",
        )


def conferir_unidade_do_tipo(tipo: TipoProcesso, unidade_id: int) -> None:
    """The institution may say which units use a type."""
    if not TipoProcesso.objects.da_unidade(unidade_id).filter(pk=tipo.pk).exists():
        raise RegraViolada(
            "tipo_de_outra_unidade",
            f"O tipo “{tipo.nome}” é de outras unidades. Escolha outro.",
            campo="tipo",
        )


def conferir_textos(especificacao: str, prioridade: str, observacao: str = "") -> None:
    """Sizes and choices: what does not fit is refused, never cut."""
    if len(especificacao) > 100:
        raise RegraViolada(
            "especificacao_longa", "A especificação tem até 100 caracteres.", campo="especificacao"
        )
    if len(observacao.strip()) > 1000:
        raise RegraViolada(
            "observacao_longa", "A observação tem até 1.000 caracteres.", campo="observacao"
        )
    if prioridade not in Processo.Prioridade.values:
        raise RegraViolada(
            "prioridade_desconhecida", "Escolha uma prioridade da lista.", campo="prioridade"
        )


@acao("autuar_processo", titulo="Iniciar processo", exige="processo.autuar")
def autuar_processo(ator: Ator, *, dados: DadosDeAutuacao) -> Processo:
    """Open a process in the unit of the actor, assigned to who opened it.

    Norma: Lei 9.784/1999, art. 22.
    Raises `RegraViolada` for level, hypothesis, number or specification out of rule.
    """
    if (feito := _ja_autuado(ator, dados)) is not None:
        return feito
    exigir_em_uso(ator.minha_unidade)
    unidade = Unidade.objects.select_related("orgao", "instituicao").um(pk=ator.minha_unidade)
    conferir_nivel(
        dados.tipo,
        dados.nivel,
        dados.hipotese,
        obrigatoria=unidade.instituicao.hipotese_obrigatoria,
    )
    conferir_grau(unidade.instituicao, dados.nivel, dados.grau)
    conferir_ativos(dados.tipo, dados.hipotese)
    conferir_unidade_do_tipo(dados.tipo, unidade.pk)
    conferir_textos(dados.especificacao, dados.prioridade, dados.observacao)
    quando = agora()
    numero = _numero(unidade.orgao, unidade, dados.numero)
    processo = Processo(
        numero=numero,
        digitos=apenas_digitos(numero),
        orgao=unidade.orgao,
        tipo=dados.tipo,
        especificacao=uma_linha(dados.especificacao),
        nivel=dados.nivel,
        nivel_efetivo=dados.nivel,
        hipotese=dados.hipotese if dados.nivel else None,
        grau=dados.grau,
        prioridade=dados.prioridade,
        unidade_geradora=unidade,
        autor_id=ator.minha_conta,
        autuado_em=quando,
        chave=dados.chave,
    )
    processo.save(force_insert=True)
    _juntar(ator, processo, dados, quando)
    registrar(andamentos.GERADO, processo, ator, nivel=str(NivelAcesso(dados.nivel).label).lower())
    return processo


def _ja_autuado(ator: Ator, dados: DadosDeAutuacao) -> Processo | None:
    """What the same form opened before; a second sending waits here for the first."""
    if dados.chave is None:
        return None
    exclusividade(f"autuar:{dados.chave}")
    return Processo.objects.filter(chave=dados.chave, autor_id=ator.minha_conta).first()


def _numero(orgao: Orgao, unidade: Unidade, informado: str) -> str:
    """The typed number, when free; else the next of the sequence that nobody typed before."""
    if informado.strip():
        numero = validar_informado(orgao, informado)
        if not _livre(numero):
            # The same words whoever has it: one under sigilo is not told from any other.
            raise RegraViolada(
                "numero_existente",
                f"O número {numero} não está disponível: já foi usado ou está reservado. Confira "
                "os algarismos, ou deixe em branco para receber o próximo.",
                campo="numero",
            )
        return numero
    while not _livre(numero := emitir_numero(orgao, unidade, hoje().year)):
        continue
    return numero


def _livre(numero: str) -> bool:
    """Whether nobody has this number; nobody else takes it until the transaction ends."""
    exclusividade(f"numero-{numero}")
    return not Processo.objects.filter(numero=numero).exists()


def assuntos_sugeridos(tipo: TipoProcesso) -> list[Assunto]:
    """Subjects that the type suggests, in order."""
    sugestoes = AssuntoSugerido.objects.filter(tipo=tipo, assunto__ativo=True)
    return [s.assunto for s in sugestoes.select_related("assunto").order_by("ordem", "pk")]


def _juntar(ator: Ator, processo: Processo, dados: DadosDeAutuacao, quando: datetime) -> None:
    """Passagem, interessados, subjects, observation and credential of the new process."""
    Passagem(
        processo=processo,
        unidade_id=ator.minha_unidade,
        origem=Passagem.Origem.GERADO,
        aberta_em=quando,
        movida_em=quando,
        recebida_em=quando,
        atribuida_a_id=ator.minha_conta,
    ).save(force_insert=True)
    pessoas = {p.pk: p for p in dados.interessados}.values()
    Interessado.objects.bulk_create(Interessado(processo=processo, pessoa=p) for p in pessoas)
    assuntos = {a.pk: a for a in dados.assuntos or assuntos_sugeridos(dados.tipo)}.values()
    AssuntoDoProcesso.objects.bulk_create(
        AssuntoDoProcesso(processo=processo, assunto=a) for a in assuntos
    )
    if dados.observacao.strip():
        Observacao(
            processo=processo, unidade_id=ator.minha_unidade, texto=dados.observacao.strip()
        ).save(force_insert=True)
    if processo.nivel == NivelAcesso.SIGILOSO:
        dar_credencial(ator, processo, quando)
