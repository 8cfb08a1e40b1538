"""The pages of those who learn from a week: findings, themes, decisions, and what became of them."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from alongside.pages.asking import Request, ask, draw
from alongside.practice.learning import actions, forms, questions
from alongside.practice.learning.finding import source_words
from alongside.practice.learning.models import Decision, Finding, Publication, Theme
from alongside.practice.learning.suggesting import of_the_same_theme, repeats_suggested, themes_suggested
from alongside.practice.weeks.leading import leads
from alongside.practice.weeks.models import Week
from alongside.practice.weeks.views import lead, led_week

STATES = {
    "undecided": ("warn", "To be decided"),
    "under_way": ("note", "Under way"),
    "overdue": ("bad", "Overdue"),
    "done": ("good", "Done"),
    "not_done": ("quiet", "Not done, with a reason"),
}


def weeks(request: Request) -> HttpResponse:
    """The weeks, and what became of what each taught."""
    today = lead(request)
    rows = [(week, questions.learnt(week, today)) for week in Week.objects.newest_first()]
    published = set(Publication.objects.values_list("week", flat=True))
    return draw(request, "learning/weeks.html", weeks=rows, published=published)


def week(request: Request, week: int) -> HttpResponse:
    """The findings of a week, and where each stands."""
    of, today = led_week(request, week)
    rows = _rows(of, today)
    shown = request.GET.get("state", "")
    return draw(
        request,
        "learning/week.html",
        week=of,
        learnt=questions.learnt(of, today),
        rows=[row for row in rows if not shown or row["state"] == shown],
        shown=shown,
        states=[(key, tag, sum(row["state"] == key for row in rows)) for key, (_, tag) in STATES.items()],
        tags=STATES,
        publication=Publication.objects.filter(week=of).first(),
    )


def _rows(of: Week, today: date) -> list[dict[str, Any]]:
    """Each finding of a week with its themes, its decision and where it stands."""
    found = Finding.objects.filter(week=of).select_related("decision__owner", "decision__done", "repeat__earlier__week")
    rows = []
    for finding in found.prefetch_related("tags__theme"):
        decision = getattr(finding, "decision", None)
        if decision is not None:
            decision.finding = finding
        rows.append(
            {
                "finding": finding,
                "themes": [tag.theme.title for tag in finding.tags.all()],
                "decision": decision,
                "state": questions.state_of(decision, today),
                "days": questions.days_to_decision(decision) if decision else None,
            }
        )
    return rows


def finding(request: Request, finding: int) -> HttpResponse:
    """One finding: what it came from, its themes, whether it came back, what is done, what is published of it."""
    today = lead(request)
    found = _finding(finding)
    decision = getattr(found, "decision", None)
    return draw(
        request,
        "learning/finding.html",
        finding=found,
        told=source_words(found.source, found.source_id, found.week),
        themes=found.tags.select_related("theme"),
        suggested=themes_suggested(found),
        repeat=getattr(found, "repeat", None),
        came_back=repeats_suggested(found),
        alike=of_the_same_theme(found),
        decision=decision,
        done=getattr(decision, "done", None),
        tag=STATES[questions.state_of(decision, today)],
        days=questions.days_to_decision(decision) if decision else None,
        wording=getattr(found, "wording", None),
        published=Publication.objects.filter(week=found.week).exists(),
    )


def _finding(pk: int) -> Finding:
    known = Finding.objects.select_related(
        "week", "decision__done", "decision__owner", "repeat__earlier__week", "wording"
    )
    return get_object_or_404(known, pk=pk)


def themes(request: Request, finding: int) -> HttpResponse:
    """Put a finding under themes. What the words suggest is marked, and left to a person."""
    today = lead(request)
    found = _finding(finding)
    suggested = [theme for theme, _ in themes_suggested(found)]
    return ask(
        request,
        forms.TagForm(request.POST or None, finding=found, suggested=suggested),
        lambda themes: actions.tag(finding=found, themes=themes, by=request.user, on=today),
        then=_address(found),
        said="Its themes are kept.",
        template="learning/themes.html",
        heading="Themes of the finding",
        button="Keep the themes",
        finding=found,
        cancel_url=_address(found),
    )


def add_theme(request: Request) -> HttpResponse:
    """Add a theme for findings of any week."""
    today = lead(request)
    return ask(
        request,
        forms.ThemeForm(request.POST or None),
        lambda title: actions.add_theme(title=title, by=request.user, on=today),
        then=reverse("learning:weeks"),
        said="The theme is there for every finding now.",
        heading="Add a theme",
        caption=", ".join(Theme.objects.values_list("title", flat=True)),
        button="Add the theme",
        cancel_url=reverse("learning:weeks"),
    )


def repeated(request: Request, finding: int) -> HttpResponse:
    """Say whether a finding is one of an earlier week come back."""
    today = lead(request)
    found = _finding(finding)
    suggested = [one for one, _ in repeats_suggested(found)]
    return ask(
        request,
        forms.RepeatForm(request.POST or None, finding=found, suggested=suggested),
        lambda earlier: actions.say_repeated(finding=found, earlier=earlier, by=request.user, on=today),
        then=_address(found),
        said="Kept.",
        template="learning/themes.html",
        heading="Did it come back?",
        button="Keep the answer",
        finding=found,
        cancel_url=_address(found),
    )


def decide(request: Request, finding: int) -> HttpResponse:
    """Make a finding an action with an owner and a date, or say why not."""
    today = lead(request)
    found = _finding(finding)
    stands = getattr(found, "decision", None)
    initial = {"what": "action" if stands.owner_id else "nothing"} if stands else {}
    initial |= {name: getattr(stands, name) for name in ("action", "owner", "due_on", "why_not")} if stands else {}
    return ask(
        request,
        forms.DecisionForm(request.POST or None, initial=initial),
        lambda **told: actions.decide(finding=found, by=request.user, on=today, **told),
        then=_address(found),
        said="The decision is kept.",
        template="learning/themes.html",
        heading="Decide what happens",
        button="Keep the decision",
        finding=found,
        cancel_url=_address(found),
    )


def mine(request: Request) -> HttpResponse:
    """The actions that somebody answers for, what is due first."""
    today = timezone.localdate()
    owned = Decision.objects.filter(owner=request.user).select_related("finding__week", "done").order_by("due_on")
    if not owned and not leads(request.user, today):
        raise Http404
    return draw(
        request,
        "learning/mine.html",
        rows=[(one, questions.state_of(one, today)) for one in owned],
        tags=STATES,
    )


def finish(request: Request, decision: int) -> HttpResponse:
    """Say that an action is done, and what changed."""
    today = timezone.localdate()
    owned = get_object_or_404(Decision.objects.select_related("finding"), pk=decision)
    leading = leads(request.user, today)
    if owned.owner_id is None or hasattr(owned, "done") or not (leading or owned.owner_id == request.user.pk):
        raise Http404
    back = _address(owned.finding) if leading else reverse("learning:mine")
    return ask(
        request,
        forms.DoneForm(request.POST or None),
        lambda changed: actions.finish(decision=owned, changed=changed, by=request.user, on=today),
        then=back,
        said="It is done, and what changed is kept.",
        heading="What changed?",
        intro=owned.action,
        button="It is done",
        cancel_url=back,
    )


def _address(found: Finding) -> str:
    return reverse("learning:finding", args=[found.pk])
