"""Questions about citizens registered in an institution."""

from typing import Any

from seiva.core.modelos import QuerySetDoInquilino


class CadastroExternoQuerySet(QuerySetDoInquilino[Any]):
    def da_conta(self, conta_id: int) -> "CadastroExternoQuerySet":
        """The registration of one person; at most one."""
        return self.filter(conta_id=conta_id)

    def no_estado(self, estado: str) -> "CadastroExternoQuerySet":
        """Those in one state ("" for all), with the person of each."""
        todos = self.select_related("conta", "decidido_por")
        return todos.filter(estado=estado) if estado else todos
