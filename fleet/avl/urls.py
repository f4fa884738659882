from django.urls import path

from fleet.avl import api

urlpatterns = [path("crew/positions", api.CrewPositionsApi.as_view())]
