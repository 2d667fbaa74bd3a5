"""Invented people and processes, with the shapes that the views give to the same partials."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

Dados = dict[str, Any]


def ha(**intervalo: float) -> dt.datetime:
    """A moment in the past: `ha(hours=2)`."""
    return timezone.localtime() - dt.timedelta(**intervalo)


def em_dias(dias: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=dias)


URLS = {
    "inicio": "/mesa.html",
    "mesa": "/mesa.html",
    "pesquisa": "/mesa.html",
    "sair": "/entrar.html",
    "entrar": "/entrar.html",
    "recuperar_senha": "/entrar.html",
    "criar_conta": "/entrar.html",
    "trocar_unidade": "/mesa.html",
} | dict.fromkeys(
    [
        "adesao",
        "chave_pedir",
        "chave_entrar",
        "para_assinar",
        "novo_processo",
        "ajuda",
        "ajuda_daqui",
        "atalhos",
        "acessibilidade",
        "minha_conta",
        "conferir",
    ],
    "/galeria.html",
)
_PREFEITURA = "Prefeitura Municipal de Extrema"
UNIDADES = [
    {"id": 1, "sigla": "SEMAD/RH", "nome": "Recursos Humanos", "instituicao_nome": _PREFEITURA},
    {"id": 2, "sigla": "SEMAD/PROT", "nome": "Protocolo Geral", "instituicao_nome": _PREFEITURA},
    {
        "id": 3,
        "sigla": "IPREX/BEN",
        "nome": "Benefícios",
        "instituicao_nome": "Instituto de Previdência de Extrema",
    },
]
CASA: Dados = {
    "instituicao": {"nome": _PREFEITURA, "slug": "extrema"},
    "brasao_url": "",
    "unidade": UNIDADES[0],
    "unidades": UNIDADES,
    "conta": {"id": 7, "nome": "Ana Beatriz Moreira", "nome_curto": "Ana Moreira"},
    "pendencias": {"para_assinar": 4, "nao_lidos": 1280},
    "urls": URLS,
}
CASA_DE_UMA_UNIDADE: Dados = CASA | {"unidades": UNIDADES[:1], "pendencias": {}}
CASA_VISITANTE: Dados = CASA_DE_UMA_UNIDADE | {"unidade": None, "unidades": [], "conta": None}


def mesa() -> Dados:
    """Context of mesa/mesa.html: a row of each kind, the last two in a group."""
    caixas = [("todos", "Todos", "mesa", 1280), ("nao-lidos", "Não lidos", "email", 12)]
    acoes = [("enviar", "Enviar", "e"), ("atribuir", "Atribuir", "a"), ("concluir", "Concluir", "")]
    escolhas = [("", "Todos"), ("1", "Um deles")]
    return {
        "secao": "mesa",
        "caixa": {"rotulo": "Todos"},
        "caixas": [
            {"rotulo": r, "icone": i, "total": t, "url": "#", "atual": c == "todos"}
            for c, r, i, t in caixas
        ]
        + [{"rotulo": "Prazos", "icone": "prazo", "total": 7, "url": "#", "urgente": True}],
        "linhas": _linhas(),
        "acoes": [{"acao": a, "rotulo": r, "icone": a, "tecla": t} for a, r, t in acoes],
        "url_lote": "/mesa.html",
        "filtros": {
            "url": "/mesa.html",
            "ocultos": {"caixa": "todos"},
            "limpar": "/mesa.html",
            "texto": "férias",
            **dict.fromkeys(("tipos", "pessoas", "agrupamentos", "ordens"), escolhas),
        },
        "pagina": {"anteriores": None, "proximos": "#"},
    }


def _linhas() -> list[Dados]:
    ana = {"nome_curto": "Ana Moreira", "url": "#ana"}
    base: Dados = {"url": "/processo.html", "interessado": "Maria Aparecida de Souza", "nivel": 0}
    diferencas: list[Dados] = [
        {"tipo": "Férias", "nao_lido": True, "prazo": em_dias(1), "origem": "SEMED"},
        {"tipo": "Alvará de funcionamento", "para_assinar": 1, "novidade": "documento novo"},
        {
            "tipo": "Contratação direta",
            "especificacao": "aquisição emergencial de medicamentos para a farmácia básica",
            "prioridade": "Urgente",
            "prazo": em_dias(-2),
            "atribuido": {"nome_curto": "Rui Prado", "url": ""},
        },
        {"tipo": "Licença-prêmio", "nivel": 1, "retorno": em_dias(12), "grupo": "Ana Moreira"},
        {
            "tipo": "Aposentadoria por invalidez",
            "nivel": 2,
            "nota": "aguardando resposta da Câmara sobre o ônus da cessão",
            "grupo": "Ana Moreira",
            "atribuido": ana,
        },
    ]
    return [
        base | {"id": n, "numero": f"3106.01.000012{n}/2026-45", "quando": ha(days=n), **diferenca}
        for n, diferenca in enumerate(diferencas, start=1)
    ]


def processo() -> Dados:
    """Context of processo/processo.html, with a draft open in the reader."""
    rotulos = [
        ("Enviar", "enviar"),
        ("Incluir documento", "mais"),
        ("Atribuir", "atribuir"),
        ("Concluir", "concluir"),
        ("Anotação", "nota"),
        ("Relacionar", "relacionado"),
    ]
    return {
        "secao": "mesa",
        "processo": {
            "numero": "3106.01.0000079/2026-02",
            "tipo": "Contratação direta",
            "especificacao": "aquisição emergencial de medicamentos para a farmácia básica",
            "nivel": 1,
            "hipotese": "Documento preparatório (LAI, art. 7º, § 3º)",
            "interessados": ["Secretaria Municipal de Saúde", "Distribuidora Minas Farma LTDA"],
            "estados": [{"rotulo": "Urgente", "icone": "alerta", "tom": "perigo"}],
        },
        "voltar": {"url": "/mesa.html", "rotulo": "Mesa"},
        "acoes": [{"rotulo": r, "icone": i, "url": "#"} for r, i in rotulos],
        "impossiveis": [{"rotulo": "Desfazer envio", "porque": "PGM já recebeu."}],
        "legivel": True,
        "abas": [
            {"rotulo": "Documentos", "url": "/processo.html", "atual": True, "total": 27},
            {"rotulo": "Histórico", "url": "#"},
        ],
        "pastas": pastas(),
        "total_documentos": 27,
        "documento": leituras()[0],
        "painel": _painel(),
        "soltar": SOLTAR,
        "incluir_url": "#",
    }


SOLTAR: Dados = {
    "url": "/arquivos",
    "aceita": ".pdf,.png,.jpg,.docx",
    "extensoes": "pdf, png, jpg, docx",
    "limite_mb": 200,
}


def _no(indice: int, rotulo: str, **resto: Any) -> Dados:
    return {
        "id": indice,
        "rotulo": rotulo,
        "numero": f"04700{indice:02d}",
        "unidade": "SEMUS/FARM",
        "url": f"/processo.html?documento={indice}",
        "icone": "documento",
        "situacao": "assinado",
        "nivel": 0,
        **resto,
    }


def pastas() -> list[Dados]:
    """A closed folder, and an open one with a node of each kind."""
    cotacoes = [_no(i, f"Cotação de preços {i}", icone="pdf", situacao="") for i in (1, 2)]
    abertos = [
        _no(21, "Ofício 118/2026", amarela=True),
        _no(23, "Laudo médico", icone="pdf", situacao="", nivel=1, url=None),
        _no(24, "Sindicância", nivel=2),
        _no(25, "Despacho 12/2026", situacao="cancelado"),
        _no(26, "Parecer jurídico 44/2026", unidade="PGM"),
        _no(27, "Despacho 31/2026", icone="minuta", situacao="minuta", atual=True),
    ]
    return [
        {"rotulo": "1 a 20", "aberta": False, "documentos": cotacoes},
        {"rotulo": "21 a 27", "aberta": True, "documentos": abertos},
    ]


def leituras() -> list[Dados]:
    """What the reader shows: a draft, a signed image, a document that may not be read."""
    acoes = [("Assinar", "assinar"), ("Editar", "editar"), ("Ver PDF", "pdf")]
    minuta: Dados = {
        "titulo": "Despacho 31/2026",
        "numero": "0470027",
        "nivel": 0,
        "leitura": "html",
        "url_conteudo": "/amostras/despacho.html",
        "situacao_texto": "minuta, só a sua unidade vê",
        "situacao_icone": "minuta",
        "situacao_tom": "aviso",
        "acoes": [
            {"rotulo": r, "icone": i, "url": "#", "principal": i == "assinar"} for r, i in acoes
        ],
    }
    imagem = minuta | {
        "leitura": "imagem",
        "url_conteudo": "/estaticos/seiva/marca.svg",
        "situacao_texto": "",
        "assinaturas": [
            {"nome": "Helena Nunes", "cargo": "Farmacêutica responsável", "quando": ha(days=3)}
        ],
    }
    motivo = "Só leem as unidades por onde o processo passou."
    return [minuta, imagem, {"leitura": "vedado", "nivel": 2, "titulo": "Laudo", "motivo": motivo}]


def _painel() -> Dados:
    minha = {"sigla": "SEMAD/RH", "nome": "Recursos Humanos", "desde": ha(days=2)}
    outra = {
        "sigla": "PGM",
        "nome": "Procuradoria-Geral",
        "desde": ha(hours=5),
        "nao_lida": True,
        "trocar": 2,
    }
    return {
        "aberto_em": [minha | {"atribuido": "Ana Moreira", "atual": True}, outra],
        "prazos": [
            {"rotulo": "Prazo da unidade", "data": em_dias(1), "url": "#"},
            {"rotulo": "Devolver a SEMUS", "data": em_dias(12)},
        ],
        "nota": {
            "texto": "Conferir o saldo da dotação antes de enviar.",
            "autor": "Rui Prado",
            "quando": ha(hours=3),
            "prioritaria": True,
        },
        "nota_url": "#",
        "mostra_nota": True,
        "dados": [("Autuado em", "03/11/2026 09:12"), ("Assunto", "033.21 Medicamentos")],
        "relacionados": [
            {"numero": "3106.01.0000011/2026-84", "url": "#", "tipo": "Registro de preços"}
        ],
        "relacionar_url": "#",
    }
