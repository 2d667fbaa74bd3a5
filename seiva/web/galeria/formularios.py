"""Forms of the gallery: real Django forms, so that fields carry real ids, errors and widgets."""

from __future__ import annotations

from django import forms

from seiva.web.galeria.dados import UNIDADES

NIVEIS = [("0", "Público"), ("1", "Restrito"), ("2", "Sigiloso")]
HIPOTESES = [
    ("", "Escolha…"),
    ("prep", "Documento preparatório (LAI, art. 7º, § 3º)"),
    ("pessoal", "Informação pessoal (LAI, art. 31)"),
    ("fiscal", "Sigilo fiscal (CTN, art. 198)"),
]
TIPOS = [
    ("", "Escolha…"),
    ("1", "Alvará de funcionamento"),
    ("2", "Contratação direta"),
    ("3", "Férias"),
    ("4", "Licença-prêmio"),
]
DOCUMENTOS = [("", "Escolha…"), ("1", "Despacho"), ("2", "Ofício"), ("3", "Parecer jurídico")]
DIA = forms.DateInput(attrs={"type": "date"})


class Entrar(forms.Form):
    username = forms.CharField(label="CPF ou e-mail")
    password = forms.CharField(label="Senha", widget=forms.PasswordInput)


class NovoProcesso(forms.Form):
    tipo = forms.ChoiceField(label="Tipo", choices=TIPOS)
    especificacao = forms.CharField(label="Especificação", max_length=100, required=False)
    assuntos = forms.MultipleChoiceField(
        label="Assuntos",
        required=False,
        choices=[("1", "024.2 – Férias"), ("2", "033.21 – Compras")],
    )
    interessados = forms.MultipleChoiceField(
        label="Interessados",
        required=False,
        choices=[
            ("1", "Maria Aparecida de Souza"),
            ("2", "Padaria do Zé LTDA"),
            ("3", "Câmara Municipal"),
        ],
    )
    nivel = forms.ChoiceField(
        label="Nível de acesso", choices=NIVEIS, widget=forms.RadioSelect, initial="0"
    )
    hipotese = forms.ChoiceField(label="Hipótese legal", choices=HIPOTESES, required=False)
    observacao = forms.CharField(
        label="Observação", widget=forms.Textarea(attrs={"rows": 4}), required=False
    )
    prioridade = forms.ChoiceField(
        label="Prioridade", choices=[("", "Nenhuma"), ("idoso", "Pessoa idosa")], required=False
    )
    numero = forms.CharField(label="Número já existente", required=False)
    chave = forms.CharField(widget=forms.HiddenInput, initial="galeria")
    relacionado = forms.CharField(widget=forms.HiddenInput, required=False)


class NovaPessoa(forms.Form):
    nome = forms.CharField(label="Nome completo ou razão social", required=False)
    documento = forms.CharField(label="CPF ou CNPJ", required=False)


class Pesquisa(forms.Form):
    q = forms.CharField(label="Procurar", required=False)
    tipo = forms.ChoiceField(label="Tipo", choices=TIPOS, required=False)
    de = forms.DateField(label="Autuado de", widget=DIA, required=False)
    ate = forms.DateField(label="até", widget=DIA, required=False)
    aqui = forms.BooleanField(label="Só os abertos na minha unidade", required=False)


class Relacao(forms.Form):
    outro = forms.CharField(label="Número do outro processo")


class Prazo(forms.Form):
    data = forms.DateField(label="Prazo da unidade", widget=DIA, required=False)  # type: ignore[assignment]
    dias = forms.IntegerField(label="ou em quantos dias", required=False)


class Enviar(forms.Form):
    destinos = forms.MultipleChoiceField(
        label="Unidades de destino",
        choices=[(u["id"], f"{u['sigla']} – {u['nome']}") for u in UNIDADES],
    )
    retorno_em = forms.DateField(label="Devolver até", widget=DIA, required=False)
    dias = forms.IntegerField(label="ou em quantos dias", required=False)
    contagem = forms.ChoiceField(
        label="Contados em", choices=[("uteis", "dias úteis"), ("corridos", "dias corridos")]
    )
    manter_aberto = forms.BooleanField(label="Manter aberto na unidade atual", required=False)
    remover_anotacao = forms.BooleanField(label="Remover a anotação da unidade", required=False)


class IncluirDocumento(forms.Form):
    chave = forms.CharField(widget=forms.HiddenInput, initial="galeria")
    tipo = forms.ChoiceField(label="Tipo", choices=DOCUMENTOS)
    numero = forms.CharField(label="Número", max_length=40, required=False)
    descricao = forms.CharField(label="Descrição", max_length=250, required=False)
    nome_na_arvore = forms.CharField(label="Nome na árvore", max_length=50, required=False)
    inicio = forms.ChoiceField(
        label="Texto inicial",
        choices=[
            ("modelo", "Modelo do tipo"),
            ("texto", "Texto padrão"),
            ("documento", "Cópia de outro documento"),
            ("branco", "Folha em branco"),
        ],
        widget=forms.RadioSelect,
        initial="modelo",
    )
    modelo = forms.ChoiceField(
        label="Modelo", choices=[("", "O primeiro do tipo"), ("1", "Ofício: Comunicação")]
    )
    texto = forms.ChoiceField(
        label="Texto padrão", choices=[("", "Escolha…"), ("1", "Encaminhamento")], required=False
    )
    referencia = forms.CharField(label="Número do documento copiado", required=False)
    nivel = forms.ChoiceField(
        label="Nível de acesso", choices=NIVEIS, widget=forms.RadioSelect, initial="0"
    )
    hipotese = forms.ChoiceField(label="Hipótese legal", choices=HIPOTESES, required=False)


class Assinar(forms.Form):
    cargo = forms.ChoiceField(
        label="Cargo", choices=[("1", "Chefe de Recursos Humanos"), ("2", "Gestora de contratos")]
    )
    senha = forms.CharField(label="Senha", widget=forms.PasswordInput)


class Conferir(forms.Form):
    codigo_verificador = forms.CharField(label="Código verificador")
    codigo_crc = forms.CharField(label="Código CRC", max_length=8)


class ConferirArquivo(forms.Form):
    arquivo = forms.FileField(label="Arquivo PDF", help_text="Até 20 MB.")


class Exemplo(forms.Form):
    nome = forms.CharField(label="Nome", help_text="Como aparece no documento de identidade.")
    tipo = forms.ChoiceField(label="Tipo de processo", choices=TIPOS)
    unidades = forms.MultipleChoiceField(
        label="Unidades de destino",
        choices=[(u["id"], f"{u['sigla']} · {u['nome']}") for u in UNIDADES],
    )
    dia = forms.DateField(label="Data do documento", widget=DIA, help_text="Não pode ser futura.")
    valor = forms.DecimalField(label="Valor em reais", required=False, localize=True)
    texto = forms.CharField(label="Justificativa", widget=forms.Textarea(attrs={"rows": 4}))
    nivel = forms.ChoiceField(
        label="Nível de acesso",
        choices=NIVEIS,
        widget=forms.RadioSelect,
        help_text="Público, salvo exceção da lei.",
    )
    manter = forms.BooleanField(
        label="Li e concordo com o termo", help_text="O termo está no fim da página."
    )
    senha = forms.CharField(label="Senha", widget=forms.PasswordInput, required=False)
