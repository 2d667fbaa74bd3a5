"""Messages of the system: the institution's own texts, and what already went out."""

from django.db import models

from seiva.core.modelos import ModeloDoInquilino


class TextoDeMensagem(ModeloDoInquilino):
    """What the institution says in one kind of message. Empty texts: the first ones are in force.

    The row stays when the first text comes back, so that the log of changes goes on with it.
    """

    especie = models.CharField("mensagem", max_length=60)
    assunto = models.CharField(max_length=150, blank=True)
    corpo = models.TextField("texto", blank=True)

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        verbose_name = "mensagem"
        verbose_name_plural = "textos de mensagens"
        constraints = [
            models.UniqueConstraint("instituicao", "especie", name="texto_de_mensagem_unico")
        ]

    def __str__(self) -> str:
        return self.especie

    @property
    def proprio(self) -> bool:
        return bool(self.corpo)


class MensagemEnviada(ModeloDoInquilino):
    """An event that was already told to somebody: what keeps its message from going out twice.

    It does not say to whom: `chave` names the event (`convite:12`).
    """

    especie = models.CharField("mensagem", max_length=60)
    chave = models.CharField(max_length=80)
    enviada_em = models.DateTimeField()

    class Meta(ModeloDoInquilino.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                "instituicao", "especie", "chave", name="mensagem_enviada_unica"
            )
        ]

    def __str__(self) -> str:
        return f"{self.especie} {self.chave}"
