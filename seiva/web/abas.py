"""Tabs of a process: who is interested in it, and who may read it and why."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from seiva.catalogo.models import NivelAcesso
from seiva.core.erros import NaoEncontrado
from seiva.processos.legibilidade import legivel
from seiva.processos.models import Credencial, Interessado, Passagem, Processo
from seiva.web.acesso import Requisicao, servidor
from seiva.web.enderecos import endereco
from seiva.web.ficha import buscar
from seiva.web.pessoas import documento_visivel
from seiva.web.processos import chegar, montar_quadro

_NIVEIS = {
    NivelAcesso.PUBLICO: "Qualquer pessoa pode acompanhar o processo e ler os documentos "
    "públicos assinados. Minutas, só a unidade que as escreve.",
    NivelAcesso.RESTRITO: "O conteúdo só é lido pelas unidades por onde o processo passou. "
    "Quem tem o número sabe que ele existe e vê o histórico.",
    NivelAcesso.SIGILOSO: "Só quem tem credencial sabe que o processo existe e pode lê-lo.",
}


@require_safe
@servidor
def interessados(requisicao: Requisicao, processo: int) -> HttpResponse:
    """People and companies with interest in the process; of who may not read it, nobody."""
    alvo = buscar(requisicao, processo)
    chegar(requisicao.ator, alvo)
    if not legivel(requisicao.ator, alvo):
        raise NaoEncontrado
    quadro = montar_quadro(requisicao, alvo, "processo_interessados", True)
    rotas = {acao["nome"]: acao["url"] for acao in quadro["acoes"]}
    linhas = Interessado.objects.dos_processos([alvo])
    contexto = quadro | {
        "interessados_lista": [
            {
                "nome": i.pessoa.nome,
                "documento": documento_visivel(i.pessoa),
                "papel": i.pessoa.get_tipo_display(),
                "contato": i.pessoa.email,
            }
            for i in linhas[:500]
        ],
        "incluir_url": rotas.get("alterar_processo", ""),
    }
    return render(requisicao, "processo/interessados.html", contexto)


@require_safe
@servidor
def acesso(requisicao: Requisicao, processo: int) -> HttpResponse:
    """Who may read, and why."""
    alvo = buscar(requisicao, processo)
    chegar(requisicao.ator, alvo)
    le = legivel(requisicao.ator, alvo)
    quadro = montar_quadro(requisicao, alvo, "processo_acesso", le)
    rotas = {acao["nome"]: acao["url"] for acao in quadro["acoes"]}
    contexto = quadro | {
        "nivel_explicado": _NIVEIS[NivelAcesso(alvo.nivel_efetivo)],
        "alterar_url": rotas.get("alterar_processo", ""),
        "externo_url": _externo(requisicao, alvo) if le else "",
        "unidades": _unidades(alvo),
        "credenciais": _credenciais(alvo),
    }
    return render(requisicao, "processo/acesso.html", contexto)


def _externo(requisicao: Requisicao, processo: Processo) -> str:
    """Where the accesses of people from outside are; what is under sigilo has none."""
    slug = requisicao.instituicao.slug
    return "" if processo.sigiloso else endereco("processo_acesso_externo", slug, processo.pk)


def _unidades(processo: Processo) -> list[dict[str, Any]]:
    """Units through which it passed: for ever readers of what is restricted (domain.md §2.2)."""
    return [
        {
            "sigla": p.unidade.sigla,
            "nome": p.unidade.nome,
            "motivo": "autuou o processo"
            if p.unidade_id == processo.unidade_geradora_id
            else "recebeu o processo"
            if p.recebida_em
            else "tem o processo a receber",
            "desde": p.recebida_em or p.aberta_em,
            "aberta": p.aberta,
        }
        for p in Passagem.objects.do_processo(processo)
    ]


def _credenciais(processo: Processo) -> list[dict[str, Any]]:
    if processo.nivel_efetivo < NivelAcesso.SIGILOSO:
        return []
    return [
        {"nome": c.conta.nome, "sigla": c.unidade.sigla, "desde": c.concedida_em}
        for c in Credencial.objects.ativas_do(processo)
    ]
