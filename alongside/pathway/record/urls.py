"""The addresses of the pages that everybody lives in."""

from django.urls import path

from alongside.pathway.record.views import (
    child,
    closing,
    emergencies,
    finding,
    lists,
    log,
    merging,
    passing_on,
    restricting,
    team,
    who,
)

app_name = "record"
urlpatterns = [
    path("my-week", lists.my_week, name="my_week"),
    path("my-caseload", lists.my_caseload, name="my_caseload"),
    path("team", team.team, name="team"),
    path("clocks/<int:deadline_id>/late", team.late, name="late"),
    path("emergency", emergencies.open_record, name="emergency"),
    path("emergencies", emergencies.openings, name="emergencies"),
    path("emergencies/<int:opening_id>/look", emergencies.look, name="look_at_emergency"),
    path("clocks/<int:deadline_id>/done", closing.done, name="done"),
    path("mendings/<int:mending_id>/mended", closing.mended, name="mended"),
    path("find", finding.find_somebody, name="find"),
    path("children/<int:child_id>", child.overview, name="child"),
    path("children/<int:child_id>/chronology", child.chronology, name="chronology"),
    path("children/<int:child_id>/family", child.family_page, name="family"),
    path("children/<int:child_id>/openings", log.openings, name="openings"),
    path("children/<int:child_id>/corrections", log.history, name="history"),
    path("children/<int:child_id>/details", who.who, name="who"),
    path("children/<int:child_id>/details/correct", who.correct, name="correct_who"),
    path("children/<int:child_id>/details/name", who.rename, name="rename"),
    path("children/<int:child_id>/details/move", who.move, name="move"),
    path("children/<int:child_id>/details/address", who.address, name="address"),
    path("children/<int:child_id>/people/new", who.relate, name="relate"),
    path("children/<int:child_id>/people/<int:other_id>", who.relate_known, name="relate_known"),
    path("children/<int:child_id>/allocate", passing_on.allocate, name="allocate"),
    path("children/<int:child_id>/replace", passing_on.replace, name="replace"),
    path("children/<int:child_id>/hand-over", passing_on.hand_over, name="hand_over"),
    path("children/<int:child_id>/restriction", restricting.restriction, name="restriction"),
    path("children/<int:child_id>/restriction/begin", restricting.restrict, name="restrict"),
    path("children/<int:child_id>/restriction/name", restricting.name_more, name="name_more"),
    path("children/<int:child_id>/restriction/end", restricting.end, name="end_restriction"),
    path("children/<int:child_id>/alike", merging.alike, name="alike"),
    path("children/<int:child_id>/merge/<int:other_id>", merging.merge, name="merge"),
    path("children/<int:child_id>/part/<int:merge_id>", merging.part, name="part"),
]
