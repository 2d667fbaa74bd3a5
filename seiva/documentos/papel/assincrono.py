"""Bridge to pyHanko's coroutines from plain functions."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def executar(corrotina: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to its end, also when the caller is inside a running event loop."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(corrotina)
    # The work is short (milliseconds) or waits for a timestamp authority with its own limit.
    with ThreadPoolExecutor(max_workers=1) as linha:
        return linha.submit(asyncio.run, corrotina).result()
