"""Addresses. The API below /api/v1, the sockets in config.asgi, everything else is the browser consoles."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path, re_path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView

from config.health import healthz
from config.web import console, unknown_api

# They are tried in this order: first where call-takers search with every letter.
api: list[URLPattern | URLResolver] = [
    path("", include("cad.geo.urls")),
    path("", include("dispatch.board.urls")),
    path("", include("cad.calls.urls")),
    path("", include("cad.seats.urls")),
    path("", include("cad.locations.urls")),
    path("", include("cad.matching.urls")),
    path("", include("cad.incidents.urls")),
    path("", include("cad.patients.urls")),
    path("", include("cad.casualties.urls")),
    path("", include("cad.triage.urls")),
    path("", include("fleet.units.urls")),
    path("", include("fleet.hospitals.urls")),
    path("", include("fleet.avl.urls")),
    path("", include("dispatch.routing.urls")),
    path("", include("dispatch.recommendation.urls")),
    path("", include("dispatch.assignments.urls")),
    path("", include("dispatch.automatic.urls")),
    path("", include("dispatch.figures.urls")),
    path("", include("core.alerts.urls")),
    path("schema", SpectacularAPIView.as_view(), name="schema"),
    path("docs", SpectacularSwaggerView.as_view(url_name="schema")),
]

urlpatterns = [
    path("api/v1/", include(api)),
    path("tiles/", include("cad.geo.tile_urls")),
    path("_allauth/", include("allauth.headless.urls")),
    path("admin/", admin.site.urls),
    path("healthz", healthz),
    re_path(r"^(?:api|tiles)/", unknown_api),
    re_path(r"^(?!static/|ws/).*$", console),
]

handler404 = "core.api.problems.not_found"
handler500 = "core.api.problems.server_error"
