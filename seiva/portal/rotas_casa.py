"""The institution's address alone. Any word is one, so it is asked after every other page."""

from django.urls import URLPattern, path

from seiva.portal import inicio

urlpatterns: list[URLPattern] = [path("<slug:instituicao>/", inicio.casa, name="casa")]
