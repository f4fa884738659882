from django.urls import path

from cad.patients import api

urlpatterns = [
    path("incidents/<int:incident_id>/patients", api.PatientAddApi.as_view()),
    path("patients/<int:patient_id>", api.PatientApi.as_view()),
    path("patients/<int:patient_id>/take-back", api.PatientTakeBackApi.as_view()),
    path("patients/<int:patient_id>/restore", api.PatientRestoreApi.as_view()),
]
