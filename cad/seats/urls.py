from django.urls import path

from cad.seats import api

urlpatterns = [
    path("seats/<int:seat_id>/take", api.SeatTakeApi.as_view()),
    path("seats/<int:seat_id>/leave", api.SeatLeaveApi.as_view()),
    path("seats/<int:seat_id>/state", api.SeatStateApi.as_view()),
]
