"""The addresses of child in need plans."""

from django.urls import path

from alongside.pathway.family_plan import showing, views

app_name = "family_plan"
urlpatterns = [
    path("children/<int:child_id>", views.child, name="child"),
    path("children/<int:child_id>/start", views.start, name="start"),
    path("children/<int:child_id>/meet", views.meet, name="meet"),
    path("children/<int:child_id>/visit", views.visit, name="record_visit"),
    path("children/<int:child_id>/review", views.review, name="record_review"),
    path("plans/<int:plan_id>", views.plan, name="plan"),
    path("plans/<int:plan_id>/action", views.add_action, name="add_action"),
    path("plans/<int:plan_id>/end", views.end, name="end"),
    path("plans/<int:plan_id>/correct", showing.correct_plan, name="correct_plan"),
    path("actions/<int:action_id>/done", views.finish_action, name="finish_action"),
    path("meetings/<int:meeting_id>", showing.meeting, name="meeting"),
    path("meetings/<int:meeting_id>/correct", showing.correct_meeting, name="correct_meeting"),
    path("visits/<int:visit_id>", showing.visit, name="visit"),
    path("visits/<int:visit_id>/correct", showing.correct_visit, name="correct_visit"),
    path("reviews/<int:review_id>", showing.review, name="review"),
    path("reviews/<int:review_id>/correct", showing.correct_review, name="correct_review"),
]
