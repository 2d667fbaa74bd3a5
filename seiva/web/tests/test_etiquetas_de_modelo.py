"""The template tags, rendered by an engine of their own."""

import datetime as dt

from django.template import Context, Engine
from django.utils import timezone

MOTOR = Engine(libraries={"seiva": "seiva.web.templatetags.seiva"})


def desenha(modelo: str, **contexto: object) -> str:
    return MOTOR.from_string("{% load seiva %}" + modelo).render(Context(contexto))


def test_a_date_carries_its_machine_form_and_escapes_nothing_by_hand() -> None:
    ontem = timezone.localdate() - dt.timedelta(days=1)
    texto = desenha("{{ d|quando }}", d=ontem)
    assert f'<time datetime="{ontem.isoformat()}">ontem' in texto
    assert ontem.strftime("(%d/%m/%Y)") in texto


def test_an_absent_date_is_a_dash_and_an_absent_deadline_is_nothing() -> None:
    assert "—" in desenha("{{ d|quando }}", d=None)
    assert desenha("{% prazo d %}", d=None) == ""


def test_levels_are_said_in_words_and_the_hypothesis_is_escaped() -> None:
    texto = desenha("{% nivel 1 h %}", h="<b>LAI</b>")
    assert "Restrito" in texto
    assert "&lt;b&gt;LAI&lt;/b&gt;" in texto
    assert 'aria-label="Sigiloso"' in desenha('{% nivel "sigiloso" curto=True %}')


def test_counts_of_zero_are_silent_and_thousands_have_a_dot() -> None:
    assert desenha("{% contador 0 %}") == ""
    assert ">1.280<" in desenha('{% contador 1280 "itens" %}')


def test_a_decorative_icon_is_hidden_from_readers_and_a_named_one_is_not() -> None:
    assert 'aria-hidden="true"' in desenha('{% icone "busca" %}')
    nomeado = desenha('{% icone "busca" "Buscar" %}')
    assert 'role="img" aria-label="Buscar"' in nomeado
    assert "aria-hidden" not in nomeado
