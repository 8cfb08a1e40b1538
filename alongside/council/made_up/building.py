"""Builds the made-up council: staff first, then families until the numbers are reached, then the last days by hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connections, transaction
from tqdm import tqdm

from alongside.council.made_up.chance import Chance
from alongside.council.made_up.clocks import ChildClocks
from alongside.council.made_up.families import Families, Registry
from alongside.council.made_up.peopling import Stories
from alongside.council.made_up.rows import Row, Told
from alongside.council.made_up.spell import Spell
from alongside.council.made_up.staff import Staff
from alongside.council.made_up.writing import OWNER, Writer
from alongside.people.finding.filing import file_waiting

SEED = 780_425
YEARS = 8
WINDOW = 730  # days of children helped at home that are told whole; care is told for all the years


@dataclass(frozen=True, slots=True)
class Size:
    """How many children of each kind there are today."""

    protected: int = 600
    in_need: int = 1130
    edge: int = 70
    in_assessment: int = 420
    early_help: int = 800
    contacts: int = 3000
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
        self.writer.take(staff.rows)
        self.told = 0

    def build(self) -> None:
        """Tell everybody's story and write it down."""
        plan: list[tuple[str, int, Callable[[Stories, date], Spell], str, int]] = [
            ("child protection", self.size.protected, Stories.protected, "protection.ProtectionPlan", 600),
            ("children in need", self.size.in_need, Stories.in_need, "family_plan.ChildInNeedPlan", 420),
            ("edge of care", self.size.edge, lambda s, on: s.in_need(on, edge=True), "family_plan.ChildInNeedPlan", 180),
            ("assessments", self.size.in_assessment, Stories.assessed_only, "front_door.Referral", 80),
            ("early help", self.size.early_help, Stories.helped_early, "early_help.EarlyHelpEpisode", 400),
        ]
        already = 0
        for name, target, story, kind, back in plan:
            with tqdm(total=target, desc=f"{name:>18}", unit=" children", leave=False) as bar:
                for held in self._until(target - (already if name == "children in need" else 0), story, kind, back):
                    bar.update(held)
        for _ in range(self.size.contacts // 2):
            self._tell(Stories.contact_only, WINDOW)
        self.writer.finish()

    def _until(self, target: int, story: Callable[[Stories, date], Spell], kind: str, back: int) -> Iterator[int]:
        """Tell families of a kind until so many of their children are helped today."""
        held = 0
        while held < target:
            told, spell = self._tell(story, WINDOW + back)
            now = sum(1 for row in told.rows.get(kind, ()) if _stands(row, kind)) if told else 0
            held += now
            yield now

    def _tell(self, story: Callable[[Stories, date], Spell], back: int) -> tuple[Told, Spell]:
        self.told += 1
        told = Told(Chance(f"{self.seed} {self.told}"), self.last)
        on = told.chance.day(self.today - timedelta(days=back), self.last)
        spell = story(Stories(told, self.staff, self.families), on)
        self.write(told, [(child.row, child.born) for child in spell.family.children])
        return told, spell

    def write(self, told: Told, children: list[tuple[Row, date]]) -> None:
        """Number what was told, play its clocks, and hand both to the writer."""
        self.writer.number(told.rows)
        for child, born in children:
            clocks = ChildClocks(told, child, born)
            clocks.play(told.happenings.get(child, ()))
            clocks.left_open()
        self.writer.take(told.rows)


def _stands(row: Row, kind: str) -> bool:
    ends = "closed_on" if kind == "front_door.Referral" else "ended_on"
    return row.columns.get(ends) is None


def build(seed: int, today: date, scale: float) -> Council:
    """The whole council, or nothing: one transaction."""
    with transaction.atomic(using=OWNER):
        council = Council(seed, today, scale)
        council.build()
        file_waiting(using=OWNER)
    with connections[OWNER].cursor() as cursor:
        cursor.execute("ANALYZE")
    return council
