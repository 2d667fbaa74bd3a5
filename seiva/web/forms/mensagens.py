"""Forms of the e-mails of the system: they parse, and leave the rules to the acts."""

from django import forms

SITUACOES = [
    ("", "Todas"),
    ("proprio", "Com texto da instituição"),
    ("inicial", "Com texto inicial"),
]


class Filtros(forms.Form):
    """What narrows the list. What it does not know is taken for nothing asked."""

    use_required_attribute = False

    texto = forms.CharField(
        label="Procurar", required=False, max_length=100, widget=forms.SearchInput
    )
    situacao = forms.ChoiceField(label="Texto", required=False, choices=SITUACOES)


class Texto(forms.Form):
    """Subject and body of one kind, and the version that the person saw."""

    use_required_attribute = False

    assunto = forms.CharField(label="Assunto", required=False, strip=False)
    corpo = forms.CharField(
        label="Texto", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 18})
    )
    versao_vista = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=0)


class Remetente(forms.Form):
    use_required_attribute = False

    nome = forms.CharField(label="Nome de quem escreve", max_length=100, required=False)
    resposta = forms.CharField(
        label="E-mail que recebe as respostas", max_length=254, required=False
    )
