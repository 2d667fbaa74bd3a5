"""The list of pages of the gallery: file name, template and context."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message

from seiva.web.galeria import dados, dados_abas, dados_componentes, dados_processo, formularios

Tela = tuple[str, str, dict[str, Any]]
VAZIO = {
    "icone": "mesa",
    "titulo": "Nada por aqui: a mesa está em dia",
    "texto": "Processos enviados à sua unidade aparecem aqui. Para começar um, use “Novo processo”.",
    "acao": {"url": "/processo-novo.html", "rotulo": "Novo processo"},
}


def telas() -> Iterator[Tela]:
    """Every page, with the frame's context already inside."""
    for nome, modelo, contexto in _servidor():
        yield nome, modelo, {"casa": dados.CASA, "csrf_token": "galeria", **contexto}
    for nome, modelo, contexto in _publicas():
        yield nome, modelo, {"casa": dados.CASA_VISITANTE, "csrf_token": "galeria", **contexto}


def _servidor() -> Iterator[Tela]:
    yield "mesa", "mesa/mesa.html", dados.mesa()
    agrupada = dados.mesa()
    agrupada["linhas"] = sorted(
        ({**linha, "grupo": linha["tipo"]} for linha in agrupada["linhas"][:4]),
        key=lambda linha: linha["grupo"],
    )
    agrupada["messages"] = [Message(constants.SUCCESS, "3 processos enviados para SEFAZ/TRIB.")]
    yield "mesa-agrupada", "mesa/mesa.html", agrupada
    yield (
        "mesa-vazia",
        "mesa/mesa.html",
        {**dados.mesa(), "linhas": [], "pagina": {}, "vazio": VAZIO},
    )
    yield from _processo()
    yield from _formularios()
    recusado = formularios.Exemplo({"nome": "", "texto": "Já digitado."})
    nomes = [nome for nome, _, _ in [*_processo(), *_formularios(), *_publicas()]]
    yield (
        "galeria",
        "galeria/galeria.html",
        {
            "secao": "ajuda",
            "form": formularios.Exemplo(auto_id="ex_%s"),
            "recusado": recusado,
            "exemplo": dados_componentes.exemplo(),
            "lista_de_telas": ["mesa", "mesa-agrupada", "mesa-vazia", *nomes],
        },
    )


def _processo() -> Iterator[Tela]:
    yield "processo", "processo/processo.html", dados_processo.processo_aberto()
    yield (
        "processo-vazio",
        "processo/processo.html",
        {**dados_processo.processo_aberto(""), "pastas": [], "total_documentos": 0},
    )
    for leitura in ("imagem", "vedado"):
        yield (
            f"processo-{leitura}",
            "processo/processo.html",
            dados_processo.processo_aberto(leitura),
        )
    for visao in ("Resumido", "Completo", "Total"):
        yield (
            f"historico-{visao.lower()}",
            "processo/historico.html",
            dados_abas.historico(visao),
        )
    yield "interessados", "processo/interessados.html", dados_abas.interessados()
    yield "acesso", "processo/acesso.html", dados_abas.acesso()
    yield "amostras/despacho", "galeria/despacho.html", {}
    feito = {"titulo": "PDF do processo", "pronto": True}
    yield "amostras/progresso", "galeria/progresso.html", {"trabalho": feito}


def _atos(processo: dict[str, Any]) -> Iterator[Tela]:
    """Pages that ask about an act over one process or several."""
    comum: dict[str, Any] = {
        "processos": [{"id": p["id"], **p} for p in dados.linhas_da_mesa()[:2]],
        "impedidos": [{"numero": "3106.01.0000051/2026-19", "porque": "já foi concluído"}],
        "voltar_url": "/mesa.html",
    }
    avisos = ["Despacho 31/2026 (0470027) ainda é minuta: não segue com o processo."]
    enviar = {"form": formularios.Enviar(initial={"destinos": ["2"]}), "avisos": avisos}
    yield "processo-enviar", "processo/enviar.html", {**comum, **enviar}
    concluir = {
        "tela": {
            "chave": "concluir",
            "titulo": "Concluir",
            "icone": "concluir",
            "explica": "Sai da mesa da sua unidade.",
        },
        "avisos": ["PGM pediu a devolução até 04/12/2026. Concluir não devolve."],
    }
    yield "processo-concluir", "processo/ato.html", {**comum, **concluir}
    prazo = {"chave": "prazo", "titulo": "Prazo", "icone": "prazo", "explica": ""}
    yield (
        "processo-prazo",
        "processo/ato.html",
        {**comum, "tela": prazo, "form": formularios.Prazo()},
    )
    relacionados = [
        {
            "id": 9,
            "numero": "3106.01.0000011/2026-84",
            "url": "#",
            "tipo": "Registro de preços",
            "removivel": True,
        }
    ]
    yield (
        "processo-relacionar",
        "processo/relacionar.html",
        {
            "form": formularios.Relacao(),
            "processo": processo,
            "relacionados": relacionados,
            "novo_url": "/processo-novo.html",
            "pode_iniciar": True,
            "voltar_url": "/processo.html",
        },
    )


def _formularios() -> Iterator[Tela]:
    novo: dict[str, Any] = {
        "form_pessoa": formularios.NovaPessoa(prefix="pessoa"),
        "achadas": None,
        "pessoas_url": "/pessoas.json",
        "url_do_tipo": "?passo=tipo",
        "url_de_acrescentar": "?passo=acrescentar",
        "modelo_do_numero": "3106.01.SSSSSSS/AAAA-DD",
        "orientacao": "Férias: anexe o requerimento até o dia 10 do mês anterior.",
    }
    yield "processo-novo", "processo/novo.html", {**novo, "form": formularios.NovoProcesso()}
    recusado = formularios.NovoProcesso({"especificacao": "férias", "nivel": "1"})
    recusado.add_error("hipotese", "Escolha a hipótese legal: sem ela o processo é público.")
    yield "processo-novo-erro", "processo/novo.html", {**novo, "form": recusado}
    processo = {**dados_processo.PROCESSO, "id": 4}
    cadastro = {**novo, "form": formularios.NovoProcesso(), "processo": processo}
    yield "processo-alterar", "processo/alterar.html", {**cadastro, "voltar_url": "/processo.html"}
    yield from _atos(processo)
    yield "pesquisa", "pesquisa/pesquisa.html", dados_abas.pesquisa()
    yield "pesquisa-vazia", "pesquisa/pesquisa.html", {"form": formularios.Pesquisa()}
    incluir = {
        "processo": dados_processo.PROCESSO,
        "form": formularios.IncluirDocumento(),
        "soltar": dados_processo.SOLTAR,
        "tipos_da_unidade": [
            {"rotulo": r, "url": "#"} for r in ("Despacho", "Ofício", "Termo de referência")
        ],
    }
    yield "documento-incluir", "documento/incluir.html", incluir
    documentos = [
        {
            "id": 27,
            "titulo": "Despacho 31/2026",
            "numero": "0470027",
            "url": "#a",
            "lido": True,
            "processo": dados_processo.PROCESSO,
        },
        {
            "id": 31,
            "titulo": "Ofício 120/2026",
            "numero": "0470031",
            "url": "#b",
            "processo": dados_processo.PROCESSO,
        },
    ]
    assinar = {
        "secao": "assinar",
        "documentos": documentos,
        "atual": {
            "titulo": "Despacho 31/2026",
            "numero": "0470027",
            "url_conteudo": "/amostras/despacho.html",
        },
        "form": formularios.Assinar(),
        "fila": {"posicao": 1, "total": 4, "anterior": None, "proximo": "#"},
        "outras": [{"rotulo": "Assinar com gov.br", "url": "#"}],
    }
    yield "documento-assinar", "documento/assinar.html", assinar


def _publicas() -> Iterator[Tela]:
    yield "entrar", "registro/entrar.html", {"form": formularios.Entrar(), "next": "/processo.html"}
    recusada = formularios.Entrar({"username": "ana@extrema.mg.gov.br", "password": "x"})
    recusada.add_error(None, "CPF, e-mail ou senha não conferem. Verifique e tente de novo.")
    recusada.add_error("password", "Digite a senha outra vez.")
    yield "entrar-erro", "registro/entrar.html", {"form": recusada, "sessao_expirada": True}
    conferir = {
        "form": formularios.Conferir(),
        "form_arquivo": formularios.ConferirArquivo(),
        "arquivo_para": "/conferir.html",
        "chave_url": "#",
    }
    yield "conferir", "conferir/conferir.html", conferir
    documento = {
        "titulo": "Parecer jurídico 44/2026",
        "numero": "0470026",
        "processo": "3106.01.0000079/2026-02",
        "unidade": "Procuradoria-Geral do Município",
        "assinado_em": dados.ha(days=1),
        "instituicao": "Prefeitura Municipal de Extrema",
        "url_ver": "#",
        "resumo": "9f2c41d07be8" * 5,
        "motivo": "juntado por engano",
    }
    assinaturas = [
        {
            "nome": "Otávio Lemos",
            "cargo": "Procurador",
            "quando": dados.ha(days=1),
            "forma": "usuário e senha",
            "valida": True,
        },
        {
            "nome": "Clara Neves",
            "cargo": "Procuradora-geral",
            "quando": dados.ha(hours=20),
            "forma": "certificado ICP-Brasil",
            "valida": False,
        },
    ]
    for situacao in ("integro", "preparando", "cancelado", "excluido", "substituido"):
        resultado = {"situacao": situacao, "documento": documento, "assinaturas": assinaturas}
        yield f"conferir-{situacao}", "conferir/resultado.html", resultado
    yield "conferir-nao-encontrado", "conferir/resultado.html", {"situacao": "nao_encontrado"}
    for codigo in (400, 403, 404, 413, 422, 429, 500, 503):
        yield f"erro-{codigo}", f"erros/{codigo}.html", {"pedido": "7f3a-19c2"}
