"""One row of the table in which received files are described."""

from typing import Any

from django import forms

from seiva.catalogo.models import TipoConferencia
from seiva.core.ator import Ator
from seiva.core.relogio import hoje
from seiva.documentos.acoes.incluir import DadosDoDocumento
from seiva.documentos.models import Documento, Recebido
from seiva.documentos.recepcao import Descricao, tipos_de_arquivo
from seiva.documentos.regras.nomes_de_arquivo import numero_e_titulo
from seiva.processos.models import Processo
from seiva.web.forms.documentos import DIA, ComNivel


class LinhaDeArquivo(ComNivel):
    """What a received file is. Every label says the file, for who hears the table."""

    tipo = forms.ModelChoiceField(None, label="Tipo", empty_label="Escolha…")
    numero = forms.CharField(label="Número", required=False, max_length=40)
    nome_na_arvore = forms.CharField(label="Nome na árvore", required=False, max_length=50)
    data = forms.DateField(
        label="Data do documento",
        widget=DIA,
        error_messages={"invalid": "Escreva a data como 25/11/2026."},
    )
    formato = forms.ChoiceField(label="Origem", choices=Documento.Formato.choices)
    conferencia = forms.ModelChoiceField(
        None, label="Conferido com", required=False, empty_label="Escolha…"
    )

    def __init__(
        self, *args: Any, ator: Ator, recebido: Recebido, processo: Processo, **kwargs: Any
    ) -> None:
        self.recebido = recebido
        tipo = recebido.tipo_sugerido.nome if recebido.tipo_sugerido else ""
        numero, titulo = numero_e_titulo(recebido.nome, tipo)
        inicial = {
            "tipo": recebido.tipo_sugerido_id,
            "numero": numero,
            "nome_na_arvore": titulo,
            "data": hoje(),
            "formato": Documento.Formato.NATO_DIGITAL,
            "nivel": processo.nivel,
            "hipotese": processo.hipotese_id,
        }
        super().__init__(
            *args, prefix=f"r{recebido.pk}", initial=inicial, processo=processo, **kwargs
        )
        campos: dict[str, Any] = self.fields
        campos["tipo"].queryset = tipos_de_arquivo(ator)
        campos["conferencia"].queryset = TipoConferencia.objects.filter(ativo=True).order_by("pk")
        campos["nivel"].widget = forms.Select(choices=campos["nivel"].choices)
        for campo in campos.values():
            campo.widget.attrs["class"] = "entrada"
            campo.widget.attrs["aria-label"] = f"{campo.label}: {recebido.nome}"
            if campo.required and not isinstance(campo, forms.ChoiceField):
                campo.widget.attrs["required"] = True

    def descricao(self) -> Descricao:
        limpo = self.cleaned_data
        return Descricao(
            recebido_id=self.recebido.pk,
            dados=DadosDoDocumento(
                tipo=limpo["tipo"],
                nivel=limpo["nivel"],
                hipotese=limpo["hipotese"],
                nome_na_arvore=limpo["nome_na_arvore"],
                numero=limpo["numero"],
                data=limpo["data"],
            ),
            formato=limpo["formato"],
            conferencia=limpo["conferencia"],
        )
