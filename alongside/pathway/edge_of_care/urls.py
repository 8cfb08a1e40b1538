"""The addresses of support at the edge of care."""

from django.urls import path

from alongside.pathway.edge_of_care import views

app_name = "edge_of_care"
urlpatterns = [
    path("children/<int:child_id>", views.child, name="child"),
    path("children/<int:child_id>/start", views.start, name="start"),
    path("children/<int:child_id>/review", views.record_review, name="record_review"),
    path("supports/<int:support_id>", views.support, name="support"),
    path("supports/<int:support_id>/end", views.end, name="end"),
    path("supports/<int:support_id>/correct", views.correct, name="correct"),
    path("reviews/<int:review_id>", views.review, name="review"),
    path("reviews/<int:review_id>/correct", views.correct_review, name="correct_review"),
]
