"""Documents sent to be signed from outside."""

from django.urls import URLPattern, path

from seiva.web.documentos import externas

urlpatterns: list[URLPattern] = [
    path(
        "<slug:instituicao>/documentos/<int:documento>/assinatura-externa/",
        externas.externas,
        name="documento_externa",
    ),
]
