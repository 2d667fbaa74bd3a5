"""Base of tenant models: rows of one institution, filtered by the scope in force."""

from typing import Any, ClassVar, Self, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models.fields.related import ForeignKey
from django.db.models.lookups import Exact
from django.db.models.sql.where import WhereNode

from seiva.core import eventos, guarda
from seiva.core.erros import NaoEncontrado
from seiva.core.tenancy import instituicao_atual

M = TypeVar("M", bound=models.Model, covariant=True)


MAIOR_CHAVE = 2**63 - 1


def chave(pk: int) -> int:
    """A key out of an address, or `NaoEncontrado`: no row has one that the database cannot hold."""
    if not 0 < pk <= MAIOR_CHAVE:
        raise NaoEncontrado
    return pk


class QuerySetDoInquilino(models.QuerySet[M]):
    """Queryset of a tenant model. On guarded models, bulk writes are vetoed outside acts."""

    def _anotar(self) -> None:
        if getattr(self.model, "guardado", False):
            guarda.anotar_escrita(self.model._meta.label)

    def update(self, **kwargs: Any) -> int:
        self._anotar()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._anotar()
        return super().delete()

    delete.queryset_only = True  # type: ignore[attr-defined]  # never on a manager: Django's rule

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> Any:
        self._anotar()
        instituicao = instituicao_atual()
        objs = list(objs)
        for objeto in objs:
            if objeto.instituicao_id is None:
                objeto.instituicao_id = instituicao
        return super().bulk_create(objs, *args, **kwargs)

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        self._anotar()
        return super().bulk_update(*args, **kwargs)

    def um(self, **chave: Any) -> M:
        """The one row with this key, or `NaoEncontrado` (absent and forbidden look the same)."""
        try:
            return self.get(**chave)
        except (ObjectDoesNotExist, ValueError, OverflowError) as erro:
            raise NaoEncontrado from erro


class GerenteDoInquilino(models.Manager[M]):
    """Manager that starts every query from the institution in scope; raises without one."""

    _queryset_class: type[models.QuerySet[Any]] = QuerySetDoInquilino  # of a plain tenant model
    use_in_migrations = False

    @classmethod
    def classe_de(cls, queryset: type[models.QuerySet[Any]]) -> type["GerenteDoInquilino[Any]"]:
        """Class of managers that return `queryset`, already limited to the scope."""
        return cls.from_queryset(queryset, class_name=f"Gerente{queryset.__name__}")

    @classmethod
    def de(cls, queryset: type[models.QuerySet[Any]]) -> "GerenteDoInquilino[Any]":
        """A manager that returns `queryset`, already limited to the scope."""
        return cls.classe_de(queryset)()

    def get_queryset(self) -> models.QuerySet[M]:
        return super().get_queryset().filter(instituicao_id=instituicao_atual())

    def um(self, **chave: Any) -> M:
        """The one row with this key, or `NaoEncontrado`."""
        return self.get_queryset().um(**chave)  # type: ignore[attr-defined]


class ModeloDoInquilino(models.Model):
    """A row of one institution. In the database its key is `(instituicao_id, id)`."""

    guardado: ClassVar[bool] = False

    instituicao = models.ForeignKey(
        "organizacao.Instituicao",
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        db_index=False,
        verbose_name="instituição",
    )

    objects: ClassVar[Any] = GerenteDoInquilino()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.guardado:
            guarda.anotar_escrita(self._meta.label)
        if self.instituicao_id is None:
            self.instituicao_id = instituicao_atual()
        super().save(*args, **kwargs)
        if eventos.interessa(self._meta.label, kwargs.get("update_fields")):
            guarda.anotar_mudanca(self._meta.label, self)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        if self.guardado:
            guarda.anotar_escrita(self._meta.label)
        if eventos.interessa(self._meta.label, None):
            guarda.anotar_mudanca(self._meta.label, self)
        return super().delete(*args, **kwargs)

    @classmethod
    def travar(cls, pk: int) -> Self:
        """Lock the row until the transaction ends and return it fresh."""
        return cls.objects.select_for_update(of=("self",)).um(pk=pk)


class ModeloGuardado(ModeloDoInquilino):
    """A tenant model that changes only inside acts."""

    guardado: ClassVar[bool] = True

    class Meta:
        abstract = True
        base_manager_name = "objects"


class TenantForeignKey(ForeignKey[Any, Any]):
    """Foreign key between two tenant tables: join and constraint carry the institution.

    The constraint is made by `seiva.core.migracoes.Inquilino` as
    `(instituicao_id, x_id) → (instituicao_id, id)`, so a row of another institution cannot
    even be referenced; Django's own single-column constraint is turned off.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["db_constraint"] = False
        kwargs.setdefault("on_delete", models.PROTECT)
        super().__init__(*args, **kwargs)

    def get_extra_restriction(self, alias: str | None, related_alias: str | None) -> Any:
        no = WhereNode(connector="AND")
        aqui = self.model._meta.get_field("instituicao")
        la = self.remote_field.model._meta.get_field("instituicao")
        no.add(Exact(la.get_col(related_alias), aqui.get_col(alias)), "AND")  # type: ignore[union-attr, arg-type]
        return no
