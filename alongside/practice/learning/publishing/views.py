"""The pages of what is published: words for everybody, the report before it is out, and what was published."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from alongside.pages.asking import Request, ask, draw
from alongside.pages.forms import Form
from alongside.people.models import Agency
from alongside.practice.learning import forms
from alongside.practice.learning.models import Finding, Publication, Wording
from alongside.practice.learning.publishing import actions, blocks
from alongside.practice.learning.publishing.pdf import as_pdf
from alongside.practice.learning.publishing.report import said_and_done
from alongside.practice.weeks.views import lead, led_week

WORDS = ("said", "did", "easy_said", "easy_did", "quote")


def word(request: Request, finding: int) -> HttpResponse:
    """Put a finding into words for everybody."""
    today = lead(request)
    found = get_object_or_404(Finding.objects.select_related("wording", "decision"), pk=finding)
    stands = getattr(found, "wording", None)
    initial = {name: getattr(stands, name) for name in WORDS} if stands else {}
    return ask(
        request,
        forms.WordingForm(request.POST or None, initial=initial),
        lambda **told: actions.word(finding=found, by=request.user, on=today, **told),
        then=_address(found),
        said="The words are kept. Somebody else passes them before they are published.",
        template="learning/themes.html",
        heading="You said, we did",
        button="Keep the words",
        finding=found,
        cancel_url=_address(found),
    )


def pass_words(request: Request, finding: int) -> HttpResponse:
    """Pass the words that somebody else wrote."""
    today = lead(request)
    wording = get_object_or_404(Wording.objects.select_related("finding__week"), finding=finding)
    return ask(
        request,
        forms.PassForm(request.POST or None),
        lambda sure: actions.pass_wording(wording=wording, by=request.user, on=today),
        then=_address(wording.finding),
        said="The words are passed, and stand in the report.",
        template="learning/pass.html",
        heading="Can anybody be told from this?",
        button="Pass the words",
        wording=wording,
        cancel_url=_address(wording.finding),
    )


def report(request: Request, week: int) -> HttpResponse:
    """The report as it would be published, its tables made safe; or why it cannot be."""
    of, _ = led_week(request, week)
    out = Publication.objects.filter(week=of).first()
    refusal, told = "", None
    if out is None:
        try:
            told = actions.safe_report(of)
        except ValidationError as refused:
            refusal = " ".join(refused.messages)
    return draw(
        request,
        "learning/report.html",
        week=of,
        publication=out,
        blocks=told.blocks if told else [],
        refusal=refusal,
        waiting=Wording.objects.filter(finding__week=of, passed_by__isnull=True).count(),
    )


def publish(request: Request, week: int) -> HttpResponse:
    """Publish the report for good."""
    of, _ = led_week(request, week)
    return ask(
        request,
        Form(request.POST if request.method == "POST" else None),
        lambda: actions.publish(week=of, by=request.user, at=timezone.now()),
        then=lambda made: reverse("learning:published", args=[made.pk]),
        said="The report is published. Everybody who signs in can read it.",
        heading="Publish the report",
        intro="It does not change afterwards. Councillors and everybody who signs in can read it, and may pass it on.",
        button="Publish the report",
        cancel_url=reverse("learning:report", args=[of.pk]),
    )


def all_published(request: Request) -> HttpResponse:
    """The reports of Practice Weeks, for everybody who signs in."""
    return draw(request, "learning/all_published.html", publications=Publication.objects.select_related("week"))


def published(request: Request, publication: int) -> HttpResponse:
    """One report as it was published."""
    out = _published(publication)
    return draw(request, "learning/published.html", publication=out, blocks=blocks.read(out.blocks))


def you_said(request: Request, publication: int) -> HttpResponse:
    """You said, we did: for staff and families, in plain words and in easy words."""
    out = _published(publication)
    return draw(request, "learning/you_said.html", publication=out, easy="easy" in request.GET)


def pdf(request: Request, publication: int) -> HttpResponse:
    """The report as a tagged PDF."""
    out = _published(publication)
    return _as_file(out, f"{out.week.name}: what we heard and what we did", blocks.read(out.blocks))


def you_said_pdf(request: Request, publication: int) -> HttpResponse:
    """You said, we did, to hand to families, who do not sign in."""
    out = _published(publication)
    easy = "easy" in request.GET
    title = f"You said, we did: {out.week.name}" + (", in easy words" if easy else "")
    return _as_file(out, title, [blocks.Heading(title, 1), *said_and_done(out.you_said, easy=easy)])


def _as_file(out: Publication, title: str, told: Sequence[blocks.Block]) -> HttpResponse:
    made = as_pdf(told, title=title, author=_council(), at=timezone.localtime(out.at))
    name = f"{slugify(title)}.pdf"
    return HttpResponse(
        made, content_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _published(pk: int) -> Publication:
    return get_object_or_404(Publication.objects.select_related("week"), pk=pk)


def _council() -> str:
    council = Agency.objects.filter(kind=Agency.Kind.COUNCIL).first()
    return council.name if council else ""


def _address(found: Finding) -> str:
    return reverse("learning:finding", args=[found.pk])
