"""Every address of the site; each room brings its own."""

from typing import cast

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path
from django.utils import timezone

from alongside.access.door import roles_of
from alongside.people.models import Worker
from alongside.site import demo, reference, views
from alongside.site.context import first_page


def home(request: HttpRequest) -> HttpResponse:
    """The first page: what is due this week, or the Practice Week of whoever works with no child's record."""
    return redirect(first_page(roles_of(cast(Worker, request.user), timezone.localdate())))


@login_not_required
def health(request: HttpRequest) -> HttpResponse:
    """Whether the site and its database answer. Raises django.db.OperationalError when the latter does not."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("well", content_type="text/plain")


urlpatterns = [
    path("", home, name="home"),
    path("health", health, name="health"),
    path("accounts/", include("allauth.urls")),
    path("help", views.help_, name="help"),
    path("stay", views.stay, name="stay"),
    path("pick", demo.pick, name="pick"),
    path("clocks", reference.clocks, name="clocks"),
    path("roles", reference.roles, name="roles"),
    path("rules", reference.rules, name="rules"),
    path("rules/<slug:name>", reference.rules, name="rules_of"),
    path("style/", views.style, name="style"),
    path("style/<slug:page>", views.style),
    path("front-door/", include("alongside.pathway.front_door.urls")),
    path("assessment/", include("alongside.pathway.assessment.urls")),
    path("protection/", include("alongside.pathway.protection.urls")),
    path("early-help/", include("alongside.pathway.early_help.urls")),
    path("family-plan/", include("alongside.pathway.family_plan.urls")),
    path("edge-of-care/", include("alongside.pathway.edge_of_care.urls")),
    path("care/", include("alongside.pathway.care.urls")),
    path("leaving-care/", include("alongside.pathway.leaving_care.urls")),
    path("notes/", include("alongside.pathway.notes.urls")),
    path("practice/", include("alongside.practice.weeks.urls")),
    path("practice/agreements/", include("alongside.practice.agreements.urls")),
    path("practice/observing/", include("alongside.practice.observing.urls")),
    path("practice/audits/", include("alongside.practice.audits.urls")),
    path("practice/learning/", include("alongside.practice.learning.urls")),
    path("inspection/", include("alongside.practice.inspection.urls")),
    path("workforce/", include("alongside.workforce.urls")),
    path("drafts/", include("alongside.pages.drafts.urls")),
    path("forecast/", include("alongside.insight.ahead.urls")),
    path("cockpit/", include("alongside.insight.cockpit.urls")),
    path("", include("alongside.insight.allocating.urls")),
    path("", include("alongside.insight.urls")),
    path("", include("alongside.pathway.record.urls")),
]
