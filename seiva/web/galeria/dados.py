"""Invented people, units and processes that look like a small town's real week."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone


def ha(**intervalo: float) -> dt.datetime:
    """A moment in the past: `ha(hours=2)`."""
    return timezone.localtime() - dt.timedelta(**intervalo)


def em_dias(dias: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=dias)


URLS: dict[str, str] = {
    "inicio": "/mesa.html",
    "mesa": "/mesa.html",
    "para_assinar": "/documento-assinar.html",
    "pesquisa": "/pesquisa.html",
    "ajuda": "/galeria.html",
    "ajuda_daqui": "/galeria.html",
    "atalhos": "/galeria.html",
    "acessibilidade": "/galeria.html",
    "novo_processo": "/processo-novo.html",
    "minha_conta": "/galeria.html",
    "sair": "/entrar.html",
    "entrar": "/entrar.html",
    "recuperar_senha": "/entrar.html",
    "conferir": "/conferir.html",
    "trocar_unidade": "/mesa.html",
}

UNIDADES = [
    {
        "id": 1,
        "sigla": "SEMAD/RH",
        "nome": "Recursos Humanos",
        "instituicao_nome": "Prefeitura Municipal de Extrema",
    },
    {
        "id": 2,
        "sigla": "SEMAD/PROT",
        "nome": "Protocolo Geral",
        "instituicao_nome": "Prefeitura Municipal de Extrema",
    },
    {
        "id": 3,
        "sigla": "IPREX/BEN",
        "nome": "Benefícios",
        "instituicao_nome": "Instituto de Previdência de Extrema",
    },
]

CASA: dict[str, Any] = {
    "instituicao": {
        "nome": "Prefeitura Municipal de Extrema",
        "slug": "extrema",
    },
    "brasao_url": "",
    "unidade": UNIDADES[0],
    "unidades": UNIDADES,
    "conta": {"id": 7, "nome": "Ana Beatriz Moreira", "nome_curto": "Ana Moreira"},
    "pendencias": {"para_assinar": 4, "nao_lidos": 12},
    "urls": URLS,
}

CASA_VISITANTE: dict[str, Any] = {
    **CASA,
    "unidade": None,
    "unidades": [],
    "conta": None,
    "pendencias": {},
}


def linha(indice: int, numero: str, tipo: str, **resto: Any) -> dict[str, Any]:
    """One row of the mesa with quiet defaults."""
    base: dict[str, Any] = {
        "id": indice,
        "numero": numero,
        "url": "/processo.html",
        "tipo": tipo,
        "especificacao": "",
        "interessado": "",
        "nao_lido": False,
        "nivel": 0,
        "para_assinar": 0,
        "marcadores": [],
        "atribuido": None,
        "origem": None,
        "quando": ha(days=indice),
    }
    return {**base, **resto}


ANA = {"nome_curto": "Ana Moreira", "url": "#ana"}
RUI = {"nome_curto": "Rui Prado", "url": "#rui"}


def linhas_da_mesa() -> list[dict[str, Any]]:
    return [
        linha(
            1,
            "3106.01.0000123/2026-45",
            "Férias",
            especificacao="período aquisitivo 2025/2026",
            interessado="Maria Aparecida de Souza",
            nao_lido=True,
            prazo=em_dias(1),
            origem="SEMED",
            quando=ha(hours=2),
        ),
        linha(
            2,
            "3106.01.0000098/2026-11",
            "Alvará de funcionamento",
            especificacao="padaria com forno a lenha, rua Quinze",
            interessado="Padaria do Zé LTDA",
            para_assinar=1,
            origem="SEFAZ/TRIB",
            quando=ha(days=1),
        ),
        linha(
            3,
            "3106.01.0000087/2026-30",
            "Licença-prêmio",
            interessado="João Batista Ferreira",
            atribuido=ANA,
            nivel=1,
            marcadores=[{"nome": "Falta documento"}],
            quando=ha(days=1, hours=3),
        ),
        linha(
            4,
            "3106.01.0000079/2026-02",
            "Contratação direta",
            especificacao="aquisição emergencial de medicamentos para a farmácia básica",
            interessado="Secretaria de Saúde",
            nao_lido=True,
            prioridade="urgente",
            novidade="documento novo",
            prazo=em_dias(-2),
            atribuido=RUI,
            origem="SEMUS",
            quando=ha(days=2),
        ),
        linha(
            5,
            "3106.01.0000076/2026-88",
            "Aposentadoria por invalidez",
            interessado="Terezinha de Jesus Lopes",
            nivel=2,
            atribuido=ANA,
            retorno=em_dias(12),
            quando=ha(days=4),
        ),
        linha(
            6,
            "3106.01.0000051/2026-19",
            "Cessão de servidor",
            interessado="Câmara Municipal de Extrema",
            sobrestado=True,
            nota="aguardando resposta da Câmara sobre o ônus da cessão",
            quando=ha(days=9),
        ),
        linha(
            7,
            "3106.01.0000044/2026-73",
            "Averbação de tempo de contribuição",
            interessado="Sebastião Rodrigues da Silva",
            prazo=em_dias(4),
            atribuido=RUI,
            origem="IPREX/BEN",
            quando=ha(days=15),
        ),
        linha(
            8,
            "3106.01.0000012/2026-57",
            "Progressão por titulação",
            interessado="Cláudia Regina Bastos",
            quando=ha(days=40),
        ),
    ]


def mesa() -> dict[str, Any]:
    caixas = [
        ("todos", "Todos", "mesa", 128, False),
        ("nao-lidos", "Não lidos", "email", 12, False),
        ("meus", "Atribuídos a mim", "pessoa", 9, False),
        ("assinar", "Para assinar", "assinar", 4, False),
        ("prazos", "Prazos", "prazo", 7, True),
        ("retornos", "Retornos", "retorno", 1, False),
    ]
    acoes = [
        ("enviar", "Enviar", "enviar", "e"),
        ("atribuir", "Atribuir", "atribuir", "a"),
        ("concluir", "Concluir", "concluir", ""),
        ("marcador", "Marcador", "marcador", ""),
        ("prazo", "Prazo", "prazo", ""),
        ("assinar", "Assinar", "assinar", ""),
        ("bloco", "Incluir em bloco", "bloco", ""),
        ("sobrestar", "Sobrestar", "suspenso", ""),
    ]
    return {
        "secao": "mesa",
        "caixa": {"rotulo": "Todos"},
        "caixas": [
            {
                "chave": c,
                "rotulo": r,
                "icone": i,
                "total": t,
                "urgente": u,
                "url": f"/mesa.html?caixa={c}",
                "atual": c == "todos",
            }
            for c, r, i, t, u in caixas
        ],
        "linhas": linhas_da_mesa(),
        "acoes": [
            {
                "acao": a,
                "rotulo": r,
                "icone": i,
                "tecla": t,
                "confirma": "Os processos selecionados saem da mesa desta unidade. Eles podem ser reabertos a qualquer momento."
                if a == "concluir"
                else "",
            }
            for a, r, i, t in acoes
        ],
        "url_lote": "/mesa.html",
        "filtros": {
            "url": "/mesa.html",
            "agrupar": "",
            "ordenar": "recentes",
            "agrupamentos": [
                ("", "Sem grupos"),
                ("tipo", "Tipo"),
                ("responsavel", "Responsável"),
                ("prazo", "Prazo"),
            ],
            "ordens": [
                ("recentes", "Mais recentes"),
                ("prazo", "Prazo mais próximo"),
                ("antigos", "Mais antigos"),
            ],
            "ocultos": {"caixa": "todos"},
            "salvos": [
                {"rotulo": "Férias sem despacho", "url": "#"},
                {"rotulo": "Parados há 30 dias", "url": "#"},
            ],
        },
        "visoes": [
            {"rotulo": "Lista", "icone": "lista", "url": "#", "atual": True},
            {"rotulo": "Quadro", "icone": "grade", "url": "#", "atual": False},
            {"rotulo": "Agenda", "icone": "calendario", "url": "#", "atual": False},
        ],
        "pagina": {"anteriores": None, "proximos": "/mesa.html?depois=8", "resumo": "8 de 128"},
    }
