"""Real settings with a single small application in place of the whole system."""

from seiva.config.settings import *  # noqa: F403
from seiva.config.settings import DATABASES

for _banco in DATABASES.values():
    _banco["ENGINE"] = "django.db.backends.postgresql"
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "tests.local.minima",
]
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
AUTH_USER_MODEL = "auth.User"
ROOT_URLCONF = "tests.local.minima.urls"
TEMPLATES = []
CSRF_FAILURE_VIEW = "django.views.csrf.csrf_failure"
