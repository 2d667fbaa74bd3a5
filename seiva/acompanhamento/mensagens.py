"""Messages to who follows a process by e-mail."""

from seiva.organizacao.correio import Especie, Variavel, declarar_mensagem

_PROCESSO = Variavel("processo", "O número do processo.", "0001.000123/2026-11")
_LINK = Variavel(
    "link",
    "A página pública do processo.",
    "https://seiva.exemplo.example/exemplo/processo/000100012320261/",
    obrigatoria=True,
)

CONFIRMAR = declarar_mensagem(
    Especie(
        "acompanhar-confirmar",
        "Acompanhar processo: confirmar o e-mail",
        "Vai a quem pede, na página pública de um processo, para ser avisado por e-mail.",
        "Confirme: avisos do processo {{ processo }}",
        """Alguém pediu que este e-mail receba um aviso a cada novo passo do processo {{ processo }}, em {{ instituicao }}.

Se foi você, confirme até {{ prazo }}:

{{ confirmar }}

Se não foi você, ignore esta mensagem: sem a confirmação, nada mais é enviado e o endereço é apagado.
""",
        (
            _PROCESSO,
            Variavel("prazo", "Até quando se confirma.", "30/11/2026 às 18:00"),
            Variavel(
                "confirmar",
                "O endereço em que se confirma.",
                "https://seiva.exemplo.example/exemplo/acompanhar/exemplo/confirmar/",
                obrigatoria=True,
            ),
        ),
    )
)

NOVIDADE = declarar_mensagem(
    Especie(
        "acompanhar-novidade",
        "Acompanhar processo: novo passo",
        "Vai a quem acompanha um processo, quando há passo que o público pode ver: no máximo uma "
        "mensagem por hora, com tudo o que houve desde a anterior.",
        "Novidade no processo {{ processo }}",
        """O processo {{ processo }}, de {{ instituicao }}, andou:

{{ passos }}

Veja a página do processo:

{{ link }}
{{ avaliacao }}
Para não receber mais avisos deste processo, abra:

{{ sair }}
""",
        (
            _PROCESSO,
            Variavel(
                "passos",
                "O que houve desde a mensagem anterior, um passo por linha.",
                "- 23/11/2026, Recursos Humanos: O processo foi enviado para Tributação.",
                obrigatoria=True,
            ),
            _LINK,
            Variavel(
                "avaliacao",
                "O convite para avaliar o atendimento, quando o processo terminou; senão, nada.",
                "O processo terminou. Conte como foi o atendimento: "
                "https://seiva.exemplo.example/exemplo/acompanhar/exemplo/avaliar/",
            ),
            Variavel(
                "sair",
                "O endereço que encerra os avisos, sem senha.",
                "https://seiva.exemplo.example/exemplo/acompanhar/exemplo/sair/",
                obrigatoria=True,
            ),
        ),
    )
)
