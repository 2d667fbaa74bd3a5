"""Messages about the account that a person opens: confirm, already there, e-mail changed."""

from seiva.organizacao.correio import Especie, Variavel, declarar_mensagem
from seiva.organizacao.mensagens import NOME

_BASE = "https://seiva.exemplo.example"
ENTRADA = Variavel("entrada", "A página de entrada do sistema.", f"{_BASE}/entrar/")
DIAS = Variavel("dias", "Por quantos dias o endereço vale.", "2")

CONTA_CONFIRMAR = declarar_mensagem(
    Especie(
        "conta-confirmar",
        "Confirmação de conta nova",
        "Vai a quem cria uma conta no portal, para confirmar o e-mail.",
        "Confirme seu e-mail para criar a conta",
        """Olá, {{ nome }}.

Alguém pediu uma conta no Seiva com este e-mail. Se foi você, abra o endereço abaixo em até {{ dias }} dias e confirme:

{{ link }}

Se não foi você, ignore esta mensagem: sem a confirmação, nenhuma conta é criada.
""",
        (
            NOME,
            Variavel(
                "link",
                "O endereço, só desta pessoa, que confirma o e-mail.",
                f"{_BASE}/conta/criar/confirmar/exemplo/",
                obrigatoria=True,
            ),
            DIAS,
        ),
        da_plataforma=True,
    )
)

CONTA_JA_EXISTE = declarar_mensagem(
    Especie(
        "conta-ja-existe",
        "Tentativa de criar conta que já existe",
        "Vai a quem já tem conta, quando alguém tenta criar outra com o mesmo CPF ou e-mail.",
        "Você já tem uma conta no Seiva",
        """Olá, {{ nome }}.

Alguém tentou criar ou alterar uma conta com o seu CPF ou com este e-mail. Você já tem conta: nada mudou nela.

Se foi você, entre com o seu CPF ou com este e-mail em {{ entrada }}. Se não lembra a senha, use lá “Esqueci minha senha”.

Se não foi você, ignore esta mensagem.
""",
        (NOME, ENTRADA),
        da_plataforma=True,
    )
)

EMAIL_CONFIRMAR = declarar_mensagem(
    Especie(
        "email-confirmar",
        "Confirmação de e-mail novo",
        "Vai ao endereço novo, quando alguém troca o e-mail da conta.",
        "Confirme o novo e-mail da sua conta",
        """Olá, {{ nome }}.

Para que este passe a ser o e-mail da sua conta no Seiva, abra o endereço abaixo em até {{ dias }} dias e confirme:

{{ link }}

Se você não pediu esta troca, ignore esta mensagem: nada muda.
""",
        (
            NOME,
            Variavel(
                "link",
                "O endereço, só desta pessoa, que confirma o e-mail novo.",
                f"{_BASE}/conta/email/confirmar/exemplo/",
                obrigatoria=True,
            ),
            DIAS,
        ),
        da_plataforma=True,
    )
)

EMAIL_TROCADO = declarar_mensagem(
    Especie(
        "email-trocado",
        "Aviso de e-mail trocado",
        "Vai ao endereço anterior, depois que a conta passou a ter outro e-mail.",
        "O e-mail da sua conta mudou",
        """Olá, {{ nome }}.

A sua conta no Seiva passou a usar outro e-mail. As próximas mensagens irão para lá, e este endereço não entra mais na conta.

Se não foi você, entre agora com o seu CPF e a sua senha em {{ entrada }}, troque a senha e corrija o e-mail.
""",
        (NOME, ENTRADA),
        da_plataforma=True,
    )
)
