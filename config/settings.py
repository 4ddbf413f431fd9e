"""The one settings file; places differ by environment variables only, and nonsense is refused."""

import os
import re
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()


def text(name: str, pattern: str, meant: str) -> str:
    value: str = env.str(name, default="").strip()
    if value and not re.fullmatch(pattern, value, re.IGNORECASE):
        raise ImproperlyConfigured(f"{name} must be {meant}, not {value!r}.")
    return value


def switch(name: str) -> bool:
    """Read a yes or a no; ``env.bool`` would take any other word for a no."""
    value = text(name, "1|0|true|false|yes|no|on|off", "1 or 0")
    return value.lower() in {"1", "true", "yes", "on"}


def secret_key() -> str:
    key = os.environ.get("SECRET_KEY", "")  # not by env.str, which gives a leading $ a meaning
    path = env.str("SECRET_KEY_FILE", default="")
    if path and not key:
        try:
            key = Path(path).read_text().strip()
        except OSError as error:
            raise ImproperlyConfigured(f"SECRET_KEY_FILE: {error.strerror}: {path}") from None
    if not key and DEBUG:
        return "django-insecure-key-of-a-development-server-that-everybody-knows"
    if not key:
        raise ImproperlyConfigured(
            "There is no secret key. Set SECRET_KEY to 50 random characters or more, or "
            "SECRET_KEY_FILE to a private file that holds them. On a development machine, set "
            "DEBUG=1 instead."
        )
    return key


def allowed_hosts() -> list[str]:
    default = "localhost,127.0.0.1,[::1]" if DEBUG else ""
    hosts = [host.strip() for host in env.str("ALLOWED_HOSTS", default=default).split(",")]
    for host in hosts:
        if not re.fullmatch(r"\.?\w[\w.-]*|\[[0-9a-f:.]+\]", host, re.IGNORECASE):
            raise ImproperlyConfigured(
                (f"{host!r} is not the name of a host." if host else "There are no allowed hosts.")
                + " Set ALLOWED_HOSTS to the host names of this site, separated by commas, as in"
                " ALLOWED_HOSTS=papers.example.org. On a development machine, set DEBUG=1 instead."
            )
    return hosts


def database() -> dict[str, Any]:
    url = env.str("DATABASE_URL", default="")
    place: dict[str, Any]
    if not url:
        place = {"ENGINE": "django.db.backends.sqlite3", "NAME": VAR / "catalogue.sqlite3"}
    elif url.startswith(("sqlite://", "postgres://", "postgresql://")):
        place = env.db_url_config(url)
    else:
        raise ImproperlyConfigured(
            "DATABASE_URL must be sqlite:////path/to/file or postgres://user:password@host/name."
        )
    options = DATABASE_OPTIONS[place["ENGINE"]] | place.get("OPTIONS", {})
    return {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True} | place | {"OPTIONS": options}


# The place

DEBUG = switch("DEBUG")
SECRET_KEY = secret_key()
ALLOWED_HOSTS = allowed_hosts()
HTTPS = switch("HTTPS")
# All that is written while the catalogue runs: the database, collected files, the secret key.
VAR = Path(env.str("VAR", default="") or BASE_DIR / "var").absolute()

# The site

SITE_NAME = env.str("SITE_NAME", default="").strip()  # empty: the title of the list
SITE_URL = text("SITE_URL", r"https?://[^\s/?#]+/?", "like https://papers.example.org").rstrip("/")
CONTACT = text("CONTACT", r"[^\s@]+@[^\s@]+|https?://\S+", "an e-mail or a web address")

# The application

INSTALLED_APPS = [
    "catalogue.apps.CatalogueConfig",
    "tree_queries",
    "admin_ordering",
    "reversion",
    "django_filters",
    "django_tables2",
    "django_htmx",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    # What is kept has passed all of the others.
    "catalogue.pages.kept",
    # Headers for every answer, so above WhiteNoise.
    "config.middleware.headers",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    # Errors below /api/ are problems, also those of the next one.
    "catalogue.api.middleware.answers",
    # Nothing below has to expect malformed requests.
    "config.middleware.sanity",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Static files are compressed already; Django pads answers against guessing of what is in them.
    "config.middleware.packing",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
    {
        # What every list of papers makes anew; `catalogue.rendering` does so.
        "NAME": "partials",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates" / "partials"],
        "OPTIONS": {"trim_blocks": True, "lstrip_blocks": True},
    },
]
FIXTURE_DIRS = [BASE_DIR / "fixtures"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORMS_URLFIELD_ASSUME_HTTPS = True

# The database

DATABASE_OPTIONS: dict[str, dict[str, Any]] = {
    "django.db.backends.sqlite3": {
        # A transaction that reads and then writes fails at once when it begins without the lock.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,  # seconds
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
        "PRAGMA journal_size_limit=27103364; PRAGMA cache_size=-20000;",
    },
    # All of a catalogue fits into memory: a page by its key costs hardly more than the next one, and
    # sets of keys that outgrow the usual 4 MB would be read anew for each paper.
    "django.db.backends.postgresql": {
        "options": "-c lock_timeout=20s -c random_page_cost=1.1 -c work_mem=32MB",
        # What every page asks is parsed and planned once a connection: `catalogue.prepared`.
        "prepare_threshold": 5,
    },
}
DATABASES = {"default": database()}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Whole pages, by what they depend on; in memory, since nothing is nearer. 10 to 20 kB each, 256 at most.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}

# Static files

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Language and time

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"

# Curators

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
SESSION_COOKIE_AGE = 12 * 60 * 60
# A text block of 1 MB comes in a form as up to three; uploaded files do not count.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
# A paper of several hundred authors is one form.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Security

CSRF_COOKIE_HTTPONLY = True
if HTTPS:
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SESSION_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_SECURE = True
    CSRF_COOKIE_NAME = "__Host-csrftoken"
# Preloading binds a whole domain for years: a decision for its owner, not for a default.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
# The header in which a proxy, and only a proxy, says "https": trusted when named, never else.
if header := text("PROXY_SSL_HEADER", "[a-z][a-z-]*", "a header's name, X-Forwarded-Proto"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_" + header.upper().replace("-", "_"), "https")

# Messages for the operator

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING"},
        "django.request": {"level": "ERROR"},  # a page that is not found is no news
    },
}
