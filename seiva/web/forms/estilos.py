"""The form of the styles, made of what `papel.estilos` offers: it parses, the act judges."""

from decimal import Decimal
from typing import Any

from django import forms

from seiva.documentos.acoes.estilizar import campo_de
from seiva.documentos.papel.escolhas import Escolha, Medida, Propriedade
from seiva.documentos.papel.estilos import ALVOS, completos


class Estilos(forms.Form):
    """Every choice, in groups. `versao` is that of the choices shown."""

    use_required_attribute = False

    versao = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(
        self, dados: Any = None, *, valores: dict[str, Any] | None = None, versao: int = 0
    ) -> None:
        atuais = completos(valores or {})
        inicial: dict[str, Any] = {"versao": versao}
        super().__init__(dados, initial=inicial)
        for alvo, declarado in ALVOS.items():
            for nome, como in declarado.propriedades.items():
                campo = campo_de(alvo, nome)
                self.fields[campo] = _campo(como)
                inicial[campo] = _para_ver(como, atuais[alvo][nome])

    def valores(self) -> dict[str, dict[str, Any]]:
        """What was filled in, as the acts take it; what did not parse is left out."""
        limpos = getattr(self, "cleaned_data", {})
        return {
            alvo: {
                nome: _para_guardar(como, limpos[campo_de(alvo, nome)])
                for nome, como in declarado.propriedades.items()
                if limpos.get(campo_de(alvo, nome)) is not None
            }
            for alvo, declarado in ALVOS.items()
        }

    def grupos(self) -> list[tuple[str, bool, list[tuple[str, list[forms.BoundField]]]]]:
        """(group, whether it opens, [(target, its fields)]): open when one of them was refused."""
        grupos: dict[str, list[tuple[str, list[forms.BoundField]]]] = {}
        for alvo, declarado in ALVOS.items():
            campos = [self[campo_de(alvo, nome)] for nome in declarado.propriedades]
            grupos.setdefault(declarado.grupo, []).append((declarado.titulo, campos))
        return [
            (nome, not n or any(c.errors for _, campos in alvos for c in campos), alvos)
            for n, (nome, alvos) in enumerate(grupos.items())
        ]


def _campo(como: Propriedade) -> forms.Field:
    if isinstance(como, Escolha):
        return forms.ChoiceField(label=como.rotulo, choices=como.opcoes)
    rotulo = f"{como.rotulo} ({como.unidade})" if como.unidade else como.rotulo
    casas = len(str(como.divisor)) - 1
    limites = {"min": como.minimo, "max": como.maximo, "step": como.passo}
    escritos = {nome: f"{Decimal(valor) / como.divisor}" for nome, valor in limites.items()}
    return forms.DecimalField(
        label=rotulo,
        decimal_places=casas,
        max_digits=6,
        widget=forms.NumberInput(attrs=escritos),
        error_messages={
            "required": "Escreva um número.",
            "invalid": "Escreva um número.",
            "max_decimal_places": f"Use até {casas} casas depois da vírgula.",
        },
    )


def _para_ver(como: Propriedade, valor: int | str) -> Any:
    return Decimal(valor) / como.divisor if isinstance(como, Medida) else valor


def _para_guardar(como: Propriedade, valor: Any) -> int | str:
    return int(valor * como.divisor) if isinstance(como, Medida) else str(valor)
