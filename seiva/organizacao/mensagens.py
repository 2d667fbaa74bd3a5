"""Messages about accounts: the invitation, a new password, wrong passwords."""

from seiva.organizacao.correio import Especie, Variavel, declarar_mensagem

NOME = Variavel("nome", "O nome da pessoa que recebe a mensagem.", "Ana Souza")

CONVITE = declarar_mensagem(
    Especie(
        "convite",
        "Convite a quem foi cadastrado",
        "Vai a quem a instituição cadastrou e ainda não tem senha, uma só vez.",
        "Sua conta no Seiva: {{ instituicao }}",
        """Olá, {{ nome }}.

{{ instituicao }} cadastrou você no Seiva, o sistema de processos eletrônicos. Para entrar pela primeira vez, abra o endereço abaixo em até {{ dias }} dias e escolha a sua senha:

{{ link }}

Depois, entre com o seu CPF ou com este e-mail. Se o prazo passar, use “Esqueci minha senha” em {{ entrada }}.

Se você não trabalha nesta instituição, ignore esta mensagem.
""",
        (
            NOME,
            Variavel(
                "link",
                "O endereço, só desta pessoa, em que ela escolhe a senha.",
                "https://seiva.exemplo.example/conta/convite/MQ/exemplo/",
                obrigatoria=True,
            ),
            Variavel("dias", "Por quantos dias o endereço vale.", "7"),
            Variavel(
                "entrada",
                "A página de entrada do sistema.",
                "https://seiva.exemplo.example/entrar/",
            ),
        ),
    )
)

SENHA = declarar_mensagem(
    Especie(
        "senha",
        "Nova senha",
        "Vai a quem pede uma nova senha na página de entrada. Quem trabalha em mais de uma "
        "instituição recebe o texto inicial.",
        "Sua nova senha no Seiva",
        """Olá, {{ nome }}.

Alguém pediu uma nova senha para a sua conta. Se foi você, abra o endereço abaixo em até um dia:

{{ link }}

Se não foi você, ignore esta mensagem: nada muda.
""",
        (
            NOME,
            Variavel(
                "link",
                "O endereço, só desta pessoa, em que ela escolhe a nova senha.",
                "https://seiva.exemplo.example/senha/MQ/exemplo/",
                obrigatoria=True,
            ),
        ),
    )
)

TENTATIVAS = declarar_mensagem(
    Especie(
        "tentativas-de-entrar",
        "Tentativas de entrar na conta",
        "Vai à própria pessoa, no máximo uma vez por dia, quando erram a senha dela dez vezes "
        "seguidas. Quem trabalha em mais de uma instituição recebe o texto inicial.",
        "Tentativas de entrar na sua conta",
        """Olá, {{ nome }}.

Houve dez tentativas seguidas de entrar na sua conta do Seiva com senha errada. Por alguns minutos ninguém entra nela com senha.

Se não foi você, a sua senha continua secreta: nada precisa ser feito agora. Para mais segurança, registre um segundo fator em Minha conta, Segurança.
""",
        (NOME,),
    )
)
