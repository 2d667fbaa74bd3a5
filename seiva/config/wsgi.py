"""WSGI entry point."""

import gc
import os
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seiva.config.settings")


def atras_de(aplicacao: Any, proxies: Sequence[str]) -> Any:
    """`aplicacao` as seen through reverse proxies at these addresses or networks.

    Only they are believed when they say who called (X-Forwarded-For) and whether over HTTPS
    (X-Forwarded-Proto); anyone else could write whatever they wished in those headers.
    """
    return wrap_wsgi_with_proxy_headers(aplicacao, list(proxies)) if proxies else aplicacao


# What is loaded here lives as long as the process: looking for garbage in it while it loads took
# an eighth of the start, and later a part of every collection.
gc.disable()
application = atras_de(get_wsgi_application(), settings.PROXIES)
# Every page is imported now: a worker is ready when it is, and nobody pays for it in a first visit.
PAGINAS = get_resolver().url_patterns
gc.freeze()
gc.enable()
