"""Examples for the page of components."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from django.utils.safestring import mark_safe

from seiva.web.galeria import dados_abas, dados_processo
from seiva.web.galeria.dados import em_dias, ha

_ICONES = Path(__file__).resolve().parents[1] / "static" / "seiva" / "icones.svg"


def exemplo() -> dict[str, Any]:
    """One of each component's context."""
    quadro = dados_processo.quadro()
    return {
        "acoes": quadro["acoes"],
        "impossiveis": quadro["impossiveis"],
        "abas": quadro["abas"],
        "momentos": [
            ha(seconds=20),
            ha(minutes=12),
            ha(hours=3),
            ha(days=1),
            ha(days=2),
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
        "andamentos": dados_abas.historico("Completo")["andamentos"],
        "pastas": dados_processo.pastas(),
        "soltar": {**dados_processo.SOLTAR, "id": "galeria-arquivos"},
        "cartoes": [
            {
                "titulo": "Parecer jurídico 44/2026",
                "numero": "0470026",
                "url": "#",
                "unidade": "PGM",
                "quando": ha(days=1),
                "processo": dados_processo.PROCESSO,
                "trecho": mark_safe("…dispensa de <mark>licitação</mark> por emergência…"),
                "nivel": 0,
                "situacao_texto": "assinado",
                "situacao_tom": "ok",
                "situacao_icone": "assinar",
            },
            {
                "titulo": "Laudo médico",
                "numero": "0470023",
                "icone": "pdf",
                "url": "#",
                "unidade": "SEMUS",
                "quando": ha(days=5),
                "nivel": 1,
            },
        ],
        "trabalhos": [
            {
                "titulo": "Gerando o PDF do processo",
                "porcento": 40,
                "texto": "Documento 11 de 27.",
                "url": "/amostras/progresso.html",
            },
            {
                "titulo": "Convertendo arquivos",
                "porcento": None,
                "texto": "Na fila.",
                "url": "/amostras/progresso.html",
            },
            {
                "titulo": "PDF do processo",
                "pronto": True,
                "link": {"url": "#", "rotulo": "Baixar (12 MB)"},
            },
            {
                "titulo": "PDF do processo",
                "falhou": "O documento 0470003 está corrompido. Os outros estão prontos.",
            },
        ],
        "tabela": [
            ("3106.01.0000079/2026-02", em_dias(-2), "Rui Prado"),
            ("3106.01.0000123/2026-45", em_dias(1), "Ana Moreira"),
        ],
        "portas": [
            {
                "rotulo": "Acompanhar um processo",
                "texto": "Pelo número, pelo código ou pelo QR.",
                "icone": "busca",
                "url": "#",
            },
            {
                "rotulo": "Pedir um serviço",
                "texto": "Carta de serviços do município.",
                "icone": "processo",
                "url": "#",
            },
            {
                "rotulo": "Conferir um documento",
                "texto": "Veja se é verdadeiro e se vale.",
                "icone": "selo",
                "url": "/conferir.html",
            },
        ],
        "icones": re.findall(r'symbol id="([\w-]+)"', _ICONES.read_text(encoding="utf-8")),
    }
