"""Forms of processes under sigilo."""

from typing import Any

from django import forms

from seiva.core.relogio import hoje
from seiva.documentos.models import CredencialDeAssinatura, Documento
from seiva.organizacao.models import Lotacao
from seiva.processos.models import Credencial, Processo


class SenhaDoSigilo(forms.Form):
    use_required_attribute = False

    senha = forms.CharField(
        label="Senha",
        strip=False,
        max_length=256,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
        error_messages={"required": "Digite a sua senha."},
    )


class EscolhaDePessoa(forms.ModelChoiceField):
    """A person in a unit: credentials are given to both together. `invalida`: why not this one."""

    def __init__(self, invalida: str) -> None:
        mensagens = {"required": "Escolha a pessoa.", "invalid_choice": invalida}
        super().__init__(None, label="Pessoa", empty_label="Escolha…", error_messages=mensagens)

    def oferecer(self, lotacoes: Any) -> None:
        """The lotações to choose from, by name of the person."""
        nomeadas = lotacoes.select_related("conta", "unidade")
        self.queryset = nomeadas.order_by("conta__nome", "unidade__sigla")

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.conta.nome} – {obj.unidade.sigla}"


class Pessoa(forms.Form):
    """Who receives a credential, among those who do not have one yet."""

    use_required_attribute = False

    pessoa = EscolhaDePessoa("Esta pessoa já tem credencial ou não trabalha mais nessa unidade.")

    def __init__(
        self, *args: Any, processo: Processo, unidade: int | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        lotacoes = Lotacao.objects.vigentes(hoje()).filter(conta__is_active=True)
        if unidade is not None:
            lotacoes = lotacoes.filter(unidade_id=unidade)
        ativas = Credencial.objects.ativas_do(processo)
        tem = set(ativas.values_list("conta_id", "unidade_id"))
        livres = [pk for pk, *par in lotacoes.values_list("pk", "conta_id", "unidade_id")
                  if tuple(par) not in tem]  # fmt: skip
        campo: Any = self.fields["pessoa"]
        campo.oferecer(Lotacao.objects.filter(pk__in=livres))


class QuemAssina(forms.Form):
    """Who receives a credential to sign one document, among those who sign somewhere today."""

    use_required_attribute = False

    pessoa = EscolhaDePessoa(
        "Esta pessoa já pode assinar o documento, ou não assina mais nessa unidade."
    )

    def __init__(self, *args: Any, documento: Documento, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ativas = CredencialDeAssinatura.objects.do_documento(documento).ativas()
        daqui = Credencial.objects.ativas_do(documento.processo).filter(
            unidade_id=documento.unidade_id
        )
        lotacoes = Lotacao.objects.vigentes(hoje()).filter(
            conta__is_active=True, perfil__permissoes__contains=["documento.assinar"]
        )
        lotacoes = lotacoes.exclude(conta__in=ativas.values("conta"))
        campo: Any = self.fields["pessoa"]
        campo.oferecer(
            lotacoes.exclude(unidade_id=documento.unidade_id, conta__in=daqui.values("conta"))
        )


class QualCredencial(forms.Form):
    """Which of the credentials of signature in force for one document."""

    credencial = forms.ModelChoiceField(
        None,
        error_messages={
            "required": "Escolha a credencial.",
            "invalid_choice": "Esta credencial já se encerrou.",
        },
    )

    def __init__(self, *args: Any, documento: Documento, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        campo: Any = self.fields["credencial"]
        campo.queryset = CredencialDeAssinatura.objects.do_documento(documento).ativas()


class Motivo(forms.Form):
    use_required_attribute = False

    motivo = forms.CharField(
        label="Motivo",
        max_length=250,
        error_messages={"required": "Escreva o motivo.", "max_length": "Até 250 caracteres."},
    )
