"""Django's settings. What differs between machines is read from the environment in environment.py."""

import sys
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from newsarchive.environment import PROJECT, WrongSetting, read_environment
from newsarchive.secret import kept_secret

try:
    ENVIRONMENT = read_environment()
    DATA_DIR = PROJECT / ENVIRONMENT["NEWSARCHIVE_DATA_DIR"]
    SECRET_KEY = ENVIRONMENT["NEWSARCHIVE_SECRET_KEY"] or kept_secret(DATA_DIR)
except WrongSetting as problem:
    sys.exit(f"{problem} Nothing was started. README.md lists every setting.")

DEBUG = ENVIRONMENT["NEWSARCHIVE_DEBUG"]
ALLOWED_HOSTS = ENVIRONMENT["NEWSARCHIVE_HOSTS"]
CSRF_TRUSTED_ORIGINS = ENVIRONMENT["NEWSARCHIVE_CSRF_ORIGINS"]

INSTALLED_APPS = [
    "newsarchive.admin_config.NewsroomAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_filters",
    "csp",
    "procrastinate.contrib.django",
    "newsarchive",
    "articles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsarchive.maintenance.MaintenanceMiddleware",
    "newsarchive.freshness.FreshnessMiddleware",
    "newsarchive.nul.NoNulMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "newsarchive.urls"
WSGI_APPLICATION = "newsarchive.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PROJECT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES: dict[str, dict[str, Any]] = {
    "default": ENVIRONMENT["DATABASE_URL"]
    or {"ENGINE": "newsarchive.embedded.backend", "NAME": "newsarchive", "DATA_DIR": DATA_DIR}
}
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "da"
LANGUAGES = [("da", _("Danish")), ("en", _("English"))]
LOCALE_PATHS = [PROJECT / "locale"]
FORMAT_MODULE_PATH = "newsarchive.formats"
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [PROJECT / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "admin:login"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
HTTPS = ENVIRONMENT["NEWSARCHIVE_HTTPS"]
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT["NEWSARCHIVE_BEHIND_PROXY"] else None
X_FRAME_OPTIONS = "DENY"
MAINTENANCE = ENVIRONMENT["NEWSARCHIVE_MAINTENANCE"]

# Wire files come in one request, many at a time; each is refused on its own above NEWSARCHIVE_MAX_FILE_MB.
DATA_UPLOAD_MAX_NUMBER_FILES = ENVIRONMENT["NEWSARCHIVE_MAX_ARCHIVE_FILES"]
DATA_UPLOAD_MAX_MEMORY_SIZE = ENVIRONMENT["NEWSARCHIVE_MAX_FILE_MB"] * 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
WIRE_FILE_BYTES = ENVIRONMENT["NEWSARCHIVE_MAX_FILE_MB"] * 1_000_000
WIRE_ARCHIVE_BYTES = ENVIRONMENT["NEWSARCHIVE_MAX_ARCHIVE_MB"] * 1_000_000
WIRE_ARCHIVE_FILES = ENVIRONMENT["NEWSARCHIVE_MAX_ARCHIVE_FILES"]
WIRE_DEPTH = ENVIRONMENT["NEWSARCHIVE_MAX_DEPTH"]
WIRE_SECONDS = ENVIRONMENT["NEWSARCHIVE_MAX_SECONDS"]
BACKGROUND_FROM = ENVIRONMENT["NEWSARCHIVE_BACKGROUND_FROM"]
PROCRASTINATE_IMPORT_PATHS = ["articles.importing.tasks", "articles.importing.feeds.tasks"]
# A worker that is told to stop waits so many seconds, then asks its work to leave the rest to another.
PROCRASTINATE_WORKER_DEFAULTS = {"shutdown_graceful_timeout": 1.0, "delete_jobs": "successful"}
FEED_HOSTS = ENVIRONMENT["NEWSARCHIVE_FEED_HOSTS"]
FEED_SECONDS = ENVIRONMENT["NEWSARCHIVE_FEED_SECONDS"]
DUPLICATE_SHARE = ENVIRONMENT["NEWSARCHIVE_DUPLICATE_SHARE"]
DUPLICATE_DAYS = ENVIRONMENT["NEWSARCHIVE_DUPLICATE_DAYS"]
SEARCH_SECONDS = ENVIRONMENT["NEWSARCHIVE_SEARCH_SECONDS"]
RANK_K1 = ENVIRONMENT["NEWSARCHIVE_RANK_K1"]
RANK_B = ENVIRONMENT["NEWSARCHIVE_RANK_B"]
RANK_FRESHNESS = ENVIRONMENT["NEWSARCHIVE_RANK_FRESHNESS"]
SPACY_PIPELINE = ENVIRONMENT["NEWSARCHIVE_SPACY_PIPELINE"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": ENVIRONMENT["NEWSARCHIVE_LOG_LEVEL"]},
}
