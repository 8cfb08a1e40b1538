"""The addresses of early help."""

from django.urls import path

from alongside.pathway.early_help import views

app_name = "early_help"
urlpatterns = [
    path("children/<int:child_id>", views.child, name="child"),
    path("children/<int:child_id>/start", views.start, name="start"),
    path("episodes/<int:episode_id>", views.episode, name="episode"),
    path("episodes/<int:episode_id>/complete", views.complete, name="complete"),
    path("episodes/<int:episode_id>/meeting", views.hold_meeting, name="hold_meeting"),
    path("meetings/<int:meeting_id>", views.meeting, name="meeting"),
    path("episodes/<int:episode_id>/end", views.end, name="end"),
    path("episodes/<int:episode_id>/correct", views.correct, name="correct"),
]
