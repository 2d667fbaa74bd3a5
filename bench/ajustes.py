"""Settings of the measured server: Seiva's own, plus the floors and a counter of queries."""

from seiva.config.settings import *  # noqa: F403
from seiva.config.settings import INSTALLED_APPS, MIDDLEWARE

INSTALLED_APPS = [*INSTALLED_APPS, "bench"]
MIDDLEWARE = ["bench.contador.ContadorMiddleware", *MIDDLEWARE]
ROOT_URLCONF = "bench.urls"
# Each simulated person has an address of its own, as behind the proxy of a real installation:
# the limits of attempts count by address.
PROXIES = ["127.0.0.1"]
