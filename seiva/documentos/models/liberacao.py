"""What one unit lets another see, or sign, of its drafts, without giving the process."""

from typing import Any, ClassVar

from django.db import models

from seiva.core.modelos import GerenteDoInquilino, ModeloGuardado, TenantForeignKey
from seiva.documentos.models.documento import Documento
from seiva.documentos.querysets import LiberacaoQuerySet
from seiva.organizacao.models import Unidade
from seiva.processos.models import Processo


class Liberacao(ModeloGuardado):
    """Documents of `dona`, in one process, that `unidade` may read, and sign when `assina`.

    With `documento`, that one alone, also after it is signed; without, every draft of `dona` in
    the process. `origem` names what released it ("bloco-12") and takes it back. The release
    sleeps while the process is not open in `dona` or is under sigilo (`LiberacaoQuerySet`).
    """

    processo = TenantForeignKey(Processo, related_name="+", db_index=False)
    documento = TenantForeignKey(
        Documento, null=True, blank=True, related_name="liberacoes", db_index=False
    )
    dona = TenantForeignKey(Unidade, related_name="+", db_index=False)
    unidade = TenantForeignKey(Unidade, related_name="+", db_index=False)
    assina = models.BooleanField(default=False)
    origem = models.CharField(max_length=40)
    quando = models.DateTimeField()

    objects: ClassVar[Any] = GerenteDoInquilino.de(LiberacaoQuerySet)

    class Meta(ModeloGuardado.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                "instituicao",
                "origem",
                "unidade",
                "processo",
                "documento",
                nulls_distinct=False,
                name="liberacao_unica",
            ),
            models.CheckConstraint(
                condition=models.Q(assina=False) | models.Q(documento__isnull=False),
                name="liberacao_para_assinar_diz_o_que",
            ),
        ]
        indexes = [
            models.Index("instituicao", "unidade", "processo", name="liberacao_para_quem"),
        ]

    def __str__(self) -> str:
        return f"{self.origem}: {self.documento_id or self.processo_id} → {self.unidade_id}"
