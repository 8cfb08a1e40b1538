"""Builds the made-up council: staff first, then families until the numbers are reached, then the last days by hand."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connections, transaction
from django.utils import timezone
from tqdm import tqdm

from alongside.council.made_up.care_stories import CareStories
from alongside.council.made_up.cast import cast
from alongside.council.made_up.chance import Chance
from alongside.council.made_up.clocks import ChildClocks
from alongside.council.made_up.entries import entries
from alongside.council.made_up.families import Families, Family, Registry
from alongside.council.made_up.handing_over import one_after_another
from alongside.council.made_up.homes import Homes
from alongside.council.made_up.lately import work_today
from alongside.council.made_up.leaders import add_leaders
from alongside.council.made_up.looking_ahead import ask_years_ahead
from alongside.council.made_up.particular import add_particulars
from alongside.council.made_up.peopling import Stories
from alongside.council.made_up.practising.last_year import practise_last_year
from alongside.council.made_up.practising.this_year import practise_this_year, publish_last_year
from alongside.council.made_up.returning import hold_against_the_rules
from alongside.council.made_up.rows import Told
from alongside.council.made_up.spell import Spell
from alongside.council.made_up.staff import Staff
from alongside.council.made_up.writing import OWNER, Writer
from alongside.council.models import Origin
from alongside.deadlines.models import Deadline
from alongside.people.finding.filing import file_waiting
from alongside.practice.weeks.models import Week

SEED = 780_425
YEARS = 8
WINDOW = 380  # days of children helped at home that are told whole; care is told for all the years
COUNTED = (
    "protection.ProtectionPlan",
    "family_plan.ChildInNeedPlan",
    "care.PeriodOfCare",
    "leaving_care.LeavingCareStatus",
)


@dataclass(frozen=True, slots=True)
class Size:
    """How many children of each kind there are today."""

    protected: int = 600
    in_need: int = 1130
    edge: int = 70
    in_assessment: int = 420
    early_help: int = 800
    contacts: int = 1600
    unborn: int = 14
    in_care: int = 780
    in_care_at_start: int = 425

    def scaled(self, scale: float) -> "Size":
        return Size(*(max(1, round(getattr(self, name) * scale)) for name in self.__dataclass_fields__))


class Council:
    """The council under construction."""

    def __init__(self, seed: int, today: date, scale: float) -> None:
        self.seed, self.today, self.scale = seed, today, scale
        self.last = today - timedelta(days=1)
        self.start = date(today.year - YEARS, today.month, min(today.day, 28))
        self.size = Size().scaled(scale)
        self.writer = Writer()
        self.families = Families(Registry())
        staff = Told(Chance(f"{seed} staff"), self.last)
        self.staff = Staff(staff, self.start, scale)
        add_leaders(self.staff)
        self.writer.take(staff.rows)
        self.told = 0
        self.standing: Counter[str] = Counter()

    def build(self) -> None:
        """Tell everybody's story and write it down."""
        self._care()
        self._at_home()
        for _ in range(self.size.contacts // 2):
            self._tell(Stories.contact_only, 2 * WINDOW)
        self.writer.finish()

    def _care(self) -> None:
        """Everybody who has been in care in these years."""
        chance, window = Chance(f"{self.seed} care"), self.today - timedelta(days=WINDOW)
        planned = entries(chance, self.start, self.last, self.size.in_care_at_start, self.size.in_care)
        stories = CareStories(self.staff, self.families, Homes(self.seed, self.scale), self.start, window)
        for one in tqdm(planned, desc=f"{'in care':>18}", unit=" families", leave=False):
            told = self._anew()
            family = stories.tell(told, one)
            self.write(told, family)

    def _at_home(self) -> None:
        """Everybody who is helped at home, until there are as many as there should be."""
        need = "family_plan.ChildInNeedPlan"
        plan: list[tuple[str, int, Callable[[Stories, date], Spell], str, int]] = [
            ("child protection", self.size.protected, Stories.protected, "protection.ProtectionPlan", 600),
            ("edge of care", self.size.edge, lambda s, on: s.in_need(on, edge=True), "", 420),
            ("children in need", self.size.in_need + self.size.edge, Stories.in_need, need, 420),
            ("assessments", self.size.in_assessment, Stories.assessed_only, "front_door.Referral", 80),
            ("not born yet", self.size.unborn, Stories.unborn, "assessment.UnbornConcern", 44 - WINDOW),
            ("early help", self.size.early_help, Stories.helped_early, "early_help.EarlyHelpEpisode", 400),
        ]
        for name, target, story, kind, back in plan:
            already = self.standing[kind] if kind in (need, "protection.ProtectionPlan") else 0
            with tqdm(total=max(0, target - already), desc=f"{name:>18}", unit=" children", leave=False) as bar:
                for held in self._until(target - already, story, kind or need, back):
                    bar.update(held)

    def _anew(self) -> Told:
        self.told += 1
        return Told(Chance(f"{self.seed} {self.told}"), self.last)

    def _until(self, target: int, story: Callable[[Stories, date], Spell], kind: str, back: int) -> Iterator[int]:
        """Tell families of a kind until so many of their children are helped today."""
        held = 0
        while held < target:
            told = self._tell(story, WINDOW + back)
            now = _standing(told, kind)
            held += now
            yield now

    def _tell(self, story: Callable[[Stories, date], Spell], back: int) -> Told:
        told = self._anew()
        on = told.chance.day(self.today - timedelta(days=back), self.last)
        spell = story(Stories(told, self.staff, self.families), on)
        self.write(told, spell.family)
        return told

    def write(self, told: Told, family: Family) -> None:
        """Number what was told, play its clocks, and hand both to the writer."""
        one_after_another(told, self.staff.stays)
        add_particulars(told, self.staff, family, self.told)
        self.writer.number(told.rows)
        for child in family.children:
            clocks = ChildClocks(told, child.row, child.born)
            clocks.play(told.happenings.get(child.row, ()))
            clocks.left_open()
        self.writer.take(told.rows)
        for kind in COUNTED:
            self.standing[kind] += _standing(told, kind)


def _standing(told: Told, kind: str) -> int:
    """How many of these are open today."""
    ends = "closed_on" if kind == "front_door.Referral" else "ended_on"
    return sum(1 for row in told.rows.get(kind, ()) if row.columns.get(ends) is None)


def build(seed: int, today: date, scale: float) -> None:
    """The whole past in one transaction, then what is under way in others. Killed between, `finish` does the rest."""
    with transaction.atomic(using=OWNER):
        council = Council(seed, today, scale)
        council.build()
        to_be = cast(council.staff)
        practise_last_year(seed, today, scale, [pk for pk, _ in to_be])
        file_waiting(anew=True, using=OWNER)
        report = {"today": today.isoformat(), "scale": scale, "rows": dict(council.writer.counts), "whole": False}
        Origin.objects.using(OWNER).create(
            kind=Origin.Kind.COUNCIL,
            made_up=True,
            at=timezone.now(),
            seed=seed,
            cast=to_be,
            report=report,
        )
    with connections[OWNER].cursor() as cursor:
        cursor.execute("ANALYZE")
    finish()


def finish() -> None:
    """Do today's work where a build stopped before it. Nothing happens when there is none, or it is whole."""
    origin = Origin.objects.using(OWNER).filter(kind=Origin.Kind.COUNCIL, report__whole=False).first()
    if origin is None:
        return
    seed, scale = origin.seed or SEED, origin.report["scale"]
    today = date.fromisoformat(origin.report["today"])
    if not Deadline.objects.using(OWNER).filter(recorded_at__gt=origin.at).exists():
        work_today(seed=seed, today=today, scale=scale)
    publish_last_year(today=today)
    if not Week.objects.using(OWNER).filter(starts_on__gt=today).exists():
        practise_this_year(seed=seed, today=today, scale=scale, to_be=[pk for pk, _ in origin.cast])
    hold_against_the_rules(today)
    ask_years_ahead(today)
    origin.report["whole"] = True
    origin.save(using=OWNER, update_fields=["report"])
