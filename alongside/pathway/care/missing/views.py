"""Pages for when a child is missing."""

from datetime import date, time
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import open_child, open_fact, open_to_record
from alongside.access.roles import Part
from alongside.deadlines.models import Deadline
from alongside.pages.asking import Request, ask, draw
from alongside.pathway.care.missing import actions, forms
from alongside.pathway.care.missing.models import MissingEpisode
from alongside.pathway.care.moments import moment
from alongside.pathway.care.periods.views import open_now
from alongside.people.siblings import siblings_of

INTERVIEW = "LA39"


def history(request: Request, child_id: int) -> HttpResponse:
    """Each time that the child was missing, the latest first."""
    opened = open_child(request.user, child_id, part=Part.CARE, page="care.all_missing")
    episodes = MissingEpisode.objects.filter(child=child_id).order_by("-started_on", "-pk")
    return draw(request, "care/all_missing.html", opened, episodes=episodes)


def missing(request: Request, episode_id: int) -> HttpResponse:
    """One time that the child was missing: what the child said afterwards first."""
    opened, episode = open_fact(request.user, MissingEpisode, episode_id, page="care.missing")
    clock = Deadline.objects.open().filter(child=episode.child_id, code=INTERVIEW, about_id=episode.pk).first()
    interviews = episode.interviews.order_by("-held_on")
    return draw(request, "care/missing.html", opened, episode=episode, interviews=interviews, clock=clock)


def report(request: Request, child_id: int) -> HttpResponse:
    """Report that the child is missing."""
    opened = open_to_record(request.user, child_id, part=Part.CARE, page="care.report_missing")
    today = timezone.localdate()
    form = forms.ReportForm(
        request.POST or None, today=today, child=opened.child, siblings=list(siblings_of(opened.child, today))
    )
    return ask(
        request,
        form,
        lambda **told: actions.report_missing(by=request.user, **told),
        then=lambda made: reverse("care:missing", args=[made[0].pk]),
        said="It is recorded that the child is missing.",
        opened=opened,
        heading="The child is missing",
        button="Save",
        cancel_url=reverse("care:child", args=[child_id]),
    )


def police(request: Request, episode_id: int) -> HttpResponse:
    """Record that the police were told."""
    opened, episode = open_fact(request.user, MissingEpisode, episode_id, page="care.police", to_record=True)

    def told_police(on: date, at_time: time, **told: Any) -> MissingEpisode:
        at = moment(on, at_time)
        assert at is not None
        return actions.tell_police(episode=episode, at=at, by=request.user, **told)

    return ask(
        request,
        forms.PoliceForm(request.POST or None, today=timezone.localdate()),
        told_police,
        then=reverse("care:missing", args=[episode.pk]),
        said="It is recorded that the police were told.",
        opened=opened,
        heading="The police were told",
        cancel_url=reverse("care:missing", args=[episode.pk]),
    )


def come_back(request: Request, episode_id: int) -> HttpResponse:
    """Record that the child returned or was found."""
    opened, episode = open_now(request, MissingEpisode, episode_id, page="care.come_back")

    def returned(on: date, at_time: time, **told: Any) -> MissingEpisode:
        at = moment(on, at_time)
        assert at is not None
        return actions.come_back(episode=episode, returned_at=at, by=request.user, **told)

    return ask(
        request,
        forms.ReturnForm(request.POST or None, today=timezone.localdate()),
        returned,
        then=reverse("care:missing", args=[episode.pk]),
        said="The child is back. A return interview is due within 72 hours.",
        opened=opened,
        heading="The child is back",
        cancel_url=reverse("care:missing", args=[episode.pk]),
    )


def interview(request: Request, episode_id: int) -> HttpResponse:
    """Record the return interview."""
    opened, episode = open_fact(request.user, MissingEpisode, episode_id, page="care.interview", to_record=True)
    if episode.ended_on is None:
        raise Http404
    return ask(
        request,
        forms.InterviewForm(request.POST or None, today=timezone.localdate()),
        lambda **told: actions.interview(episode=episode, by=request.user, **told),
        then=reverse("care:missing", args=[episode.pk]),
        said="The return interview is recorded.",
        opened=opened,
        heading="Return interview",
        cancel_url=reverse("care:missing", args=[episode.pk]),
    )


def correct(request: Request, episode_id: int) -> HttpResponse:
    """Correct what was recorded of a missing episode."""
    opened, episode = open_fact(request.user, MissingEpisode, episode_id, page="care.correct_missing", to_record=True)
    return ask(
        request,
        forms.CorrectMissingForm(request.POST or None, row=episode),
        lambda **told: actions.correct_missing(episode=episode, by=request.user, **told),
        then=reverse("care:missing", args=[episode.pk]),
        said="It is corrected.",
        opened=opened,
        heading="Correct what was recorded",
        cancel_url=reverse("care:missing", args=[episode.pk]),
    )
