"""The settings: everything that varies comes from environment variables.

What belongs to Seiva alone is in `produto`; here, the framework's. `docs/operacao.md` lists them. Defaults are safe for production, except that the local
supervisor (`seiva.local`) supplies a database, keys and folders for `make demo`.
"""

import base64
import hashlib
import os
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from whitenoise.compress import Compressor

from seiva.config.produto import *  # noqa: F403
from seiva.config.produto import DADOS, RAIZ


def _sim(nome: str, padrao: str = "0") -> bool:
    return os.environ.get(nome, padrao).lower() in {"1", "true", "sim", "s"}


DEBUG = _sim("SEIVA_DEBUG")
SECRET_KEY = os.environ.get("SEIVA_SECRET_KEY", "")
if not SECRET_KEY:
    if _sim("SEIVA_EXIGE_SEGREDOS"):
        raise RuntimeError("SEIVA_SECRET_KEY ausente.")
    SECRET_KEY = "somente-para-desenvolvimento-" + hashlib.sha256(str(RAIZ).encode()).hexdigest()
if not os.environ.get("SEIVA_CHAVE_MESTRA") and _sim("SEIVA_EXIGE_SEGREDOS"):
    raise RuntimeError("SEIVA_CHAVE_MESTRA ausente.")
CHAVE_MESTRA = (
    os.environ.get("SEIVA_CHAVE_MESTRA")
    or base64.b64encode(hashlib.sha256(b"seiva:mestra:" + SECRET_KEY.encode()).digest()).decode()
)
URL_BASE = os.environ.get("SEIVA_URL_BASE", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = [
    h for h in os.environ.get("SEIVA_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if h
]
CSRF_TRUSTED_ORIGINS = [URL_BASE] if URL_BASE.startswith("https://") else []
HTTPS = URL_BASE.startswith("https://")
# Addresses or networks of the reverse proxies whose X-Forwarded-* headers are believed.
PROXIES = [p.strip() for p in os.environ.get("SEIVA_PROXIES", "").split(",") if p.strip()]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django_htmx",
    "django_prose_editor",
    "procrastinate.contrib.django",
    "seiva.core",
    "seiva.organizacao",
    "seiva.catalogo",
    "seiva.servicos",
    "seiva.andamentos",
    "seiva.processos",
    "seiva.documentos",
    "seiva.pesquisa",
    "seiva.mesa",
    "seiva.blocos",
    "seiva.autos",
    "seiva.auditoria",
    "seiva.acompanhamento",
    "seiva.peticionamento",
    "seiva.intimacoes",
    "seiva.participacao",
    "seiva.representacao",
    "seiva.adesao",
    "seiva.estatisticas",
    "seiva.operacao",
    "seiva.portabilidade",
    "seiva.reorganizacao",
    "seiva.web",
    "seiva.portal",
    "seiva.plataforma",
    "seiva.comandos",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "seiva.web.middleware.SessaoVistaMiddleware",
    "seiva.web.middleware.ErrosMiddleware",
]

ROOT_URLCONF = "seiva.config.urls"
WSGI_APPLICATION = "seiva.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "seiva.web.contexto.casa",
            ],
            "builtins": ["django.contrib.humanize.templatetags.humanize"],
        },
    },
]


def banco(url: str) -> dict[str, Any]:
    """Read a `postgresql://user:password@host:port/name?host=/socket` address."""
    partes = urlsplit(url)
    extras = dict(parse_qsl(partes.query))
    opcoes: dict[str, Any] = {k: v for k, v in extras.items() if k not in {"host", "port"}}
    return {
        "ENGINE": "seiva.core.banco",
        "NAME": unquote(partes.path.lstrip("/")) or "seiva",
        "USER": unquote(partes.username or ""),
        "PASSWORD": unquote(partes.password or ""),
        "HOST": extras.get("host") or partes.hostname or "",
        "PORT": str(extras.get("port") or partes.port or ""),
        "OPTIONS": opcoes,
        "ATOMIC_REQUESTS": True,
        "CONN_HEALTH_CHECKS": True,
    }


PAPEL_DA_APLICACAO = "seiva_app"
URL_DO_BANCO = os.environ.get("DATABASE_URL", "postgresql:///seiva")
URL_DO_DONO = os.environ.get("DATABASE_URL_DONO", "")
# The schema's owner is used by `migrate` alone; everything else acts as the application role.
# With a single address, libpq takes the application role while it connects. (Django's own
# `assume_role` needs a second connection inside the pool's first one, and waits for ever.)
MIGRANDO = _sim("SEIVA_MIGRANDO")
DATABASES = {"default": banco(URL_DO_DONO if MIGRANDO and URL_DO_DONO else URL_DO_BANCO)}
if not MIGRANDO and not URL_DO_DONO:
    _opcoes = DATABASES["default"]["OPTIONS"]
    _opcoes["options"] = f"{_opcoes.get('options', '')} -c role={PAPEL_DA_APLICACAO}".strip()
# Values go beside the text and the server keeps the plan of what it was asked before: planning a
# page's questions takes PostgreSQL longer than answering them (docs/adr/0020-custo-de-cada-pedido.md).
if os.environ.get("SEIVA_PLANOS", "1") != "0":
    DATABASES["default"]["OPTIONS"] |= {"server_side_binding": True, "prepare_threshold": 2}
CONEXOES = int(os.environ.get("SEIVA_CONEXOES", "0"))
if CONEXOES and not MIGRANDO:
    DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": CONEXOES, "timeout": 10}

AUTH_USER_MODEL = "organizacao.Conta"
AUTHENTICATION_BACKENDS = ["seiva.organizacao.entrada.EntradaPorCpfOuEmail"]
LOGIN_URL = "/entrar/"
LOGIN_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("nome", "cpf", "email")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": max(8, int(os.environ.get("SEIVA_SENHA_MINIMA", "10")))},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = [
    "seiva.organizacao.senhas.Argon2id",
    "django.contrib.auth.hashers.ScryptPasswordHasher",  # of accounts made before
]
PASSWORD_RESET_TIMEOUT = 86_400
# Identity providers and directories on this machine or without TLS: demonstration and tests only.
PROVEDOR_LOCAL = _sim("SEIVA_PROVEDOR_LOCAL")
SESSION_COOKIE_AGE = int(os.environ.get("SEIVA_SESSAO_SEGUNDOS", str(8 * 3600)))
# How long a process under sigilo stays open, unused, after its password.
SIGILO_SEGUNDOS = 60 * int(os.environ.get("SEIVA_SIGILO_MINUTOS", "15"))
# The longest term, in days, of an access given to somebody of outside.
ACESSO_EXTERNO_DIAS = max(1, int(os.environ.get("SEIVA_ACESSO_EXTERNO_DIAS", "180")))
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "SAMEORIGIN"
CSRF_FAILURE_VIEW = "seiva.web.erros.csrf"

_PROPRIO = ["'self'"]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": _PROPRIO,
        "style-src": _PROPRIO,
        "img-src": ["'self'", "data:"],
        "font-src": _PROPRIO,
        "connect-src": _PROPRIO,
        "frame-src": _PROPRIO,
        "object-src": ["'none'"],
        "media-src": _PROPRIO,
        "manifest-src": _PROPRIO,
        "form-action": _PROPRIO,
        "frame-ancestors": _PROPRIO,
        "base-uri": ["'none'"],
    }
}

LANGUAGE_CODE = "pt-br"
TIME_ZONE = "America/Sao_Paulo"
USE_I18N = True
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/estaticos/"
STATIC_ROOT = DADOS / "estaticos"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "seiva.web.juntos.Juntos",
]
STORAGES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "seiva.core.storage.ArmazemLocal",
        "OPTIONS": {"location": str(DADOS / "arquivos"), "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if os.environ.get("SEIVA_S3_BUCKET"):
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": os.environ["SEIVA_S3_BUCKET"],
            "endpoint_url": os.environ.get("SEIVA_S3_ENDPOINT") or None,
            "access_key": os.environ.get("SEIVA_S3_CHAVE"),
            "secret_key": os.environ.get("SEIVA_S3_SEGREDO"),
            "region_name": os.environ.get("SEIVA_S3_REGIAO") or None,
            "file_overwrite": True,  # the name is the hash of the content
            "querystring_auth": False,
        },
    }
WHITENOISE_MAX_AGE = 31536000
# Source maps are read by developers alone; compressing them took half of `collectstatic`.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")
# Files go to disk while they arrive; nothing is read whole into memory.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 60

_smtp = urlsplit(os.environ.get("SEIVA_SMTP_URL", ""))
if _smtp.hostname:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _smtp.hostname, _smtp.port or 587
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = (
        unquote(_smtp.username or ""),
        unquote(_smtp.password or ""),
    )
    EMAIL_USE_TLS = _smtp.scheme == "smtp+tls"
    EMAIL_USE_SSL = _smtp.scheme == "smtps"
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(DADOS / "correio")
EMAIL_TIMEOUT = 30  # seconds: a server that does not answer holds a worker no longer than this
DEFAULT_FROM_EMAIL = os.environ.get("SEIVA_REMETENTE", "seiva@localhost")

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tarefas"
PROCRASTINATE_ON_APP_READY = "seiva.core.falhas.vigiar"  # why a job failed

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"linha": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {"sem_segredos": {"()": "seiva.core.registro_sem_segredos.SemSegredos"}},
    "handlers": {
        "saida": {
            "class": "logging.StreamHandler",
            "formatter": "linha",
            "filters": ["sem_segredos"],
        }
    },
    "root": {"handlers": ["saida"], "level": os.environ.get("SEIVA_LOG", "WARNING")},
}
