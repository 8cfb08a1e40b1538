"""The addresses of the pages about a child in care."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from alongside.pathway.care.correcting import views as correcting
from alongside.pathway.care.events import views as events
from alongside.pathway.care.health import views as health
from alongside.pathway.care.missing import views as missing
from alongside.pathway.care.periods import further_views as further
from alongside.pathway.care.periods import views as periods
from alongside.pathway.care.placements import views as placements
from alongside.pathway.care.plans import views as plans
from alongside.pathway.care.reviews import views as reviews
from alongside.pathway.care.visits import views as visits


class FactKind(StringConverter):
    """The kinds of fact that stand in lists and are corrected from there."""

    regex = "|".join(correcting.KINDS)


register_converter(FactKind, "care_fact")

app_name = "care"
urlpatterns = [
    path("children/<int:child_id>", periods.child, name="child"),
    path("children/<int:child_id>/start", periods.start, name="start"),
    path("periods/<int:period_id>", periods.period, name="period"),
    path("periods/<int:period_id>/legal-status", periods.change_legal_status, name="change_legal_status"),
    path("periods/<int:period_id>/end", periods.end, name="end"),
    path("periods/<int:period_id>/correct", periods.correct, name="correct_period"),
    path("legal-statuses/<int:status_id>/correct", periods.correct_legal_status, name="correct_legal_status"),
    path("children/<int:child_id>/further", further.show, name="further"),
    path("children/<int:child_id>/liberty", further.deprive, name="deprive"),
    path("liberty/<int:deprivation_id>/end", further.end_deprivation, name="end_deprivation"),
    path("children/<int:child_id>/unaccompanied", further.unaccompanied, name="unaccompanied"),
    path("children/<int:child_id>/permanence", further.permanence, name="permanence"),
    path("children/<int:child_id>/adoption", further.adoption, name="adoption"),
    path("adoption/<int:decision_id>/end", further.end_adoption, name="end_adoption"),
    path("children/<int:child_id>/motherhood", further.motherhood, name="motherhood"),
    path("children/<int:child_id>/placements", placements.history, name="placements"),
    path("periods/<int:period_id>/move", placements.move, name="move"),
    path("placements/<int:placement_id>", placements.placement, name="placement"),
    path("placements/<int:placement_id>/told", placements.told, name="told"),
    path("placements/<int:placement_id>/plan", placements.plan, name="placement_plan"),
    path("placements/<int:placement_id>/correct", placements.correct, name="correct_placement"),
    path("periods/<int:period_id>/plan", plans.make, name="make_care_plan"),
    path("plans/<int:plan_id>", plans.care_plan, name="care_plan"),
    path("plans/<int:plan_id>/agree", plans.agree, name="agree"),
    path("plans/<int:plan_id>/correct", plans.correct, name="correct_care_plan"),
    path("children/<int:child_id>/education", plans.education, name="education_plan"),
    path("children/<int:child_id>/visit", visits.visit_child, name="visit_child"),
    path("visits/<int:visit_id>", visits.visit, name="visit"),
    path("visits/<int:visit_id>/correct", visits.correct, name="correct_visit"),
    path("tasks", reviews.tasks, name="tasks"),
    path("periods/<int:period_id>/officer", reviews.appoint, name="appoint"),
    path("periods/<int:period_id>/arrange", reviews.arrange, name="arrange"),
    path("periods/<int:period_id>/review", reviews.hold, name="hold_review"),
    path("reviews/<int:review_id>", reviews.review, name="review"),
    path("reviews/<int:review_id>/decision", reviews.decide, name="decide"),
    path("reviews/<int:review_id>/correct", reviews.correct, name="correct_review"),
    path("reviews/<int:review_id>/<slug:what>", reviews.step, name="review_step"),
    path("decisions/<int:decision_id>/done", reviews.finish, name="finish"),
    path("children/<int:child_id>/missing", missing.history, name="all_missing"),
    path("children/<int:child_id>/missing/report", missing.report, name="report_missing"),
    path("missing/<int:episode_id>", missing.missing, name="missing"),
    path("missing/<int:episode_id>/police", missing.police, name="police"),
    path("missing/<int:episode_id>/back", missing.come_back, name="come_back"),
    path("missing/<int:episode_id>/interview", missing.interview, name="interview"),
    path("missing/<int:episode_id>/correct", missing.correct, name="correct_missing"),
    path("children/<int:child_id>/health", health.health, name="health"),
    path("children/<int:child_id>/health/<slug:what>", health.record, name="record_health"),
    path("children/<int:child_id>/events", events.history, name="events"),
    path("children/<int:child_id>/events/new", events.note, name="note_event"),
    path("correct/<care_fact:what>/<int:pk>", correcting.correct_fact, name="correct"),
]
