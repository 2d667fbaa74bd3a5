"""Messages to who petitions."""

from seiva.organizacao.correio import Especie, Variavel, declarar_mensagem

RECIBO = declarar_mensagem(
    Especie(
        "peticao-recibo",
        "Pedido protocolado: recibo",
        "Vai a quem enviou um pedido ou documentos, logo depois do envio.",
        "Recebemos: {{ titulo }} ({{ processo }})",
        """Olá, {{ nome }}.

{{ instituicao }} recebeu o que você enviou: {{ titulo }}.

Processo: {{ processo }}
Recebido em: {{ quando }}

{{ documentos }}

O recibo e o andamento do processo:

{{ link }}

Guarde os originais dos documentos que você enviou.
""",
        (
            Variavel("nome", "O nome de quem enviou.", "Vera Matos"),
            Variavel("titulo", "O que foi pedido.", "Poda de árvore"),
            Variavel("processo", "O número do processo.", "0001.000123/2026-11"),
            Variavel("quando", "Dia, hora, minuto e segundo.", "23/11/2026 às 14:32:07"),
            Variavel(
                "documentos", "O que foi recebido, um documento por linha.", "- Petição (0001234)"
            ),
            Variavel(
                "link",
                "A página do recibo.",
                "https://seiva.exemplo.example/exemplo/peticionar/recibo/exemplo/",
                obrigatoria=True,
            ),
        ),
    )
)
