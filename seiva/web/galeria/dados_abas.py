"""The other tabs of the process: history, people, access."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html

from seiva.web.galeria import dados_processo, formularios
from seiva.web.galeria.dados import ha


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
        "corrente": {"integra": True, "quebrados": ""} if atual == "Total" else None,
        "conferir_url": "?conferir=1",
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
                "papel": "Pessoa jurídica",
                "contato": "saude@extrema.mg.gov.br",
            },
            {
                "nome": "Distribuidora Minas Farma LTDA",
                "documento": "12.345.678/0001-95",
                "papel": "Pessoa jurídica",
                "contato": None,
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
        "credenciais": [{"nome": "Helena Prado Nunes", "sigla": "PGM", "desde": ha(days=2)}],
    }


def pesquisa() -> dict[str, Any]:
    return {
        "form": formularios.Pesquisa({"q": "alvará"}),
        "q": "alvará",
        "aviso": "O dígito verificador do número “3106.01.0000098/2026-12” não confere: está 12 e o cálculo dá 11. Confira os algarismos digitados.",
        "procurou": True,
        "truncado": True,
        "filtrado": True,
        "sem_filtros": "?q=alvará",
        "resultados": [
            {
                "url": "/processo.html",
                "numero": "3106.01.0000098/2026-11",
                "tipo": format_html("<mark>{}</mark> de funcionamento", "Alvará"),
                "especificacao": "padaria com forno a lenha",
                "interessados": "Padaria do Zé LTDA",
                "nivel": nivel,
                "unidade": "SEFAZ/TRIB",
                "autuado_em": ha(days=30),
            }
            for nivel in (0, 1)
        ],
        "pagina": {"anteriores": "", "proximos": "#mais"},
    }
