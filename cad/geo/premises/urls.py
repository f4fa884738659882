from django.urls import path

from cad.geo.premises.api import PremiseApi, PremisesApi, PremisesImportApi

urlpatterns = [
    path("premises", PremisesApi.as_view()),
    path("premises/import", PremisesImportApi.as_view()),
    path("premises/<int:premise_id>", PremiseApi.as_view()),
]
