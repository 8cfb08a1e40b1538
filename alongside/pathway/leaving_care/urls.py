"""The addresses of leaving care."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from alongside.pathway.leaving_care import showing, views
from alongside.pathway.leaving_care.living import views as living


class FactKind(StringConverter):
    """The kinds of fact that this step shows and corrects."""

    regex = "|".join(showing.KINDS)


register_converter(FactKind, "leaving_care_fact")

app_name = "leaving_care"
urlpatterns = [
    path("", views.waiting, name="waiting"),
    path("children/<int:child_id>", views.child, name="child"),
    path("children/<int:child_id>/confirm", views.confirm, name="confirm"),
    path("children/<int:child_id>/adviser", views.adviser, name="adviser"),
    path("children/<int:child_id>/assess", views.assess, name="assess"),
    path("children/<int:child_id>/plan", views.make_plan, name="make_plan"),
    path("children/<int:child_id>/touch", views.touch, name="record_touch"),
    path("children/<int:child_id>/decline", views.decline, name="decline"),
    path("children/<int:child_id>/move", living.move, name="move"),
    path("children/<int:child_id>/visit", living.visit, name="record_visit"),
    path("children/<int:child_id>/activity", living.start_activity, name="start_activity"),
    path("children/<int:child_id>/release", living.release, name="plan_release"),
    path("statuses/<int:status_id>", views.status, name="status"),
    path("statuses/<int:status_id>/end", views.end, name="end"),
    path("plans/<int:plan_id>/review", views.review, name="record_review"),
    path("declined/<int:declined_id>/resume", views.resume, name="resume"),
    path("activities/<int:activity_id>/end", living.end_activity, name="end_activity"),
    path("plans/<int:pk>", showing.plan, name="plan"),
    path("assessments/<int:pk>", showing.assessment, name="assessment"),
    path("reviews/<int:pk>", showing.review, name="review"),
    path("touches/<int:pk>", showing.touch, name="touch"),
    path("declined/<int:pk>", showing.declined, name="declined"),
    path("homes/<int:pk>", showing.accommodation, name="accommodation"),
    path("visits/<int:pk>", showing.visit, name="visit"),
    path("activities/<int:pk>", showing.activity, name="activity"),
    path("releases/<int:pk>", showing.release, name="release"),
    path("correct/<leaving_care_fact:what>/<int:pk>", showing.correct_fact, name="correct"),
]
