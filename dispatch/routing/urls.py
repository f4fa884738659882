from django.urls import path

from dispatch.routing.closures import api as closures
from dispatch.routing.isochrones import api as isochrones
from dispatch.routing.routes import api as routes

urlpatterns = [
    path("closures", closures.ClosuresApi.as_view()),
    path("closures/<int:closure_id>", closures.ClosureApi.as_view()),
    path("closures/<int:closure_id>/end", closures.ClosureEndApi.as_view()),
    path("assignments/<int:assignment_id>/route", routes.AssignmentRouteApi.as_view()),
    path("stations/<int:station_id>/isochrone", isochrones.StationIsochroneApi.as_view()),
]
