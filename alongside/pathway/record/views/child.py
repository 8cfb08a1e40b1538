"""The child's page, the chronology and the family."""

from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import F
from django.http import HttpResponse
from django.utils import timezone
from django.utils.safestring import mark_safe

from alongside.access.door import Opened, open_child, roles_of
from alongside.access.roles import Part
from alongside.deadlines.actions import may_finish
from alongside.history.chronology import NOTABLE, ROUTINE
from alongside.law.roles import ROLES
from alongside.pages.asking import Request, draw
from alongside.pathway.record import rows
from alongside.pathway.record.actions import MANAGERS
from alongside.pathway.record.family_picture import drawing
from alongside.pathway.record.family_picture.layout import lay_out
from alongside.pathway.record.family_picture.words import COLUMNS, in_words
from alongside.pathway.record.forms.child import ChronologyForm
from alongside.pathway.record.forms.child import in_words as kind_in_words
from alongside.pathway.record.pages import about, as_known_or_now, parts
from alongside.pathway.record.questions import chronology as told
from alongside.pathway.record.questions import due, family, plans, voice
from alongside.pathway.record.questions.prepared import CHILD, DAY, Prepared
from alongside.pathway.record.questions.standing import standing_of, states
from alongside.pathway.record.routes import link, next_steps
from alongside.people.models import Allocation, Mending

RECENT = 12
MADE_INTO_RETURNS: Final = frozenset(
    {Part.FRONT_DOOR, Part.ASSESSMENT, Part.PROTECTION, Part.FAMILY_PLAN, Part.CARE, Part.HEALTH, Part.LEAVING_CARE}
)


def overview(request: Request, child_id: int) -> HttpResponse:
    """Who the child is, what the child says, what is due, what is planned, who is near and what happened last."""
    opened = open_child(request.user, child_id, page="record.child")
    return as_known_or_now(request, opened, lambda *then: _overview(request, *then))


def _overview(request: Request, opened: Opened, on: date, context: dict[str, Any]) -> HttpResponse:
    child = opened.child
    planned = plans.plans_of(child.pk, on)
    if context["as_known_on"] is None:
        context = {**context, "actions": _actions(request, opened, on, planned), "returns": _returns(opened)}
    clocks = due.of_child(child.pk)
    around = family.near(child.pk, on)
    story = told.story(child.pk, opened.sees, weight=NOTABLE, most=RECENT)
    return draw(
        request,
        "record/child.html",
        opened,
        parts=parts(opened, "record:child"),
        said=voice.latest(child.pk, opened.sees),
        clocks=clocks,
        may_finish={one.by_hand for one in clocks if one.by_hand and may_finish(request.user, one.by_hand[1], on)},
        mendings=_MENDINGS.rows(child=child.pk),
        plans=[(plan, link(plan.route, plan.row_id)) for plan in planned],
        relatives=family.relatives(around, child.pk),
        workers=_workers(child.pk, on),
        lines=rows.of_story(story.lines, on),
        about=about(opened),
        count=story.count,
        **context,
    )


def _returns(opened: Opened) -> str:
    """The page of what is wrong in the child's returns, for whoever records what they are made of; blank for others.

    It is brought into this page after it is shown: to ask it takes longer than all else here.
    """
    mends = not MADE_INTO_RETURNS.isdisjoint(opened.records)
    return link("returns:child", opened.child.pk) if mends else ""


def _actions(
    request: Request, opened: Opened, on: date, planned: list[plans.Plan]
) -> list[tuple[str, list[tuple[str, str]]]]:
    """What the worker may do next for the child: nothing where it was opened in an emergency.

    How the child stands is kept for the page's head.
    """
    child = opened.child
    now, roles = standing_of(child.pk, on), roles_of(request.user, on)
    request.standing = now  # type: ignore[attr-defined]
    if opened.until is not None:
        return []
    under = {plan.route: plan.row_id for plan in planned}
    found = next_steps(child.pk, child.age(on) or 0, roles, states(now), under)
    if opened.may_record(Part.NOTES):
        written = (("Write a note", "notes:write"), ("Add a document", "notes:add_document"))
        found.insert(0, ("Notes", [(text, link(route, child.pk)) for text, route in written]))
    if not MANAGERS.isdisjoint(roles):
        found.append(("Who works with the child", [("Name a worker", link("record:allocate", child.pk))]))
    return found


def _workers(child_id: int, on: date) -> list[dict[str, Any]]:
    """Who works with the child on a day, those named first."""
    return [
        {"role": ROLES[role].name if role in ROLES else role, "name": name, "team": team, "agency": agency, "on": since}
        for role, name, team, agency, since in _WORKERS.rows(child=child_id, day=on)
    ]


_WORKERS: Final = Prepared(
    lambda: (
        Allocation.objects.current(DAY)
        .filter(child=CHILD)
        .order_by(F("worker__name").asc(nulls_last=True))
        .values_list("role", "worker__name", "team__name", "team__agency__name", "started_on")
    )
)
_MENDINGS: Final = Prepared(
    lambda: Mending.objects.open().filter(child=CHILD).order_by("pk").values_list("pk", "sentence", "came_from")
)


def chronology(request: Request, child_id: int) -> HttpResponse:
    """Everything that happened to the child and was done, newest first; of one kind or weight on request."""
    opened = open_child(request.user, child_id, page="record.chronology")
    return as_known_or_now(request, opened, lambda *then: _chronology(request, *then))


def _chronology(request: Request, opened: Opened, on: date, context: dict[str, Any]) -> HttpResponse:
    asked = request.GET
    kind, weight, start = asked.get("kind", ""), _number(asked.get("weight"), ROUTINE), _number(asked.get("from"), 0)
    story = told.story(opened.child.pk, opened.sees, kind=kind, weight=weight, start=start)
    form = ChronologyForm(asked or None, kinds=story.kinds)
    return draw(
        request,
        "record/chronology.html",
        opened,
        parts=parts(opened, "record:chronology"),
        form=form,
        chosen=[{"text": kind_in_words(kind), "href": f"?weight={weight}"}] if kind else [],
        lines=rows.of_story(story.lines, on),
        shown=len(story.lines),
        start=start,
        most=told.MOST,
        count=story.count,
        query=urlencode({"kind": kind, "weight": weight}),
        **context,
    )


def _number(typed: str | None, otherwise: int) -> int:
    """A small whole number of the address; a mistyped one counts as none."""
    return int(typed) if typed and typed.isascii() and typed.isdecimal() and len(typed) < 7 else otherwise


def family_page(request: Request, child_id: int) -> HttpResponse:
    """The family drawn, and the same in words."""
    opened = open_child(request.user, child_id, page="record.family")
    on = timezone.localdate()
    around = family.near(child_id, on)
    picture = lay_out(*family.drawn(around, child_id, *family.flagged(around.people, on)))

    def href(person: str) -> str | None:
        return link("record:child", int(person)) if int(person) in around.opens else None

    return draw(
        request,
        "record/family.html",
        opened,
        parts=parts(opened, "record:family"),
        picture=mark_safe(drawing.region(picture, on=on, href=href)),  # noqa: S308 (the drawing escapes names)
        picture_key=[(mark_safe(sign), words) for sign, words in drawing.key(picture)],  # noqa: S308
        description=drawing.description(picture),
        words=in_words(picture.family, on=on),
        columns=COLUMNS,
    )
