"""Criar, alterar e duplicar serviço: the draft, which may be incomplete for as long as needed."""

from dataclasses import replace
from typing import Any

from django.utils.text import slugify

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import Conflito, RegraViolada
from seiva.organizacao.alteracoes import registrar_alteracao
from seiva.organizacao.models import Alteracao, Instituicao
from seiva.servicos.models import Servico, VersaoDoServico
from seiva.servicos.regras.campos import TIPOS
from seiva.servicos.regras.conteudo import (
    ATRIBUTOS,
    Conteudo,
    ConteudoInvalido,
    arrumar,
    em_json,
)
from seiva.servicos.versoes import (
    Ligados,
    conteudo_de,
    em_edicao,
    escrever,
    ligados_de,
    palavras_de,
    rascunho_de,
    ultima_publicada,
)

ADMINISTRAR = "instituicao.administrar"


@acao("criar_servico", titulo="Criar serviço", exige=ADMINISTRAR, registra=False)
def criar_servico(ator: Ator, *, conteudo: Conteudo, ligados: Ligados | None = None) -> Servico:
    """A new service, as a draft. Raises `RegraViolada` for no title and for what has no sense."""
    limpo = _arrumado(conteudo)
    ligados = ligados or Ligados()
    servico = Servico(slug=_endereco_livre(ator, limpo.titulo))
    _resumir(servico, limpo)
    servico.save()
    versao = VersaoDoServico(servico=servico, numero=1)
    escrever(versao, limpo, ligados)
    registrar_alteracao(
        ator, servico, Alteracao.Verbo.CRIOU, depois=foto(limpo, ligados), rotulo=limpo.titulo
    )
    return servico


@acao(
    "alterar_servico", titulo="Alterar serviço", exige=ADMINISTRAR, sobre="servico", registra=False
)
def alterar_servico(
    ator: Ator, *, servico: Servico, conteudo: Conteudo, ligados: Ligados, revisao: int
) -> VersaoDoServico:
    """Write the draft; a published service gets a new one, and citizens go on reading the old.

    `revisao` is what the form saw (`Servico.revisao`): when somebody changed the service since,
    nothing is written and `Conflito` is raised. Raises `RegraViolada` as `criar_servico`.
    """
    limpo = _arrumado(conteudo)
    if revisao != servico.revisao:
        raise _mudou(servico)
    anterior = em_edicao(servico)
    antes = foto(conteudo_de(anterior), ligados_de(anterior)) if anterior.pk else {}
    depois = foto(limpo, ligados)
    if antes == depois and em_json(limpo) == em_json(conteudo_de(anterior)):
        return anterior
    versao = rascunho_de(servico) or _rascunho_novo(servico)
    escrever(versao, limpo, ligados)
    if servico.numero_publicado is None and limpo.titulo != servico.titulo:
        servico.slug = _endereco_livre(ator, limpo.titulo, servico)
    _resumir(servico, limpo)
    servico.revisao += 1
    servico.save()
    registrar_alteracao(
        ator, servico, Alteracao.Verbo.ALTEROU, antes=antes, depois=depois, rotulo=limpo.titulo
    )
    return versao


@acao(
    "duplicar_servico",
    titulo="Duplicar serviço",
    exige=ADMINISTRAR,
    sobre="servico",
    registra=False,
)
def duplicar_servico(ator: Ator, *, servico: Servico) -> Servico:
    """A new draft with what this one says, to be changed."""
    versao = em_edicao(servico)
    conteudo = conteudo_de(versao)
    titulo = f"Cópia de {conteudo.titulo}"[:120]
    return criar_servico(
        ator, conteudo=replace(conteudo, titulo=titulo), ligados=ligados_de(versao)
    )


def foto(conteudo: Conteudo, ligados: Ligados) -> dict[str, Any]:
    """A content as the log of administration keeps it: words, not structure."""
    resposta = {nome: getattr(conteudo, nome) for nome in ATRIBUTOS}
    resposta["campos"] = [
        f"{campo.rotulo} ({TIPOS[campo.tipo]}{'' if campo.obrigatorio else ', opcional'})"
        for campo in conteudo.campos
    ]
    resposta["documentos"] = [
        f"{documento.nome}{'' if documento.obrigatorio else ' (opcional)'}"
        for documento in conteudo.documentos
    ]
    resposta["tipo_processo"] = str(ligados.tipo or "")
    resposta["hipotese"] = str(ligados.hipotese or "")
    resposta["unidades"] = [
        f"{resposta_ or 'todas'}: {unidade.sigla}"
        for resposta_, unidade in sorted(ligados.unidades.items())
    ]
    return resposta


def _arrumado(conteudo: Conteudo) -> Conteudo:
    try:
        limpo = arrumar(conteudo)
    except ConteudoInvalido as erro:
        raise RegraViolada("conteudo_invalido", erro.mensagem, campo=erro.campo) from erro
    if not limpo.titulo:
        raise RegraViolada("obrigatorio", "Escreva o nome do serviço.", campo="titulo")
    return limpo


def _mudou(servico: Servico) -> Conflito:
    ultima = Alteracao.objects.do_objeto(servico._meta.label_lower, servico.pk).first()
    quem = ultima.nome if ultima else "Outra pessoa"
    return Conflito(
        "mudou_antes",
        f"{quem} mudou este serviço depois que você abriu a página. Nada foi gravado ainda. "
        "Confira o que mudou em “Ver o que está gravado” e salve de novo: vale o que você salvar.",
    )


def _rascunho_novo(servico: Servico) -> VersaoDoServico:
    ultima = ultima_publicada(servico)
    return VersaoDoServico(servico=servico, numero=ultima.numero + 1 if ultima else 1)


def _resumir(servico: Servico, conteudo: Conteudo) -> None:
    servico.titulo, servico.tema = conteudo.titulo, conteudo.tema
    servico.busca = palavras_de(conteudo)


def _endereco_livre(ator: Ator, titulo: str, servico: Servico | None = None) -> str:
    """The title as an address that no other service has. One service at a time: the institution
    is locked, without standing in the way of who only refers to it."""
    Instituicao.objects.select_for_update(no_key=True).get(pk=ator.instituicao_id)
    base = slugify(titulo)[:70].strip("-") or "servico"
    outros = Servico.objects.exclude(pk=servico.pk) if servico else Servico.objects.all()
    usados = set(outros.filter(slug__startswith=base).values_list("slug", flat=True))
    numero, livre = 1, base
    while livre in usados:
        numero += 1
        livre = f"{base}-{numero}"
    return livre
