"""Audits beside the finished week and after it: samples drawn by seed, from frames of those days."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from alongside.council.made_up.practising.grading import dip, grade
from alongside.council.made_up.practising.ground import OWNER, Ground, at
from alongside.council.made_up.practising.seen import key
from alongside.law.due import add_months
from alongside.pathway.assessment.models import Section47Enquiry
from alongside.pathway.care.models import PeriodOfCare
from alongside.pathway.early_help.models import EarlyHelpEpisode
from alongside.pathway.family_plan.models import ChildInNeedPlan
from alongside.pathway.leaving_care.models import LeavingCareStatus
from alongside.pathway.protection.models import ProtectionPlan
from alongside.people.models import Allocation, Restriction, Worker, current
from alongside.practice.audits.frame import age_band
from alongside.practice.audits.models import Auditor, File, FileOf, Framed, Round
from alongside.practice.audits.sampling import Line, allot, digest, draw
from alongside.practice.weeks.models import Week

DRAWN = timedelta(days=2)  # after the week began
LASTS = timedelta(days=18)
SIZE, DIPPED = 24, 15
LATER = timedelta(weeks=26)  # after the week
# The gravest plan first, as a frame reads it.
PLANS = (
    ("protection", ProtectionPlan),
    ("care", PeriodOfCare),
    ("leaving", LeavingCareStatus),
    ("need", ChildInNeedPlan),
    ("early_help", EarlyHelpEpisode),
)
CASE = ("social_worker", "personal_adviser", "early_help_worker")


@dataclass(frozen=True, slots=True)
class Framing:
    """A child of the frame and the line that stands for them."""

    child: int
    line: Line


def audit(here: Ground, week: Week, director: Worker) -> None:
    """The round beside a week, from its frame to its grades; and half a year on a dip sample of ten minutes a file."""
    audits = Round(name=f"Audits beside {week.name}", kind=Round.Kind.AUDIT, week=week, size=here.so_many(SIZE, 10))
    files, free = _draw(here, audits, week.starts_on + DRAWN, director)
    grade(here.chance, files, free, week.starts_on + DRAWN)
    dips = Round(name="Ten minutes a file", kind=Round.Kind.DIP, size=here.so_many(DIPPED, 4))
    files, _ = _draw(here, dips, week.starts_on + LATER, director)
    dip(here.chance, files, week.starts_on + LATER)


def _draw(here: Ground, audits: Round, on: date, director: Worker) -> tuple[list[File], dict[int, list[int]]]:
    """The files of a round drawn on a day, and who may read each; none where there is no child with a plan."""
    frame = {one.line.key: one for one in _frame(here, on)}
    lines, auditors = [one.line for one in frame.values()], _auditors(here)
    _plan(audits, on, here.by_role["practice_lead"][0].worker, director, digest(lines))
    Auditor.objects.using(OWNER).bulk_create([Auditor(round=audits, worker=one) for one in auditors.values()])
    drawn = draw(lines, audits.seed, audits.size)
    framed = _keep_frame(audits, frame.values(), set(drawn))
    barred = _barred({name: frame[name].child for name in drawn})
    each = 1 if audits.kind == Round.Kind.DIP else 2
    readers = allot(drawn, list(auditors), barred, audits.seed, each)
    files = [_file(audits, number, framed[name], readers[name]) for number, name in enumerate(drawn, start=1)]
    File.objects.using(OWNER).bulk_create(files)
    _say_whose(here, audits, dict(zip([frame[name].child for name in drawn], files, strict=True)))
    free = [[one for one in auditors if one not in barred[name]] for name in drawn]
    return files, {file.pk: some for file, some in zip(files, free, strict=True)}


def _plan(audits: Round, on: date, lead: Worker, director: Worker, frame: str) -> None:
    audits.starts_on, audits.ends_on = on - DRAWN, on - DRAWN + LASTS
    audits.seed = f"lottery of {audits.starts_on:%d %m %Y}"
    audits.planned_by, audits.drawn_by = lead, director
    audits.drawn_on, audits.digest = on, frame
    audits.save(using=OWNER)


def _file(audits: Round, number: int, framed: Framed, readers: tuple[int, ...]) -> File:
    first, *others = readers
    return File(round=audits, number=number, framed=framed, first_id=first, second_id=others[0] if others else None)


def _say_whose(here: Ground, audits: Round, files: dict[int, File]) -> None:
    """Which child each file is of, recorded by whoever drew it."""
    assert audits.drawn_on is not None
    moment = at(audits.drawn_on, 11)
    FileOf.objects.using(OWNER).bulk_create(
        FileOf(file=file, child_id=child, recorded_by=audits.drawn_by, recorded_at=moment, changed_at=moment,
               act=key(here.chance))
        for child, file in files.items()
    )  # fmt: skip


def _auditors(here: Ground) -> dict[int, Worker]:
    """Those whose work it is, and some of the reviewing officers and chairs."""
    held = [*here.by_role["auditor"], *here.by_role["reviewing_officer"][:3], *here.by_role["conference_chair"][:3]]
    return {one.worker_id: one.worker for one in held}


def _frame(here: Ground, on: date) -> list[Framing]:
    """Every child with a plan whom a team works with, in the order of their ids; none whose record is kept to a few."""
    kept = Restriction.objects.using(OWNER).values("person")
    held = Allocation.objects.using(OWNER).filter(current(on), role__in=CASE).exclude(child__in=kept)
    plans, harmed, enquired = _plans(on), _harmed(on), _enquired(on)
    found: dict[int, Framing] = {}
    for one in held.select_related("child", "team").order_by("child", "pk"):
        if one.child_id in found or one.child_id not in plans:
            continue
        risk = "now" if one.child_id in enquired else "found" if one.child_id in harmed else "none"
        line = Line(key(here.chance).hex, plans[one.child_id], risk, age_band(one.child.age(on)), one.team.name)
        found[one.child_id] = Framing(one.child_id, line)
    return list(found.values())


def _plans(on: date) -> dict[int, str]:
    """The gravest plan of each child."""
    found: dict[int, str] = {}
    for name, model in reversed(PLANS):
        open_then = model._default_manager.using(OWNER).filter(current(on))
        found.update(dict.fromkeys(open_then.values_list("child", flat=True), name))
    return found


def _harmed(on: date) -> set[int]:
    lately = add_months(on, -12)
    enquiries = Section47Enquiry.objects.using(OWNER).filter(started_on__range=(lately, on))
    plans = ProtectionPlan.objects.using(OWNER).filter(started_on__lte=on).exclude(ended_on__lt=lately)
    return {*enquiries.values_list("child", flat=True), *plans.values_list("child", flat=True)}


def _enquired(on: date) -> set[int]:
    begun = Section47Enquiry.objects.using(OWNER).filter(started_on__lte=on)
    return set(begun.exclude(concluded_on__lte=on).values_list("child", flat=True))


def _keep_frame(audits: Round, frame: Iterable[Framing], drawn: set[str]) -> dict[str, Framed]:
    rows = [
        Framed(round=audits, key=line.key, plan=line.plan, risk=line.risk, age_band=line.age_band, team=line.team,
               drawn=line.key in drawn)
        for line in sorted(one.line for one in frame)
    ]  # fmt: skip
    return {row.key: row for row in Framed.objects.using(OWNER).bulk_create(rows)}


def _barred(children: dict[str, int]) -> dict[str, set[int]]:
    """Who ever worked with each child: they do not read its file."""
    held = Allocation.objects.using(OWNER).filter(child__in=children.values(), worker__isnull=False)
    worked = defaultdict(set)
    for child, worker in held.values_list("child", "worker"):
        worked[child].add(worker)
    return {name: worked[child] for name, child in children.items()}
