"""Settings. Every variable read here is documented in docs/operations.md."""

import logging
from datetime import timedelta
from pathlib import Path

from cad.calls.lines import lines_parse
from cad.casualties.grade import thresholds_parse
from config.environment import BASE_DIR, env, safe_hosts, safe_secret_key, second_source, tls_required
from core.logs import logging_config

DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)
SECRET_KEY = safe_secret_key(DEBUG)
ALLOWED_HOSTS = safe_hosts(DEBUG)
TLS = tls_required(DEBUG, ALLOWED_HOSTS)

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.gis",
    "django.contrib.postgres",
    "channels",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "allauth",
    "allauth.account",
    "allauth.headless",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "django_structlog",
    "pgtrigger",
    "pghistory",
    "django_migration_linter",
    "core.accounts",
    "core.events",
    "core.idempotency",
    "core.alerts",
    "cad.calls",
    "cad.seats",
    "cad.locations",
    "cad.incidents",
    "cad.patients",
    "cad.casualties",
    "cad.triage",
    "cad.geo",
    "fleet.units",
    "fleet.hospitals",
    "fleet.avl",
    "dispatch.routing",
    "dispatch.assignments",
    "dispatch.recommendation",
    "dispatch.sla",
    "dispatch.automatic",
    "config",
]
INSTALLED_APPS = [app for app in INSTALLED_APPS if app != "django_migration_linter" or env.bool("LINT", default=False)]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.api.request_id.RequestIdMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "core.accounts.signed_in.SignedInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "web" / "dist"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": env.db_url("DATABASE_URL", default="postgis://jiuhu@127.0.0.1:5432/jiuhu")}
DATABASES["default"]["ENGINE"] = "django.contrib.gis.db.backends.postgis"
DATABASES["default"]["CONN_MAX_AGE"] = env.int("DATABASE_CONN_MAX_AGE", default=60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# Only what asks for it is prepared (core.reading).
DATABASES["default"]["OPTIONS"] = {"connect_timeout": 5, "application_name": "jiuhu", "prepare_threshold": 5}
# Requests that one web process handles at once; the others wait their turn.
WEB_THREADS = env.int("WEB_THREADS", default=20)
# The threads of a web process share connections: one that only waits for somebody else gives its own back.
DATABASE_POOL = env.int("DATABASE_POOL", default=0)
if DATABASE_POOL:
    DATABASES["default"]["CONN_MAX_AGE"] = 0
    DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 2, "max_size": DATABASE_POOL, "timeout": 10}
DATABASES["default"]["TEST"] = {"NAME": env.str("TEST_DATABASE_NAME", default="test_jiuhu")}

REDIS_URL = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")
CHANNEL_PREFIX = env.str("CHANNEL_PREFIX", default="jiuhu")
CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        # One subscription and one publishing connection a process: the pool's own defaults break at some 100 sockets.
        "CONFIG": {"hosts": [{"address": REDIS_URL, "max_connections": 10_000}], "prefix": CHANNEL_PREFIX},
    },
}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": CHANNEL_PREFIX,
    },
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "core.accounts.adapter.ClosedSignupAdapter"
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser",)
HEADLESS_FRONTEND_URLS: dict[str, str] = {}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
AXES_FAILURE_LIMIT = env.int("SIGN_IN_FAILURE_LIMIT", default=10)
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_VERBOSE = False
SESSION_COOKIE_AGE = env.int("SESSION_HOURS", default=14) * 3600

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = TLS
SECURE_SSL_REDIRECT = env.bool("TLS_REDIRECT", default=False)
SECURE_HSTS_SECONDS = 31_536_000 if TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=False) else None
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
CSRF_FAILURE_VIEW = "core.api.problems.csrf_failed"
SESSION_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "config" / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
_web = BASE_DIR / "web" / "dist"
STATICFILES_DIRS = [("web", _web)] if _web.exists() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "core.api.authentication.TokenAuthentication",
        "core.api.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["core.api.renderers.OrjsonRenderer"],
    "DEFAULT_PARSER_CLASSES": ["core.api.parsers.OrjsonParser"],
    "EXCEPTION_HANDLER": "core.api.problems.exception_handler",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Jiuhu 救护",
    "DESCRIPTION": "Open ambulance dispatch: calls, incidents, triage, assignments, units, clocks.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "OAS_VERSION": "3.1.0",
    "COMPONENT_SPLIT_PATCH": False,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "ENUM_NAME_OVERRIDES": {
        "AbortReason": "dispatch.assignments.states.AbortReason",
        "AlertSeverity": "core.alerts.models.Alert.Severity",
        "CallOutcome": "cad.calls.states.CallOutcome",
        "CallSource": "cad.calls.states.CallSource",
        "ClearReason": "dispatch.assignments.states.ClearReason",
        "ClockStage": "dispatch.sla.states.Stage",
        "ClosureDirection": "dispatch.routing.models.Closure.Direction",
        "ClosureKind": "dispatch.routing.models.Closure.Kind",
        "Datum": "core.coordinates.Datum",
        "DeclineReason": "dispatch.assignments.states.DeclineReason",
        "DrivingMode": "dispatch.recommendation.models.Recommendation.Mode",
        "HoldReason": "cad.incidents.states.HoldReason",
        "Language": "cad.triage.states.Language",
        "LocationMethod": "cad.locations.kinds.LocationMethod",
        "LocationSource": "cad.locations.kinds.LocationSource",
        "Level": "cad.incidents.states.Level",
        "PlaceMethod": "cad.incidents.states.PlaceMethod",
        "PremiseKind": "cad.geo.premises.models.PremiseKind",
        "Readiness": "fleet.units.states.Readiness",
        "RunReason": "dispatch.automatic.states.RunReason",
        "RunState": "dispatch.automatic.states.RunState",
        "SwitchedLevel": "dispatch.automatic.states.SWITCHED_LEVELS",
        "ReportedStage": "dispatch.assignments.states.REPORTED",
        "SaidSeatState": "cad.seats.states.SAID",
        "TimeSource": "dispatch.assignments.models.StageTime.Source",
        "TimedStage": "dispatch.assignments.states.STAGE_ORDER",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "core.api.schema.refusals_add",
        "dispatch.board.frames.frames_add",
    ],
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440

# The event log: what joins in an action's own transaction (docs/events.md).
EVENT_AUDIENCES = ["dispatch.assignments.audience.streams_of_event"]
EVENT_PROJECTIONS = ["dispatch.sla.projection.apply", "dispatch.automatic.projection.apply"]
# What is known of a point beyond the gazetteer (docs/geography.md, Reverse).
PLACE_FACTS = ["dispatch.routing.areas.selectors.station_area_at"]
RELAY_BATCH = env.int("RELAY_BATCH", default=500)
SOCKET_READ_THREADS = env.int("SOCKET_READ_THREADS", default=4)
SOCKET_REPLAY_LIMIT = env.int("SOCKET_REPLAY_LIMIT", default=5_000)
SOCKET_HEARTBEAT_S = env.float("SOCKET_HEARTBEAT_S", default=5.0)
RELAY_LATE_S = env.float("RELAY_LATE_S", default=3.0)
LOCK_TIMEOUT_MS = env.int("LOCK_TIMEOUT_MS", default=2_000)
# An alert that nobody acknowledges for so long is told to every desk (docs/alerts.md).
ALERT_AGAIN_AFTER = timedelta(seconds=env.int("ALERT_AGAIN_AFTER_S", default=120))

# From how many casualties, with more than how many dead or critical, a grade is proposed (docs/triage.md).
INTERPRETER_LINES = lines_parse(env.str("INTERPRETER_LINES", default=""))
SEAT_WRAP_UP_S = env.int("SEAT_WRAP_UP_S", default=30)
MASS_CASUALTY_TOLD_FROM = env.int("MASS_CASUALTY_TOLD_FROM", default=3)
MASS_CASUALTY_GRADES = thresholds_parse(env.str("MASS_CASUALTY_GRADES", default="IV:10:1,III:30:3,II:50:5,I:100:5"))

# One router for each mode of driving: with lights and sirens, and plain.
OSRM_URL = env.str("OSRM_URL", default="http://127.0.0.1:5000")
OSRM_PLAIN_URL = env.str("OSRM_PLAIN_URL", default="http://127.0.0.1:5001")
LIGHTS_LEVELS = env.list("LIGHTS_LEVELS", default=["R1", "R2"])
LIGHTS_IGNORE_TURNS = env.bool("LIGHTS_IGNORE_TURNS", default=False)
ROUTER_TIMEOUT_S = env.float("ROUTER_TIMEOUT_S", default=0.5)
# Local policy of the ranking: single numbers of dispatch/recommendation/rules.py, as JSON objects.
RECOMMENDATION_RULES = env.json("RECOMMENDATION_RULES", default={})
RECOMMENDATION_WEIGHTS = env.json("RECOMMENDATION_WEIGHTS", default={})
SECOND_SOURCE, SECOND_SOURCE_URL, SECOND_SOURCE_KEY = second_source()
CITY_MIRROR_URL = env.str("CITY_MIRROR_URL", default="")
# Seconds that an earlier import of a city stays after the swap, for requests that have begun on it.
CITY_GRACE_S = env.float("CITY_GRACE_S", default=10.0)
CITY_DATA = Path(env.str("CITY_DATA", default=str(BASE_DIR / "var" / "cities")))

CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", default=REDIS_URL)

LOGGING = logging_config(env.str("LOG_LEVEL", default="INFO"))
DJANGO_STRUCTLOG_STATUS_4XX_LOG_LEVEL = logging.DEBUG
# core.api.request_id binds it: to go through all headers that any proxy might have written took a tenth of a request.
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False

SILENCED_SYSTEM_CHECKS = ["gis.W001"]  # GDAL 3.6 of Debian 12 is what PostGIS 3.3 was built with
