"""A process with its documents, history, people and access, for the gallery."""

from __future__ import annotations

from typing import Any

from seiva.web.galeria.dados import em_dias, ha

PROCESSO: dict[str, Any] = {
    "numero": "3106.01.0000079/2026-02",
    "url": "/processo.html",
    "tipo": "Contratação direta",
    "especificacao": "aquisição emergencial de medicamentos para a farmácia básica",
    "nivel": 0,
    "hipotese": "",
    "interessados": ["Secretaria Municipal de Saúde", "Distribuidora Minas Farma LTDA"],
    "estados": [
        {"rotulo": "urgente", "icone": "alerta", "tom": "perigo"},
        {"rotulo": "retorno até 04/12", "icone": "retorno", "tom": "aviso"},
    ],
}

SOLTAR: dict[str, Any] = {
    "url": "/processo.html",
    "aceita": ".pdf,.png,.jpg,.docx,.xlsx,.odt,.ods",
    "extensoes": "pdf, png, jpg, docx, xlsx, odt, ods",
    "limite_mb": 200,
}


def _no(indice: int, rotulo: str, **resto: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "id": indice,
        "rotulo": rotulo,
        "numero": f"04700{indice:02d}",
        "unidade": "SEMUS/FARM",
        "url": f"/processo.html?documento={indice}",
        "icone": "documento",
        "situacao": "assinado",
        "nivel": 0,
        "atual": False,
    }
    return {**base, **resto}


def pastas() -> list[dict[str, Any]]:
    primeira = [_no(i, f"Cotação de preços {i}", icone="pdf", situacao="") for i in range(1, 5)]
    segunda = [
        _no(21, "Ofício 118/2026", ciencias=2),
        _no(22, "Termo de referência"),
        _no(23, "Laudo médico", icone="pdf", situacao="", nivel=1, url=None),
        _no(24, "Nota fiscal 8841", icone="imagem", situacao="", comentarios=1),
        _no(25, "Despacho 12/2026", situacao="cancelado"),
        _no(26, "Parecer jurídico 44/2026", unidade="PGM", novo=True),
        _no(
            27,
            "Despacho 31/2026",
            icone="minuta",
            situacao="minuta",
            unidade="SEMAD/RH",
            atual=True,
        ),
    ]
    return [
        {"rotulo": "1 a 20", "aberta": False, "documentos": primeira},
        {"rotulo": "21 a 27", "aberta": True, "documentos": segunda},
    ]


def _abas(atual: str) -> list[dict[str, Any]]:
    abas = [
        ("Documentos", "/processo.html", 27),
        ("Histórico", "/historico.html", None),
        ("Interessados", "/interessados.html", 2),
        ("Acesso", "/acesso.html", None),
    ]
    return [{"rotulo": r, "url": u, "total": t, "atual": r == atual} for r, u, t in abas]


def quadro(atual: str = "Documentos") -> dict[str, Any]:
    """What every page of a process shows."""
    acoes = [
        ("Enviar", "enviar", "/processo-enviar.html", "e"),
        ("Incluir documento", "mais", "/documento-incluir.html", ""),
        ("Atribuir", "atribuir", "#atribuir", "a"),
        ("Concluir", "concluir", "#concluir", ""),
        ("Relacionar", "relacionado", "#", ""),
        ("Sobrestar", "suspenso", "#", ""),
        ("Marcador", "marcador", "#", ""),
        ("Duplicar", "copiar", "#", ""),
        ("Gerar PDF do processo", "pdf", "#", ""),
    ]
    return {
        "secao": "mesa",
        "legivel": True,
        "processo": PROCESSO,
        "voltar": {"url": "/mesa.html", "rotulo": "Mesa"},
        "acoes": [{"rotulo": r, "icone": i, "url": u, "tecla": t} for r, i, u, t in acoes],
        "impossiveis": [
            {"rotulo": "Excluir", "porque": "Só antes de o primeiro documento entrar."}
        ],
        "abas": _abas(atual),
    }


def processo_aberto(leitura: str = "html") -> dict[str, Any]:
    documento: dict[str, Any] = {
        "titulo": "Despacho 31/2026",
        "numero": "0470027",
        "nivel": 0,
        "leitura": leitura,
        "url_conteudo": "/amostras/despacho.html",
        "motivo": "Contém informação pessoal (LAI, art. 31). Só a unidade que o incluiu e as que trataram dele podem ler.",
        "situacao_texto": "minuta, ainda sem assinatura",
        "situacao_icone": "editar",
        "situacao_tom": "aviso",
        "acoes": [
            {
                "rotulo": "Assinar",
                "icone": "assinar",
                "url": "/documento-assinar.html",
                "principal": True,
            },
            {"rotulo": "Editar", "icone": "editar", "url": "#"},
            {"rotulo": "Ver PDF", "icone": "pdf", "url": "#"},
        ],
    }
    if leitura == "imagem":
        documento["url_conteudo"] = "/estaticos/seiva/marca.svg"
        documento["situacao_texto"] = ""
        documento["assinaturas"] = [
            {
                "nome": "Helena Prado Nunes",
                "cargo": "Farmacêutica responsável",
                "quando": ha(days=3),
            }
        ]
    painel = {
        "aberto_em": [
            {
                "sigla": "SEMAD/RH",
                "nome": "Recursos Humanos",
                "desde": ha(days=2),
                "atribuido": "Ana Moreira",
                "atual": True,
            },
            {
                "sigla": "PGM",
                "nome": "Procuradoria-Geral do Município",
                "desde": ha(hours=5),
                "atribuido": None,
            },
        ],
        "prazos": [
            {"rotulo": "Resposta à PGM", "data": em_dias(1), "url": "#"},
            {"rotulo": "Retorno a SEMUS", "data": em_dias(12)},
        ],
        "mostra_nota": True,
        "nota": {
            "texto": "Conferir o saldo da dotação antes de enviar.",
            "autor": "Rui Prado",
            "quando": ha(hours=3),
        },
        "nota_url": "#nota",
        "comentarios": [
            {
                "autor": "Helena Nunes",
                "quando": ha(days=1),
                "texto": "A nota fiscal está ilegível na segunda página.",
            }
        ],
        "comentar_url": "#comentar",
        "dados": [
            ("Autuado em", "03/11/2026"),
            ("Por", "SEMUS/FARM"),
            ("Assunto", "033.21 Aquisição de medicamentos"),
        ],
        "marcadores": [{"nome": "Emergencial"}],
        "relacionados": [
            {"numero": "3106.01.0000011/2026-84", "url": "#", "tipo": "Registro de preços"}
        ],
    }
    return {
        **quadro(),
        "pastas": pastas(),
        "total_documentos": 27,
        "incluir_url": "/documento-incluir.html",
        "documento": documento if leitura else None,
        "painel": painel,
        "soltar": SOLTAR,
    }
