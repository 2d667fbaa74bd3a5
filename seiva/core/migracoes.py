"""Migration operations that give tenant tables their shape in PostgreSQL.

`Inquilino` swaps the primary key for `(instituicao_id, id)`, makes the composite foreign keys
and turns row-level security on. `SomenteAcrescimo` makes a table append-only for everyone.
Both follow the facts in `docs/adr/0002-inquilinos.md`.
"""

from typing import Any

from django.db.migrations.operations.base import Operation

from seiva.core.modelos import TenantForeignKey

PAPEL = "seiva_app"
CONDICAO = "instituicao_id = nullif(current_setting('app.instituicao', true), '')::bigint"


class _PorModelo(Operation):
    reversible = True
    reduces_to_sql = True

    def __init__(self, modelo: str) -> None:
        self.modelo = modelo

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [self.modelo], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        return None

    def database_backwards(self, *args: Any) -> None:
        return None


class Inquilino(_PorModelo):
    """Composite key, composite foreign keys and row-level security for one model."""

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        modelo = to_state.apps.get_model(app_label, self.modelo)
        tabela = modelo._meta.db_table
        executar = schema_editor.execute
        executar(f'ALTER TABLE "{tabela}" DROP CONSTRAINT "{tabela}_pkey" CASCADE')
        executar(f'ALTER TABLE "{tabela}" ADD PRIMARY KEY (instituicao_id, id)')
        executar(f'ALTER TABLE "{tabela}" ENABLE ROW LEVEL SECURITY')
        executar(f'ALTER TABLE "{tabela}" FORCE ROW LEVEL SECURITY')
        executar(
            f'CREATE POLICY instituicao ON "{tabela}" USING ({CONDICAO}) WITH CHECK ({CONDICAO})'
        )

    def describe(self) -> str:
        return f"Tenant table {self.modelo}"


class ChavesCompostas(_PorModelo):
    """Composite foreign keys of one model (after every referenced table is a tenant table)."""

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        modelo = to_state.apps.get_model(app_label, self.modelo)
        for campo in modelo._meta.local_fields:
            if isinstance(campo, TenantForeignKey):
                criar_chave_composta(schema_editor, modelo, campo)

    def describe(self) -> str:
        return f"Composite foreign keys of {self.modelo}"


class ChaveComposta(_PorModelo):
    """Composite foreign key of one field, added to a table that is already a tenant table."""

    def __init__(self, modelo: str, campo: str) -> None:
        super().__init__(modelo)
        self.campo = campo

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [self.modelo, self.campo], {}

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        modelo = to_state.apps.get_model(app_label, self.modelo)
        criar_chave_composta(schema_editor, modelo, modelo._meta.get_field(self.campo))

    def describe(self) -> str:
        return f"Composite foreign key {self.modelo}.{self.campo}"


def criar_chave_composta(schema_editor: Any, modelo: Any, campo: Any) -> None:
    """Add `(instituicao_id, x_id) → (instituicao_id, id)` for one field."""
    tabela, coluna = modelo._meta.db_table, campo.column
    alvo = campo.remote_field.model._meta.db_table
    nome = f"{tabela[:40]}_{coluna[:15]}_fk"
    schema_editor.execute(
        f'ALTER TABLE "{tabela}" ADD CONSTRAINT "{nome}" '
        f'FOREIGN KEY (instituicao_id, "{coluna}") REFERENCES "{alvo}" (instituicao_id, id) '
        "DEFERRABLE INITIALLY DEFERRED"
    )


class SomenteAcrescimo(_PorModelo):
    """Rows are inserted and read, never changed: no grant, and a trigger for everyone else."""

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        tabela = to_state.apps.get_model(app_label, self.modelo)._meta.db_table
        schema_editor.execute(f'REVOKE UPDATE, DELETE, TRUNCATE ON "{tabela}" FROM {PAPEL}')
        schema_editor.execute(
            f'CREATE TRIGGER somente_acrescimo BEFORE UPDATE OR DELETE ON "{tabela}" '
            "FOR EACH ROW EXECUTE FUNCTION seiva_somente_acrescimo()"
        )
        schema_editor.execute(
            f'CREATE TRIGGER somente_acrescimo_total BEFORE TRUNCATE ON "{tabela}" '
            "FOR EACH STATEMENT EXECUTE FUNCTION seiva_somente_acrescimo()"
        )

    def describe(self) -> str:
        return f"Append-only table {self.modelo}"
