"""What guests, workers and families wrote in a week, and a finding drawn from it. No visit, team or worker is shown."""

from collections import Counter
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from alongside.pages.asking import Request, ask, draw
from alongside.practice.audits.models import Grading
from alongside.practice.learning import actions, forms
from alongside.practice.learning.models import Finding
from alongside.practice.observing.models import FamilyVoice, Observation, Reply
from alongside.practice.weeks.models import Week
from alongside.practice.weeks.views import led_week

Parts = list[tuple[str, str]]  # what was asked, and the words


def written(request: Request, week: int) -> HttpResponse:
    """What guests, workers and families wrote in a week, to find in it what it teaches. No visit, team or worker."""
    of, _ = led_week(request, week)
    seen = Observation.objects.filter(week=of).select_related("reply").order_by("pk")
    lessons = Grading.objects.filter(sent__file__round__week=of).exclude(lesson="").order_by("pk")
    used = Counter(Finding.objects.filter(week=of).exclude(source_id="").values_list("source_id", flat=True))
    return draw(
        request,
        "learning/written.html",
        week=of,
        seen=seen,
        voices=FamilyVoice.objects.filter(week=of).order_by("pk"),
        lessons=lessons,
        used=used,
        find=lambda source, key: _find_address(of, source, key),
    )


def _find_address(of: Week, source: str, key: Any) -> str:
    return f"{reverse('learning:find', args=[of.pk])}?{urlencode({'source': source, 'of': key})}"


def find(request: Request, week: int) -> HttpResponse:
    """Write a finding, from what somebody wrote or from all of it together."""
    of, today = led_week(request, week)
    source, key = request.GET.get("source", ""), request.GET.get("of", "")
    told = source_words(source, key, of)
    form = forms.FindingForm(request.POST or None, initial={"source": source if told else "together"})
    if told:
        del form.fields["source"]

    def found(**answers: Any) -> Finding:
        from_here = {"source": source, "source_id": key} if told else {}
        return actions.write_finding(week=of, by=request.user, on=today, **{**answers, **from_here})

    return ask(
        request,
        form,
        found,
        then=lambda finding: reverse("learning:themes", args=[finding.pk]),
        said="The finding is kept. See whether its themes are right.",
        template="learning/find.html",
        heading="Write a finding",
        button="Keep the finding",
        told=told,
        cancel_url=reverse("learning:written", args=[of.pk]),
    )


def source_words(source: str, key: str, of: Week) -> Parts:
    """What somebody wrote that a finding is drawn from, part by part; nothing when there is no such thing."""
    try:
        return [(label, words) for label, words in _SOURCES[source](key, of) if words]
    except (KeyError, ValueError):
        return []


def _observation(key: str, of: Week) -> Parts:
    one = Observation.objects.filter(pk=UUID(key), week=of).first()
    if one is None:
        return []
    return [
        ("What the guest saw", one.saw),
        ("What it was like for the child", one.childs_experience),
        ("A strength", one.strength),
        ("A worry about how we work", one.worry),
        ("What got in the way", " ".join(filter(None, [f"{one.get_barrier_display()}.", one.barrier_words]))),
    ]


def _reply(key: str, of: Week) -> Parts:
    one = Reply.objects.filter(pk=UUID(key), observation__week=of).first()
    return [("The worker’s reply", one.words)] if one else []


def _voice(key: str, of: Week) -> Parts:
    one = FamilyVoice.objects.filter(pk=UUID(key), week=of).first()
    if one is None:
        return []
    return [
        ("Did the worker listen to you?", one.get_listened_display()),
        ("Does what we do help you?", one.get_helped_display()),
        ("What would you like us to do differently?", one.better),
    ]


def _audit(key: str, of: Week) -> Parts:
    one = Grading.objects.filter(pk=int(key), sent__file__round__week=of).first()
    return [("What the council should learn", one.lesson)] if one else []


_SOURCES = {"observation": _observation, "reply": _reply, "voice": _voice, "audit": _audit}
