from django.urls import path

from fleet.hospitals.api import HospitalsApi

urlpatterns = [path("hospitals", HospitalsApi.as_view())]
