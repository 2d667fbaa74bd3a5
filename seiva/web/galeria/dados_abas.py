"""The other tabs of the process: history, people, access."""

from __future__ import annotations

from typing import Any

from seiva.web.galeria import dados_processo
from seiva.web.galeria.dados import em_dias, ha


def historico(atual: str) -> dict[str, Any]:
    explicacoes = {
        "Resumido": "Só os atos que mudaram o processo. A visão completa mostra também leituras e atribuições.",
        "Completo": "Todos os atos, inclusive atribuições e recebimentos.",
        "Total": "Todos os atos com os dados guardados de cada um.",
    }
    entradas: list[dict[str, Any]] = [
        {
            "dia": "Hoje",
            "quando": ha(hours=5),
            "texto": "Processo remetido pela unidade SEMUS/FARM",
            "unidade": "PGM",
            "pessoa": "Helena Nunes",
            "icone": "enviar",
        },
        {
            "quando": ha(hours=6),
            "texto": "Assinado o documento 0470026 (Parecer jurídico 44/2026)",
            "unidade": "PGM",
            "pessoa": "Otávio Lemos",
            "icone": "assinar",
            "url": "/processo.html",
        },
        {
            "dia": "20 de novembro",
            "quando": ha(days=2),
            "texto": "Processo recebido na unidade",
            "unidade": "SEMAD/RH",
            "pessoa": "Ana Moreira",
            "icone": "receber",
        },
        {
            "quando": ha(days=2, hours=2),
            "texto": "Cancelado o documento 0470025 (Despacho 12/2026): juntado por engano",
            "unidade": "SEMUS/FARM",
            "pessoa": "Helena Nunes",
            "icone": "cancelado",
        },
        {
            "dia": "3 de novembro",
            "quando": ha(days=19),
            "texto": "Processo autuado",
            "unidade": "SEMUS/FARM",
            "pessoa": "Helena Nunes",
            "icone": "processo",
        },
    ]
    if atual == "Total":
        for numero, entrada in enumerate(entradas):
            entrada["detalhes"] = [
                ("Registro", f"{980 - numero}"),
                ("Resumo criptográfico", "9f2c41d07be8…"),
            ]
    return {
        **dados_processo.quadro("Histórico"),
        "visoes": [
            {"rotulo": r, "url": f"/historico-{r.lower()}.html", "atual": r == atual}
            for r in explicacoes
        ],
        "explicacao": explicacoes[atual],
        "andamentos": entradas,
        "atualizar_url": "#andamento",
        "pagina": {"anteriores": None, "proximos": "#mais", "resumo": ""},
    }


def interessados() -> dict[str, Any]:
    return {
        **dados_processo.quadro("Interessados"),
        "incluir_url": "#incluir",
        "interessados_lista": [
            {
                "nome": "Secretaria Municipal de Saúde",
                "documento": "18.677.591/0001-00",
                "papel": "Requerente",
                "contato": "saude@extrema.mg.gov.br",
                "url_remover": "#",
            },
            {
                "nome": "Distribuidora Minas Farma LTDA",
                "documento": "12.345.678/0001-95",
                "papel": "Contratada",
                "contato": None,
                "url_remover": "#",
            },
        ],
    }


def acesso() -> dict[str, Any]:
    return {
        **dados_processo.quadro("Acesso"),
        "nivel_explicado": "Qualquer pessoa pode acompanhar e ler os documentos públicos. 1 documento restrito continua fechado.",
        "alterar_url": "#nivel",
        "unidades": [
            {
                "sigla": "SEMUS/FARM",
                "nome": "Farmácia básica",
                "motivo": "autuou o processo",
                "desde": ha(days=19),
            },
            {
                "sigla": "SEMAD/RH",
                "nome": "Recursos Humanos",
                "motivo": "recebeu o processo",
                "desde": ha(days=2),
            },
        ],
        "acessos": [
            {
                "pessoa": "Carla Dias (Minas Farma)",
                "motivo": "acompanhar o pagamento",
                "ate": em_dias(60),
                "alcance": "processo inteiro",
                "url_cancelar": "#",
            }
        ],
        "conceder_url": "#conceder",
    }
