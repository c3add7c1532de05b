"""Django's settings; what an operator may change comes from the environment (see `.env.sample`)."""

import secrets
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from kunak.config import env
from kunak.config.log import without_traces_of_refusals

DATA = env.folder("KUNAK_DATA", Path.cwd() / "data")
DEBUG = env.flag("KUNAK_DEBUG")
ALLOWED_HOSTS = env.words("KUNAK_HOSTS", "localhost,127.0.0.1,[::1]")
HTTPS = env.flag("KUNAK_HTTPS")
PROXIES = env.number("KUNAK_PROXIES", 0)


def secret_key() -> str:
    """Return the configured key, else the one kept in the data folder, made at the first start."""
    configured = env.text("KUNAK_SECRET_KEY")
    if configured:
        return configured
    kept = DATA / "secret-key"
    if not kept.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        fresh = kept.with_name(f"secret-key.{secrets.token_hex(4)}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(48))
        if kept.exists():  # another process was first
            fresh.unlink()
        else:
            fresh.rename(kept)
    return kept.read_text()


SECRET_KEY = secret_key()

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",  # its templates of widgets, for the renderer of forms
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "axes",
    "csp",
    "kunak.ui",
    "kunak.journal",
    "kunak.people",
    "kunak.documents",
    "kunak.agreements",
    "kunak.drafts",
    "kunak.programme",
    "kunak.execution",
    "kunak.proposals",
    "kunak.assignments",
    "kunak.groups",
    "kunak.reminders",
    "kunak.papers",
    "kunak.desk",
    "kunak.portal",
    "kunak.config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "kunak.ui.middleware.NotKept",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "kunak.ui.middleware.InUtf8",
    "kunak.ui.middleware.WithoutNul",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kunak.people.middleware.SignedIn",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "kunak.ui.middleware.OnlyForms",
    "kunak.ui.middleware.TurnsNothingRound",
    "kunak.people.once.Once",
    "kunak.people.middleware.Refusals",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "kunak.config.urls"
WSGI_APPLICATION = "kunak.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kunak.ui.context.page",
            ],
        },
    }
]
FORM_RENDERER = "kunak.ui.forms.KunakRenderer"

DATABASES = {"default": env.database("KUNAK_DATABASE_URL", DATA / "kunak.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "people.Person"
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # the address is unique whatever its case: the constraint person_email_once
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "people:sign-in"
LOGIN_REDIRECT_URL = "desk:home"
LOGOUT_REDIRECT_URL = "portal:home"
AXES_FAILURE_LIMIT = 7
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # the time that was told stays true
AXES_USERNAME_CALLABLE = "kunak.people.throttling.signed_name"
AXES_CLIENT_IP_CALLABLE = "kunak.people.throttling.caller_address"
AXES_LOCKOUT_CALLABLE = "kunak.people.views.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "kunak_session"
CSRF_COOKIE_NAME = "kunak_csrf"
CSRF_FAILURE_VIEW = "kunak.ui.views.csrf_failure"
CSRF_TRUSTED_ORIGINS = env.words("KUNAK_ORIGINS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS and PROXIES else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", _("Russian")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "kunak_language"
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.time_zone("KUNAK_TIME_ZONE", "Europe/Moscow")

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
COLLECTED = env.flag("KUNAK_COLLECTED")  # `kunak run` collects, hashes and compresses the static files
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not COLLECTED
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "kunak.ui.storage.Collected"
        if COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
MEDIA_ROOT = DATA / "files"
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024  # the pasted text of a document; files are bounded by the form
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a plan of thousands of measures that was read is answered row by row
DATA_UPLOAD_MAX_NUMBER_FILES = 1000  # more than one upload takes, so that it can say so

READ_AT_ONCE_CHARACTERS = env.number("KUNAK_READ_AT_ONCE", 200_000)  # longer texts are read by the worker
SLEEPS_AFTER = env.number("KUNAK_SLEEPS_AFTER", 365, least=1)  # days without a move
MAP_REGIONS = env.words("KUNAK_MAP_REGIONS")  # codes of the regions that a map draws; empty: those with an ISO code

KUNAK_SITE = env.text("KUNAK_SITE", "http://localhost:8000").rstrip("/")  # before every address in a letter
KUNAK_MAIL = env.mail("KUNAK_MAIL")  # empty: letters are kept in the product
EMAIL_HOST = KUNAK_MAIL.get("EMAIL_HOST", "")
EMAIL_PORT = KUNAK_MAIL.get("EMAIL_PORT", 25)
EMAIL_HOST_USER = KUNAK_MAIL.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = KUNAK_MAIL.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_SSL = KUNAK_MAIL.get("EMAIL_USE_SSL", False)
EMAIL_USE_TLS = KUNAK_MAIL.get("EMAIL_USE_TLS", False)
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = env.text("KUNAK_MAIL_FROM", "kunak@localhost")

LOG_LEVELS = ["DEBUG", "INFO", "WARNING", "ERROR"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": [without_traces_of_refusals]}
    },
    "loggers": {
        "django.security.DisallowedHost": {"level": "CRITICAL"}
    },  # anybody can send a wrong name; it is answered 400
    "root": {"handlers": ["console"], "level": env.choice("KUNAK_LOG", "WARNING", LOG_LEVELS)},
}
