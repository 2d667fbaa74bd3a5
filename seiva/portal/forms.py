"""Forms of the public pages."""

from typing import Any

from django import forms

from seiva.documentos.conferencia import numero_de
from seiva.documentos.papel.codigo import normalizar_crc

MAXIMO_MB = 20


class Conferir(forms.Form):
    """Both codes, as people copy them from paper."""

    codigo_verificador = forms.CharField(label="Código verificador", max_length=40)
    codigo_crc = forms.CharField(label="Código CRC", max_length=40)

    def clean_codigo_verificador(self) -> int:
        numero = numero_de(self.cleaned_data["codigo_verificador"])
        if numero is None:
            raise forms.ValidationError("Digite só os números do código verificador.")
        return numero

    def clean_codigo_crc(self) -> str:
        crc = normalizar_crc(self.cleaned_data["codigo_crc"])
        if crc is None:
            raise forms.ValidationError(
                "O código CRC tem oito caracteres: algarismos de 0 a 9 e letras de A a F."
            )
        return crc


class ConferirArquivo(forms.Form):
    """A PDF that somebody kept or received."""

    arquivo = forms.FileField(
        label="Arquivo PDF",
        help_text=f"Até {MAXIMO_MB} MB. O arquivo é conferido e descartado: não fica guardado.",
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf,.pdf"}),
    )

    def clean_arquivo(self) -> Any:
        arquivo = self.cleaned_data["arquivo"]
        if arquivo.size > MAXIMO_MB * 1024 * 1024:
            raise forms.ValidationError(f"O arquivo passa de {MAXIMO_MB} MB.")
        return arquivo
