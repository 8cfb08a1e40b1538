"""The addresses of the pages that everybody lives in."""

from django.urls import path

from alongside.pathway.record.views import child, finding, lists, team

app_name = "record"
urlpatterns = [
    path("my-week", lists.my_week, name="my_week"),
    path("my-caseload", lists.my_caseload, name="my_caseload"),
    path("team", team.team, name="team"),
    path("clocks/<int:deadline_id>/late", team.late, name="late"),
    path("find", finding.find_somebody, name="find"),
    path("children/<int:child_id>", child.overview, name="child"),
    path("children/<int:child_id>/chronology", child.chronology, name="chronology"),
    path("children/<int:child_id>/family", child.family_page, name="family"),
]
