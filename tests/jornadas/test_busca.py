"""Finding what was written: words, excerpts, filters, inside one process, kept searches."""

import pytest

pytestmark = pytest.mark.navegador
