"""Messages to people of outside who read a process, or asked to."""

from seiva.organizacao.correio import Especie, Variavel, declarar_mensagem

_NOME = Variavel("nome", "O nome da pessoa de fora.", "Sílvio Prado")
_PROCESSO = Variavel("processo", "O número do processo.", "0001.000123/2026-11")

ACESSO_EXTERNO = declarar_mensagem(
    Especie(
        "acesso-externo",
        "Processo aberto a pessoa de fora",
        "Vai à pessoa de fora a quem a unidade deu acesso, com o endereço em que ela lê.",
        "{{ instituicao }}: você pode ler o processo {{ processo }}",
        """{{ nome }},

{{ instituicao }} deu a você acesso ao processo {{ processo }} ({{ alcance }}).

Motivo: {{ motivo }}

Para ler, abra este endereço até {{ prazo }}:

    {{ link }}

O endereço é só seu: não o repasse. Cada leitura do que não é público fica registrada. Se você não esperava esta mensagem, apague-a.
""",
        (
            _NOME,
            _PROCESSO,
            Variavel("alcance", "O que foi aberto.", "documentos escolhidos"),
            Variavel("motivo", "O motivo que a unidade escreveu.", "Defesa no processo"),
            Variavel("prazo", "Até que dia o endereço vale.", "30/11/2026"),
            Variavel(
                "link",
                "O endereço, só desta pessoa, em que ela lê.",
                "https://seiva.exemplo.example/exemplo/acesso/exemplo/",
                obrigatoria=True,
            ),
        ),
    )
)
