"""One of each component in each of its states, for the page of components."""

from __future__ import annotations

import re
from pathlib import Path

from django.utils.safestring import mark_safe

from seiva.web.galeria.dados import Dados, em_dias, ha, leituras, pastas, processo

_ICONES = Path(__file__).resolve().parents[1] / "static" / "seiva" / "icones.svg"


def exemplo() -> Dados:
    """What galeria/partes.html reads as `exemplo`."""
    quadro = processo()
    return {
        "acoes": quadro["acoes"],
        "impossiveis": quadro["impossiveis"],
        "abas": quadro["abas"],
        "momentos": [
            ha(seconds=20),
            ha(minutes=12),
            ha(hours=3),
            ha(days=1),
            ha(days=80),
            ha(days=900),
            ha(days=-3),
        ],
        "limites": [em_dias(n) for n in (-3, 0, 1, 4, 20)],
        "mensagens": [
            ("info", "Há um documento novo."),
            ("ok", "Processo enviado."),
            ("aviso", "O prazo vence amanhã."),
            ("perigo", "O envio falhou."),
        ],
        "elo": {"url": "#", "rotulo": "Desfazer"},
        "pagina": {"anteriores": "#a", "proximos": "#p", "resumo": "51 a 100"},
        "andamentos": _andamentos(),
        "pastas": pastas(),
        "leituras": leituras(),
        "cartoes": _cartoes(),
        "trabalhos": _trabalhos(),
        "tabela": [("3106.01.0000079/2026-02", em_dias(-2), "Rui Prado")],
        "icones": re.findall(r'symbol id="([\w-]+)"', _ICONES.read_text(encoding="utf-8")),
    }


def _andamentos() -> list[Dados]:
    return [
        {
            "dia": "22/11/2026",
            "quando": ha(hours=5),
            "texto": "Processo remetido pela unidade SEMUS/FARM",
            "unidade": "PGM",
            "pessoa": "Helena Nunes",
            "icone": "enviar",
        },
        {"quando": ha(hours=6), "texto": "Processo recebido na unidade", "icone": "receber"},
        {
            "dia": "20/11/2026",
            "quando": ha(days=2),
            "texto": "Processo autuado",
            "unidade": "SEMUS/FARM",
            "pessoa": "Helena Nunes",
            "icone": "processo",
            "detalhes": [("Registro", "1"), ("Resumo (SHA-256)", "9f2c41d07be8" * 5)],
        },
    ]


def _cartoes() -> list[Dados]:
    laudo = {"titulo": "Laudo médico", "numero": "0470023", "icone": "pdf", "url": "#", "nivel": 1}
    parecer = {"titulo": "Parecer jurídico 44/2026", "numero": "0470026", "url": "#", "nivel": 0}
    return [
        laudo | {"unidade": "SEMUS", "quando": ha(days=5)},
        parecer
        | {
            "unidade": "PGM",
            "quando": ha(days=1),
            "processo": processo()["processo"],
            "trecho": mark_safe("…dispensa de <mark>licitação</mark> por emergência…"),
            "situacao_texto": "assinado",
            "situacao_tom": "ok",
            "situacao_icone": "assinar",
        },
    ]


def _trabalhos() -> list[Dados]:
    fragmento = "/amostras/progresso.html"
    return [
        {
            "titulo": "Gerando o PDF do processo",
            "porcento": 40,
            "texto": "Documento 11 de 27.",
            "url": fragmento,
        },
        {"titulo": "Convertendo", "porcento": None, "texto": "Na fila.", "url": fragmento},
        {"titulo": "PDF", "pronto": True, "link": {"url": "#", "rotulo": "Baixar (12 MB)"}},
        {"titulo": "PDF do processo", "falhou": "O documento 0470003 está corrompido."},
    ]
