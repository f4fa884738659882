from django.urls import path

from cad.geo.api import TileApi

urlpatterns = [path("<slug:version>/<int:z>/<int:x>/<int:y>.mvt", TileApi.as_view())]
