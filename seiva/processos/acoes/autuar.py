"""Autuar: open a process."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from seiva.andamentos.registro import registrar
from seiva.catalogo.models import Assunto, HipoteseLegal, NivelAcesso, TipoProcesso
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora, hoje
from seiva.organizacao.models import Orgao, Pessoa, Unidade
from seiva.processos import andamentos
from seiva.processos.models import (
    AssuntoDoProcesso,
    Credencial,
    Interessado,
    Observacao,
    Passagem,
    Processo,
)
from seiva.processos.numeros import emitir_numero, validar_informado
from seiva.processos.regras.busca_numero import apenas_digitos


@dataclass(frozen=True)
class DadosDeAutuacao:
    """What the clerk fills in. `numero` only for processes numbered elsewhere."""

    tipo: TipoProcesso
    nivel: int
    especificacao: str = ""
    interessados: Sequence[Pessoa] = field(default_factory=tuple)
    assuntos: Sequence[Assunto] = field(default_factory=tuple)
    hipotese: HipoteseLegal | None = None
    prioridade: str = ""
    observacao: str = ""
    numero: str = ""


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


@acao("autuar_processo", titulo="Iniciar processo", exige="processo.autuar")
def autuar_processo(ator: Ator, *, dados: DadosDeAutuacao) -> Processo:
    """Open a process in the unit of the actor, assigned to who opened it.

    Norma: Lei 9.784/1999, art. 22.
    Raises `RegraViolada` for level, hypothesis, number or specification out of rule.
    """
    unidade = Unidade.objects.select_related("orgao", "instituicao").um(pk=ator.minha_unidade)
    conferir_nivel(
        dados.tipo,
        dados.nivel,
        dados.hipotese,
        obrigatoria=unidade.instituicao.hipotese_obrigatoria,
    )
    if len(dados.especificacao) > 100:
        raise RegraViolada(
            "especificacao_longa", "A especificação tem até 100 caracteres.", campo="especificacao"
        )
    quando = agora()
    numero = _numero(unidade.orgao, unidade, dados.numero)
    processo = Processo(
        numero=numero,
        digitos=apenas_digitos(numero),
        orgao=unidade.orgao,
        tipo=dados.tipo,
        especificacao=dados.especificacao.strip(),
        nivel=dados.nivel,
        nivel_efetivo=dados.nivel,
        hipotese=dados.hipotese if dados.nivel else None,
        prioridade=dados.prioridade,
        unidade_geradora=unidade,
        autor_id=ator.minha_conta,
        autuado_em=quando,
    )
    processo.save(force_insert=True)
    _juntar(ator, processo, dados, quando)
    registrar(andamentos.GERADO, processo, ator, nivel=str(NivelAcesso(dados.nivel).label).lower())
    return processo


def _numero(orgao: Orgao, unidade: Unidade, informado: str) -> str:
    if not informado.strip():
        return emitir_numero(orgao, unidade, hoje().year)
    numero = validar_informado(orgao, informado)
    if Processo.objects.filter(numero=numero).exists():
        raise RegraViolada("numero_existente", f"Já existe o processo {numero}.", campo="numero")
    return numero


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
    assuntos = {a.pk: a for a in dados.assuntos}.values()
    AssuntoDoProcesso.objects.bulk_create(
        AssuntoDoProcesso(processo=processo, assunto=a) for a in assuntos
    )
    if dados.observacao.strip():
        Observacao(
            processo=processo, unidade_id=ator.minha_unidade, texto=dados.observacao.strip()[:1000]
        ).save(force_insert=True)
    if processo.nivel == NivelAcesso.SIGILOSO:
        Credencial(
            processo=processo,
            conta_id=ator.minha_conta,
            unidade_id=ator.minha_unidade,
            concedida_em=quando,
        ).save(force_insert=True)
