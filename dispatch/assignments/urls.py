from django.urls import path

from dispatch.assignments import api, api_together

urlpatterns = [
    path("incidents/<int:incident_id>/assignments", api.AssignmentOfferApi.as_view()),
    path("assignments/<int:assignment_id>/delivered", api.AssignmentReceiptApi.as_view(stage="delivered")),
    path("assignments/<int:assignment_id>/seen", api.AssignmentReceiptApi.as_view(stage="seen")),
    path("assignments/<int:assignment_id>/accept", api.AssignmentAcceptApi.as_view()),
    path("assignments/<int:assignment_id>/decline", api.AssignmentDeclineApi.as_view()),
    path("assignments/<int:assignment_id>/abort", api.AssignmentAbortApi.as_view()),
    path("assignments/<int:assignment_id>/divert", api_together.AssignmentDivertApi.as_view()),
    path("assignments/<int:assignment_id>/swap", api_together.AssignmentsSwapApi.as_view()),
    path("incidents/<int:incident_id>/assignments/several", api_together.AssignmentsOfferSeveralApi.as_view()),
    path("assignments/<int:assignment_id>/stages", api.AssignmentStageApi.as_view()),
    path("assignments/<int:assignment_id>/corrections", api.AssignmentCorrectionApi.as_view()),
    path("assignments/<int:assignment_id>/casualties", api.AssignmentCasualtyApi.as_view()),
]
