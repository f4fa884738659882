from django.urls import path

from cad.triage import api
from cad.triage.review import api as review

urlpatterns = [
    path("triage/protocol", api.ProtocolApi.as_view()),
    path("triage/review", review.ReviewSearchApi.as_view()),
    path("triage/<int:session_id>/review", review.ReviewApi.as_view()),
    path("incidents/<int:incident_id>/triage", api.TriageStartApi.as_view()),
    path("triage/<int:session_id>", api.TriageApi.as_view()),
    path("triage/<int:session_id>/answers", api.TriageAnswerApi.as_view()),
    path("triage/<int:session_id>/language", api.TriageLanguageApi.as_view()),
    path("triage/<int:session_id>/card", api.TriageCardApi.as_view()),
    path("triage/<int:session_id>/override", api.TriageOverrideApi.as_view()),
    path("triage/<int:session_id>/instructions", api.TriageInstructionApi.as_view()),
    path("triage/<int:session_id>/compressions", api.TriageCompressionsApi.as_view()),
    path("triage/<int:session_id>/complete", api.TriageCompleteApi.as_view()),
]
