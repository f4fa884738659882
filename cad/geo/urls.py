from django.urls import path

from cad.geo.api import PlacesReverseApi, PlacesSearchApi

urlpatterns = [
    path("places/search", PlacesSearchApi.as_view()),
    path("places/reverse", PlacesReverseApi.as_view()),
]
