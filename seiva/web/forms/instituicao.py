"""Forms of the institution's own parameters and of its first steps."""

from django import forms

from seiva.organizacao.models.instituicao import PoliticaDeGrau


class Dados(forms.Form):
    use_required_attribute = False

    nome = forms.CharField(label="Nome", max_length=200)
    municipio = forms.CharField(label="Município", max_length=100)
    cnpj = forms.CharField(label="CNPJ", max_length=20, required=False)
    email = forms.CharField(label="E-mail", max_length=254, required=False)
    telefone = forms.CharField(label="Telefone", max_length=30, required=False)
    endereco = forms.CharField(label="Endereço postal", max_length=300, required=False)
    fundamento_assinatura = forms.CharField(label="Fundamento da assinatura", max_length=200)


class Niveis(forms.Form):
    use_required_attribute = False

    contaminar = forms.BooleanField(
        label="O documento mais restrito decide o nível do processo inteiro", required=False
    )
    hipotese_obrigatoria = forms.BooleanField(
        label="Exigir a hipótese legal de quem restringe", required=False
    )
    politica_grau = forms.ChoiceField(
        label="Grau de sigilo", choices=PoliticaDeGrau.choices, widget=forms.RadioSelect
    )


class Brasao(forms.Form):
    use_required_attribute = False

    brasao = forms.FileField(
        label="Arquivo do brasão",
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg,.svg"}),
        error_messages={
            "required": "Escolha o arquivo do brasão.",
            "empty": "O arquivo está vazio. Escolha outro.",
        },
    )


class Dispensa(forms.Form):
    """Why a step does not apply, or nothing for one that only has to be read."""

    use_required_attribute = False

    passo = forms.SlugField(widget=forms.HiddenInput)
    motivo = forms.CharField(label="Por que não se aplica", max_length=200, required=False)


class Producao(forms.Form):
    use_required_attribute = False

    senha = forms.CharField(
        label="Senha",
        strip=False,
        max_length=256,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Digite a sua senha."},
    )
