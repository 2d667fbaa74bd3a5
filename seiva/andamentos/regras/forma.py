"""The canonical form of an entry of the history: what its hash covers, here and offline."""

import json
from collections.abc import Mapping
from typing import Any

CAMPOS = (
    "instituicao", "processo", "sequencia", "tipo", "unidade", "conta", "quando", "dados",
    "anterior",
)  # fmt: skip


def forma_canonica(entrada: Mapping[str, Any]) -> bytes:
    """JSON of the fields above, sorted keys, no spaces, UTF-8. `quando` is text, in UTC."""
    conteudo = {campo: entrada[campo] for campo in CAMPOS}
    return json.dumps(conteudo, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
