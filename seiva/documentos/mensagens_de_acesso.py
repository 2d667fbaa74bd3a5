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

_MEUS = Variavel(
    "link",
    "O endereço dos pedidos da pessoa.",
    "https://seiva.exemplo.example/exemplo/meus/vistas/",
    obrigatoria=True,
)

VISTA_PEDIDA = declarar_mensagem(
    Especie(
        "vista-pedida",
        "Pedido de vista a responder",
        "Vai ao e-mail das unidades em que o processo está aberto, se pediram no cadastro para ser "
        "avisadas, quando alguém de fora pede para ler o que é restrito.",
        "Pedido de vista no processo {{ processo }}",
        """Alguém pediu para ler o processo {{ processo }}, que está aberto em {{ unidade }}, em {{ instituicao }}.

Responda até {{ prazo }} (Lei 12.527/2011, art. 11):

{{ link }}
""",
        (
            Variavel("unidade", "A sigla da unidade que tem o processo.", "TRIB"),
            _PROCESSO,
            Variavel("prazo", "Até quando responder.", "30/11/2026"),
            Variavel(
                "link",
                "O endereço em que se responde; só o abre quem pode ler o processo.",
                "https://seiva.exemplo.example/exemplo/processos/1/acesso-externo/",
                obrigatoria=True,
            ),
        ),
    )
)

VISTA_RECUSADA = declarar_mensagem(
    Especie(
        "vista-recusada",
        "Pedido de vista recusado",
        "Vai a quem pediu vista e teve o pedido recusado, com o motivo e como recorrer.",
        "{{ instituicao }}: resposta ao seu pedido de vista",
        """{{ nome }},

Seu pedido para ler o processo {{ processo }}, de {{ instituicao }}, foi recusado.

O que a lei protege: {{ hipotese }}

Por que: {{ motivo }}

Você pode recorrer em 10 dias, contados desta mensagem (Lei 12.527/2011, art. 15). Escreva o recurso à autoridade superior à que decidiu e entregue-o à instituição. Quem decide tem 5 dias para responder.

Veja o pedido e a resposta inteira em:

{{ link }}
""",
        (
            _NOME,
            _PROCESSO,
            Variavel("hipotese", "A hipótese legal da recusa.", "Informação pessoal"),
            Variavel(
                "motivo", "O motivo que a unidade escreveu.", "Há dados de saúde de outra pessoa"
            ),
            _MEUS,
        ),
    )
)

VISTA_PRORROGADA = declarar_mensagem(
    Especie(
        "vista-prorrogada",
        "Resposta ao pedido de vista prorrogada",
        "Vai a quem pediu vista quando a unidade precisa de mais dez dias para responder.",
        "{{ instituicao }}: novo prazo do seu pedido de vista",
        """{{ nome }},

A resposta ao seu pedido para ler o processo {{ processo }}, de {{ instituicao }}, ficou para até {{ prazo }}.

Por que: {{ motivo }}

A lei deixa prorrogar uma vez, por 10 dias (Lei 12.527/2011, art. 11, § 2º). Acompanhe em:

{{ link }}
""",
        (
            _NOME,
            _PROCESSO,
            Variavel("prazo", "O novo prazo.", "30/11/2026"),
            Variavel("motivo", "O motivo que a unidade escreveu.", "É preciso ouvir outra unidade"),
            _MEUS,
        ),
    )
)
