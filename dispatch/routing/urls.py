from django.urls import path

from dispatch.routing.closures import api as closures

urlpatterns = [
    path("closures", closures.ClosuresApi.as_view()),
    path("closures/<int:closure_id>", closures.ClosureApi.as_view()),
    path("closures/<int:closure_id>/end", closures.ClosureEndApi.as_view()),
]
