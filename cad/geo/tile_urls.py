from django.urls import path

from cad.geo.api import TileApi

urlpatterns = [path("<str:version>/<str:z>/<str:x>/<str:y>.mvt", TileApi.as_view())]
