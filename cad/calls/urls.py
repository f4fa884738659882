from django.urls import path

from cad.calls import api

urlpatterns = [
    path("calls", api.CallRegisterApi.as_view()),
    path("calls/next", api.CallNextApi.as_view()),
    path("calls/<int:call_id>", api.CallApi.as_view()),
    path("calls/<int:call_id>/answer", api.CallAnswerApi.as_view()),
    path("calls/<int:call_id>/park", api.CallParkApi.as_view()),
    path("calls/<int:call_id>/abandon", api.CallAbandonApi.as_view()),
    path("calls/<int:call_id>/line-lost", api.CallLineLostApi.as_view()),
    path("calls/<int:call_id>/rejoin", api.CallRejoinApi.as_view()),
    path("calls/<int:call_id>/end", api.CallEndApi.as_view()),
    path("calls/<int:call_id>/caller", api.CallerApi.as_view()),
    path("calls/<int:call_id>/callbacks", api.CallbackApi.as_view()),
    path("calls/<int:call_id>/interpreter", api.InterpreterApi.as_view()),
    path("calls/<int:call_id>/attach", api.CallAttachApi.as_view()),
]
