"""One installation for all the tests of failures: a durable cluster, migrated, with the cast."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.falhas.casa import Casa


@pytest.fixture(scope="package")
def casa(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casa]:
    pasta: Path = tmp_path_factory.mktemp("falhas")
    pasta.parent.chmod(0o711)
    pasta.chmod(0o711)
    casa = Casa(pasta)
    try:
        casa.rodar("manage.py", "migrate", "--noinput", "-v", "0", SEIVA_MIGRANDO="1")
        casa.rodar("-m", "tests.falhas.cliente", "montar")
        yield casa
    finally:
        casa.parar()
        casa.agrupamento.remover()
