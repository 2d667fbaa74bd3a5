"""Forms of the gallery: real Django forms, so that fields carry real ids, errors and widgets."""

from __future__ import annotations

from django import forms


class Entrar(forms.Form):
    username = forms.CharField(label="CPF ou e-mail")
    password = forms.CharField(label="Senha", widget=forms.PasswordInput)
