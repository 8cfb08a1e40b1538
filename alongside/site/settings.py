"""All settings. What differs from place to place comes from the environment, read and checked here."""

import os
from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from alongside.site import database
from alongside.site.places import ASSETS, CHECKOUT, STATIC, data_folder, secret


def number(variable: str, default: int) -> int:
    """A whole number from the environment."""
    text = os.environ.get(variable) or str(default)
    if not text.isdecimal():
        raise SystemExit(f"{variable} is {text!r}: it must be a whole number, such as {default}.")
    return int(text)


def switch(variable: str) -> bool:
    """A switch from the environment: 1 is on; 0, empty or absent is off."""
    text = os.environ.get(variable) or "0"
    if text not in ("0", "1"):
        raise SystemExit(f"{variable} is {text!r}: it must be 1 (on) or 0 (off).")
    return text == "1"


def words(variable: str, default: str) -> list[str]:
    """A list of words, parted by commas, from the environment."""
    return [word.strip() for word in (os.environ.get(variable) or default).split(",") if word.strip()]


BASE_DIR = CHECKOUT
DATA_DIR = data_folder()
SECRET_KEY = secret("secret-key")
DEBUG = switch("ALONGSIDE_DEBUG")
PORT = number("ALONGSIDE_PORT", 8000)
ALLOWED_HOSTS = words("ALONGSIDE_HOSTS", "localhost,127.0.0.1")
ON_THIS_MACHINE = set(ALLOWED_HOSTS) <= {"localhost", "127.0.0.1"}
# Set by bin/run alone, and only while the made-up council is what is in the database.
DEMO = switch("ALONGSIDE_DEMO")

# Rooms, lowest first. A room that is not built yet is passed over.
# Whose returns these are, by the council's code; without one said, the made-up council's.
AUTHORITY = os.environ.get("ALONGSIDE_AUTHORITY", "E10000025")
# The duty manager's telephone; the made-up council's is one that can belong to nobody.
DUTY_TELEPHONE = os.environ.get("ALONGSIDE_DUTY_TELEPHONE", "01632 960 245" if DEMO else "")

ROOMS = [
    "alongside.history",
    "alongside.people",
    "alongside.access",
    "alongside.pages.drafts",
    "alongside.deadlines",
    "alongside.workforce",
    "alongside.pathway.front_door",
    "alongside.pathway.early_help",
    "alongside.pathway.assessment",
    "alongside.pathway.protection",
    "alongside.pathway.family_plan",
    "alongside.pathway.edge_of_care",
    "alongside.pathway.care",
    "alongside.pathway.leaving_care",
    "alongside.pathway.notes",
    "alongside.pathway.record",
    "alongside.practice.weeks",
    "alongside.practice.agreements",
    "alongside.practice.observing",
    "alongside.practice.audits",
    "alongside.practice.learning",
    "alongside.practice.inspection",
    "alongside.insight",
    "alongside.council",
    "alongside.site",
]


def built(room: str) -> bool:
    """Whether a room has something for Django in it yet."""
    folder = CHECKOUT.joinpath(*room.split("."))
    return any((folder / name).exists() for name in ("apps.py", "models.py"))


INSTALLED_APPS = [
    *filter(built, ROOMS),
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "alongside.site.middleware.keep_no_copy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "alongside.site.middleware.end_old_sessions",
    "alongside.site.second_factor.ask_second_factor",
    "alongside.access.middleware.ActingWorker",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "alongside.site.urls"
WSGI_APPLICATION = "alongside.site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "alongside.pages.forms.renderer.GovukRenderer"

_CONTEXT = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "alongside.site.context.page",
    "alongside.pathway.record.context.identity",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "alongside.site.jinja.environment", "context_processors": _CONTEXT},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": _CONTEXT},
    },
]

# The database. Pages are served as the application's role; migrating and loading are the owner's.
DATABASES = {
    "default": database.application_address().settings(CONN_MAX_AGE=600, CONN_HEALTH_CHECKS=True),
    "owner": database.owner_address().settings(),
}
DATABASE_ROUTERS = ["alongside.site.router.OwnerMigrates"]
APPLICATION_ROLE = database.application_address().user

# Who signs in, and how.
AUTH_USER_MODEL = "people.Worker"
AUTHENTICATION_BACKENDS = ["alongside.site.signed_in.Backend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_CHECKS = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": _CHECKS + "UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ("email", "name")}},
    {"NAME": _CHECKS + "MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": _CHECKS + "CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "alongside.site.accounts.NobodySignsUp"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Alongside"
# A browser lets a passkey be used without TLS at the name localhost alone.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = ON_THIS_MACHINE

# Sessions: alongside.site.middleware ends them after these many seconds.
SESSION_ENGINE = "alongside.site.signed_in"
SESSION_IDLE = 30 * 60
SESSION_LONGEST = 12 * 60 * 60
SESSION_COOKIE_AGE = SESSION_LONGEST
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not ON_THIS_MACHINE
SESSION_COOKIE_NAME = "alongside-session" if ON_THIS_MACHINE else "__Host-alongside-session"
CSRF_COOKIE_NAME = "alongside-csrf" if ON_THIS_MACHINE else "__Host-alongside-csrf"
CSRF_TRUSTED_ORIGINS = [] if ON_THIS_MACHINE else [f"https://{host}" for host in ALLOWED_HOSTS]

# It listens on the loopback address alone: anywhere but on this machine there is a proxy with TLS before it.
SECURE_PROXY_SSL_HEADER = None if ON_THIS_MACHINE else ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = not ON_THIS_MACHINE
SECURE_HSTS_SECONDS = 0 if ON_THIS_MACHINE else 31_536_000
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = STATIC
STATICFILES_DIRS: list[Path] = [ASSETS] if ASSETS.exists() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "alongside.site.staticfiles.NamedByContent"},
}
MEDIA_ROOT = DATA_DIR / "files"

# Mail is laid in the data folder until a council names its own server.
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mail"

# Django's request log names addresses that may hold what was searched for; it is not written.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "alongside.site.logs.WithoutPeople"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}
