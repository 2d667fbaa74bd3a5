"""Alterar: the register of a process. Every field is logged with before and after."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from seiva.andamentos.registro import registrar
from seiva.catalogo.models import Assunto, GrauDeSigilo, HipoteseLegal, NivelAcesso, TipoProcesso
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.textos import uma_linha
from seiva.organizacao.models import Pessoa
from seiva.processos import andamentos
from seiva.processos.acoes.autuar import (
    conferir_ativos,
    conferir_grau,
    conferir_nivel,
    conferir_textos,
    conferir_unidade_do_tipo,
)
from seiva.processos.models import AssuntoDoProcesso, Interessado, Processo
from seiva.processos.sigilo import acertar_sigilo, exigir_credencial_para_sigilo
from seiva.processos.situacao import ABERTO_AQUI


@dataclass(frozen=True)
class DadosDoCadastro:
    """The register as it should become. The number and the date never change."""

    tipo: TipoProcesso
    nivel: int
    especificacao: str = ""
    hipotese: HipoteseLegal | None = None
    grau: GrauDeSigilo | None = None
    prioridade: str = ""
    interessados: Sequence[Pessoa] = field(default_factory=tuple)
    assuntos: Sequence[Assunto] = field(default_factory=tuple)


@acao(
    "alterar_processo",
    titulo="Alterar cadastro",
    exige="processo.alterar",
    estado=(ABERTO_AQUI,),
    sobre="processo",
)
def alterar_processo(ator: Ator, *, processo: Processo, dados: DadosDoCadastro) -> Processo:
    """Change what any unit with the process open may change (domain.md §2.4)."""
    conferir_nivel(
        dados.tipo,
        dados.nivel,
        dados.hipotese,
        obrigatoria=processo.instituicao.hipotese_obrigatoria,
    )
    conferir_grau(processo.instituicao, dados.nivel, dados.grau)
    if dados.nivel == NivelAcesso.SIGILOSO:
        exigir_credencial_para_sigilo(ator, processo)
    sigilo_antes = (processo.nivel_efetivo, processo.nivel_documentos)
    conferir_ativos(
        dados.tipo if dados.tipo.pk != processo.tipo_id else None,
        dados.hipotese if dados.hipotese and dados.hipotese.pk != processo.hipotese_id else None,
    )
    if dados.tipo.pk != processo.tipo_id:
        conferir_unidade_do_tipo(dados.tipo, ator.minha_unidade)
    especificacao = uma_linha(dados.especificacao)
    conferir_textos(especificacao, dados.prioridade)
    prioridades = dict(Processo.Prioridade.choices)
    antes, depois = prioridades[processo.prioridade], prioridades[dados.prioridade]
    mudancas = [
        _anotar_mudanca(ator, processo, "tipo", processo.tipo.nome, dados.tipo.nome),
        _anotar_mudanca(ator, processo, "especificação", processo.especificacao, especificacao),
        _anotar_mudanca(ator, processo, "prioridade", str(antes), str(depois)),
        _mudar_nivel(ator, processo, dados),
        _trocar_interessados(ator, processo, dados.interessados),
        _trocar_assuntos(ator, processo, dados.assuntos),
    ]
    processo.tipo, processo.especificacao = dados.tipo, especificacao
    processo.prioridade = dados.prioridade
    if any(mudancas):
        processo.save()
        acertar_sigilo(ator, processo, sigilo_antes)
    return processo


def _anotar_mudanca(ator: Ator, processo: Processo, campo: str, antes: str, depois: str) -> bool:
    """Log one field; answers whether it changed."""
    if antes == depois:
        return False
    registrar(andamentos.CADASTRO_ALTERADO, processo, ator, campo=campo, antes=antes, depois=depois)
    return True


def _mudar_nivel(ator: Ator, processo: Processo, dados: DadosDoCadastro) -> bool:
    hipotese = dados.hipotese if dados.nivel else None
    outro_nivel = processo.nivel != dados.nivel
    outra_hipotese = processo.hipotese_id != (hipotese.pk if hipotese else None)
    if outro_nivel:
        registrar(
            andamentos.NIVEL_ALTERADO,
            processo,
            ator,
            antes=str(NivelAcesso(processo.nivel).label).lower(),
            depois=str(NivelAcesso(dados.nivel).label).lower(),
        )
    if outra_hipotese:
        registrar(
            andamentos.HIPOTESE_ALTERADA,
            processo,
            ator,
            antes=str(processo.hipotese or ""),
            depois=str(hipotese or ""),
        )
    processo.nivel, processo.hipotese = dados.nivel, hipotese
    processo.efetivar_nivel()
    outro_grau = _mudar_grau(ator, processo, dados)
    return outro_nivel or outra_hipotese or outro_grau


def _mudar_grau(ator: Ator, processo: Processo, dados: DadosDoCadastro) -> bool:
    antes, processo.grau = processo.grau, dados.grau
    if antes == dados.grau:
        return False
    registrar(
        andamentos.GRAU_ALTERADO,
        processo,
        ator,
        antes=str(antes or ""),
        depois=str(dados.grau or ""),
    )
    return True


def _trocar_interessados(ator: Ator, processo: Processo, pessoas: Sequence[Pessoa]) -> bool:
    atuais = list(Interessado.objects.filter(processo=processo).select_related("pessoa"))
    novos = {p.pk: p for p in pessoas}
    antes = ", ".join(sorted(i.pessoa.nome for i in atuais))
    depois = ", ".join(sorted(p.nome for p in novos.values()))
    if {i.pessoa_id for i in atuais} == set(novos):
        return False
    Interessado.objects.filter(processo=processo).exclude(pessoa__in=list(novos)).delete()
    existentes = {i.pessoa_id for i in atuais}
    Interessado.objects.bulk_create(
        Interessado(processo=processo, pessoa=p) for pk, p in novos.items() if pk not in existentes
    )
    registrar(
        andamentos.CADASTRO_ALTERADO,
        processo,
        ator,
        campo="interessados",
        antes=antes,
        depois=depois,
    )
    return True


def _trocar_assuntos(ator: Ator, processo: Processo, assuntos: Sequence[Assunto]) -> bool:
    atuais = list(AssuntoDoProcesso.objects.filter(processo=processo).select_related("assunto"))
    novos = {a.pk: a for a in assuntos}
    if {a.assunto_id for a in atuais} == set(novos):
        return False
    AssuntoDoProcesso.objects.filter(processo=processo).delete()
    AssuntoDoProcesso.objects.bulk_create(
        AssuntoDoProcesso(processo=processo, assunto=a) for a in novos.values()
    )
    registrar(
        andamentos.CADASTRO_ALTERADO,
        processo,
        ator,
        campo="assuntos",
        antes=", ".join(sorted(a.assunto.codigo for a in atuais)),
        depois=", ".join(sorted(a.codigo for a in novos.values())),
    )
    return True
