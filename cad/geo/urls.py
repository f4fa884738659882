from django.urls import include, path

from cad.geo.api import PlacesAedsApi, PlacesReverseApi, PlacesSearchApi, PlacesSecondApi

urlpatterns = [
    path("", include("cad.geo.premises.urls")),
    path("places/search", PlacesSearchApi.as_view()),
    path("places/second", PlacesSecondApi.as_view()),
    path("places/aeds", PlacesAedsApi.as_view()),
    path("places/reverse", PlacesReverseApi.as_view()),
]
