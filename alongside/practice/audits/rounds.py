"""The pages of whoever leads: a round planned, drawn, drawn again, and what it found as counts. No child is on them."""

import csv
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import roles_of
from alongside.pages.asking import Request, ask, draw
from alongside.pages.forms import Form
from alongside.practice.audits import actions, drawing, forms, questions
from alongside.practice.audits.frame import AGES, PLANS, RISKS
from alongside.practice.audits.models import DipAnswer, FileOf, Heading, Mark, Round
from alongside.practice.audits.sampling import LEVELS
from alongside.practice.weeks.leading import leads

LEVEL_NAMES = dict(zip(LEVELS, ("Plan", "What the record says of harm", "Age", "Team"), strict=True))
LABELS: dict[str, dict[str, str]] = {"plan": PLANS, "risk": RISKS, "age_band": AGES, "team": {}}


def round_for(request: Request, number: int) -> Round:
    """A round, for whoever leads. Raises Http404 for anybody else."""
    require_leads(request)
    return get_object_or_404(Round, pk=number)


def require_leads(request: Request) -> None:
    """Raises Http404 for whoever has no business on a lead's page."""
    if not leads(request.user, timezone.localdate()):
        raise Http404


def plan(request: Request) -> HttpResponse:
    """Plan a round of audits."""
    require_leads(request)
    today = timezone.localdate()
    return ask(
        request,
        forms.RoundForm(request.POST or None, on=today, initial={"starts_on": today, "size": 20, "kind": "audit"}),
        lambda **asked: actions.plan_round(by=request.user, on=today, **asked),
        then=_address,
        said="The round is planned. A director draws its sample.",
        heading="Plan a round of audits",
        button="Plan the round",
        cancel_url=reverse("audits:home"),
    )


def _address(planned: Round) -> str:
    return reverse("audits:round", args=[planned.pk])


def one(request: Request, number: int) -> HttpResponse:
    """One round: who audits, how its files stand, and what was found so far, as counts."""
    found = round_for(request, number)
    outcomes = questions.outcomes(found.files.all())
    return draw(
        request,
        "audits/round.html",
        round=found,
        auditors=found.auditors.select_related("worker").order_by("worker__name"),
        outcomes=outcomes,
        states=_counted(outcomes),
        differ=sum(bool(outcome.differing) and not outcome.file.moderator_id for outcome in outcomes),
        may_draw=drawing.DRAWS in roles_of(request.user, timezone.localdate()),
        # Whose file it is stands where the child is seen: for a director, not for the lead.
        pages=dict(FileOf.objects.filter(file__round=found).values_list("file", "pk")),
        **(_dips(found) if found.kind == Round.Kind.DIP else _grades(outcomes)),
    )


def _counted(outcomes: list[questions.Outcome]) -> dict[str, int]:
    states = [outcome.in_words for outcome in outcomes]
    return {state: states.count(state) for state in sorted(set(states))}


def _grades(outcomes: list[questions.Outcome]) -> dict[str, Any]:
    counts = questions.spread(outcomes)
    return {
        "spread": [
            (Heading(h).label, [counts[h][mark] for mark in Mark], questions.agreed(outcomes, h)) for h in counts
        ],
        "marks": Mark.labels,
        "agreed": questions.agreed(outcomes),
        "done": sum(outcome.done for outcome in outcomes),
    }


def _dips(found: Round) -> dict[str, Any]:
    dipped = questions.dipped(found)
    rows = [[DipAnswer.Check(c).label, *(n[a] for a in DipAnswer.Answer)] for c, n in dipped.answers.items()]
    return {"dipped": dipped, "checks": rows, "answers": DipAnswer.Answer.labels}


def auditors(request: Request, number: int) -> HttpResponse:
    """Ask more people to audit, before the sample is drawn."""
    found = round_for(request, number)
    today = timezone.localdate()
    return ask(
        request,
        forms.AuditorsForm(request.POST or None, on=today),
        lambda auditors: actions.add_auditors(round=found, auditors=auditors, by=request.user, on=today),
        then=_address(found),
        said="They are asked.",
        heading="Add auditors",
        button="Add these people",
        cancel_url=_address(found),
    )


def draw_sample(request: Request, number: int) -> HttpResponse:
    """Draw the round's sample: the director's to do."""
    found = round_for(request, number)
    today = timezone.localdate()
    if drawing.DRAWS not in roles_of(request.user, today) or found.drawn_on:
        raise Http404
    return ask(
        request,
        Form(request.POST if request.method == "POST" else None),
        lambda: drawing.draw_sample(round=found, by=request.user, on=today),
        then=_address(found),
        said="The sample is drawn. Each auditor sees their files now, until they have sent what they found.",
        template="audits/draw.html",
        heading="Draw the sample?",
        round=found,
        readers=found.auditors.select_related("worker"),
        button="Draw the sample",
        cancel_url=_address(found),
    )


def thirds(request: Request, number: int) -> HttpResponse:
    """Give every file on which two differ to a third reader: the director's to do."""
    found = round_for(request, number)
    today = timezone.localdate()
    if drawing.DRAWS not in roles_of(request.user, today):
        raise Http404
    return ask(
        request,
        Form(request.POST if request.method == "POST" else None),
        lambda: drawing.name_moderators(round=found, by=request.user, on=today),
        then=_address(found),
        said="Each file on which two differ has a third reader now.",
        heading="Name third readers for all files on which two differ?",
        intro="Each file goes to an auditor of this round who has not read it, does not work with the child, and does "
        "not manage who does. They see the record until they have sent what stands.",
        button="Name third readers",
        cancel_url=_address(found),
    )


def again(request: Request, number: int) -> HttpResponse:
    """Draw the sample again from the frame that was kept, and see that it is the same."""
    found = round_for(request, number)
    if not found.drawn_on:
        raise Http404
    strata = [(LEVEL_NAMES[level], _counts(questions.strata(found, level), LABELS[level])) for level in LEVELS]
    return draw(request, "audits/again.html", round=found, result=questions.drawn_again(found), strata=strata)


def _counts(strata: dict[str, tuple[int, int]], labels: dict[str, str]) -> list[tuple[str, int, int]]:
    """A row for each part, in the order of its labels, or by name where it has none."""
    order = [key for key in labels if key in strata] or sorted(strata)
    return [(labels.get(key, key), *strata[key]) for key in order]


def frame(request: Request, number: int) -> HttpResponse:
    """The frame as it was kept, for whoever wants to draw again elsewhere: keys and strata, nobody's name."""
    found = round_for(request, number)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="frame-{found.pk}.csv"'
    writer = csv.writer(answer)
    writer.writerow(["key", *LEVELS])
    for line in questions.frame_lines(found):
        writer.writerow([line.key, *line.stratum])
    return answer


def spread(request: Request) -> HttpResponse:
    """How grades spread, round by round: counts, never by worker."""
    require_leads(request)
    return draw(request, "audits/spread.html", rounds=questions.by_week(), marks=list(Mark), headings=list(Heading))
