"""What anybody may ask of the public acts of the whole platform."""

from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone

from seiva.core.textos import uma_linha
from seiva.pesquisa.publica import tem_cpf
from seiva.portal.forms_consulta import MAIOR_TEXTO, SEM_CPF, campo_de_data


class ConsultaGeral(forms.Form):
    """What to look for, where and when; a field in error does not narrow."""

    use_required_attribute = False

    q = forms.CharField(label="O que você procura?", required=False, strip=True)
    onde = forms.CharField(
        label="Em que instituição?",
        required=False,
        strip=True,
        max_length=100,
        help_text="O nome da cidade ou do órgão. Em branco, procura em todas.",
    )
    de = campo_de_data("De")
    ate = campo_de_data("Até")

    def clean_q(self) -> str:
        texto: str = uma_linha(self.cleaned_data["q"])[:MAIOR_TEXTO]
        if tem_cpf(texto):
            raise forms.ValidationError(SEM_CPF, code="cpf")
        return texto

    def clean_onde(self) -> str:
        return uma_linha(self.cleaned_data["onde"])

    @property
    def desde(self) -> datetime | None:
        """First instant of the period."""
        return self._inicio("de", 0)

    @property
    def antes_de(self) -> datetime | None:
        """First instant after the period."""
        return self._inicio("ate", 1)

    def _inicio(self, campo: str, dias: int) -> datetime | None:
        dia = self.cleaned_data.get(campo)
        if dia is None:
            return None
        return timezone.make_aware(datetime.combine(dia + timedelta(days=dias), time.min))

    def valores(self) -> dict[str, str]:
        """What was asked, as the address writes it, without the page."""
        pedidos = {nome: str(self.data.get(nome, ""))[:MAIOR_TEXTO] for nome in self.fields}
        return {nome: valor for nome, valor in pedidos.items() if valor}
