from django.urls import path

from cad.casualties import api

urlpatterns = [
    path("casualties/sieve", api.SieveApi.as_view()),
    path("incidents/<int:incident_id>/mass-casualty", api.MassCasualtyApi.as_view()),
    path("incidents/<int:incident_id>/mass-casualty/dismiss", api.MassCasualtyDismissApi.as_view()),
    path("incidents/<int:incident_id>/mass-casualty/end", api.MassCasualtyEndApi.as_view()),
    path("incidents/<int:incident_id>/mass-casualty/grade", api.MassCasualtyGradeApi.as_view()),
    path("incidents/<int:incident_id>/casualties", api.CasualtyApi.as_view()),
]
