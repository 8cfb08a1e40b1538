"""A made-up children in need census: children whose stories break no rule, as the department's XML.

A child is an element tree, so that a fault or another date can be put into it before it
is written. They are made one at a time: 60,000 need no more memory than one.
"""

import random
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from oracles.data.days import Year, birthday, days, upn

Element = ET.Element

CLOSED = ("RC1", "RC3", "RC4", "RC5", "RC6", "RC7")
FACTORS = (
    *("1A", "1B", "2B", "3A", "4B", "4C", "5A", "6A", "7A", "8B", "9A", "10A", "11A", "12A", "13A", "14A"),
    *("15A", "16A", "17A", "18B", "18C", "19B", "19C", "20", "22A", "23A", "24A"),
)
DISABLED = ("MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS", "BEH", "CON", "AUT", "DDA")
SOURCES = (
    "1A",
    "1B",
    "1C",
    "1D",
    "2A",
    "2B",
    "3A",
    "3B",
    "3C",
    "3D",
    "3E",
    "3F",
    "4",
    "5A",
    "5B",
    "5C",
    "5D",
    "6",
    "7",
)
ETHNIC = ("WBRI",) * 12 + ("WIRI", "WOTH", "MWBC", "MWAS", "AIND", "APKN", "BCRB", "BAFR", "CHNE", "REFU", "NOBT")
ABUSE = ("NEG", "NEG", "EMO", "EMO", "PHY", "SAB", "MUL")
NEEDS = ("N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "N0")


def element(name: str, *within: Element | str | date) -> Element:
    """An element with that text, or that day, or those elements in it."""
    made = Element(name)
    for one in within:
        if isinstance(one, Element):
            made.append(one)
        else:
            made.text = one if isinstance(one, str) else one.isoformat()
    return made


def header(year: Year, reference: str | None = None) -> Element:
    """Who sends what; the reference date is the year's end where no other is given."""
    date_of = element("ReferenceDate", year.end if reference is None else reference)
    details = element("Collection", "CIN"), element("Year", str(year.ends_in)), date_of
    source = (
        element("SourceLevel", "L"),
        element("LEA", "931"),
        element("SoftwareCode", "Made up"),
        element("Release", "1"),
        element("SerialNo", "001"),
        element("DateTime", f"{year.ends_in}-05-01T10:00:00"),
    )
    return element("Header", element("CollectionDetails", *details), element("Source", *source))


def write(path: Path, children: Iterable[Element], year: Year, reference: str | None = None) -> None:
    """The census of these children."""
    with path.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="utf-8"?>\n<Message>\n')
        file.write(ET.tostring(header(year, reference), encoding="unicode") + "\n<Children>\n")
        for child in children:
            file.write(ET.tostring(child, encoding="unicode") + "\n")
        file.write("</Children>\n</Message>\n")


def clean(*, seed: int, children: int, year: int = 2026) -> Iterator[Element]:
    """Children of whom no rule has anything to say."""
    tell = Teller(random.Random(seed), Year(year))
    stories = [story for story, weight in MIX for _ in range(weight)]
    for number in range(children):
        if number % len(stories) == 0:
            tell.rng.shuffle(stories)
        yield tell.child(number, stories[number % len(stories)])


class Teller:
    """What the stories are told with."""

    def __init__(self, rng: random.Random, year: Year) -> None:
        self.rng = rng
        self.year = year

    def child(self, number: int, story: "Story") -> Element:
        """A child with that story; `unborn` is the one of a child who is yet to come."""
        born = story is not unborn
        return element(
            "Child",
            self._identifiers(number, born=born, youngest=5 if story is long_in_need else 1),
            self._characteristics(number, born=born),
            *story(self),
        )

    def _identifiers(self, number: int, *, born: bool, youngest: int) -> Element:
        known = element("LAchildID", f"OX{1000000 + number}")
        if not born:
            expected = self.year.end + days(self.rng.randint(10, 150))
            unknown = element("UPNunknown", "UN1")
            return element(
                "ChildIdentifiers", known, unknown, element("ExpectedPersonBirthDate", expected), element("Sex", "U")
            )
        years = self.rng.randint(youngest, 16)
        birth = birthday(self.year.end, -years) - days(self.rng.randint(1, 360))
        pupil = element("UPN", upn(100_000_000 + number)) if years >= 5 else element("UPNunknown", "UN1")
        former = [element("FormerUPN", upn(500_000_000 + number))] if years >= 5 and number % 40 == 0 else []
        sex = element("Sex", self.rng.choice("MF"))
        return element("ChildIdentifiers", known, pupil, *former, element("PersonBirthDate", birth), sex)

    def _characteristics(self, number: int, *, born: bool) -> Element:
        made = element("ChildCharacteristics", element("Ethnicity", self.rng.choice(ETHNIC)))
        if born:
            codes = self.rng.sample(DISABLED, 1 + number % 3) if self.rng.random() < 0.15 else ["NONE"]
            made.append(element("Disabilities", *(element("Disability", code) for code in codes)))
        return made

    def day(self, first: int = 10, last: int = 150) -> date:
        """A working day of the year, counted from 1 April."""
        return weekday(self.year.start + days(self.rng.randint(first, last)))

    def details(self, referred: date, *parts: Element, closed: tuple[date, str] | None = None) -> Element:
        """One episode of need that was taken on; its parts are put in the schema's order."""
        own = [
            element("CINreferralDate", referred),
            element("ReferralSource", self.rng.choice(SOURCES)),
            element("PrimaryNeedCode", self.rng.choice(NEEDS)),
        ]
        if closed:
            own += [element("CINclosureDate", closed[0]), element("ReasonForClosure", closed[1])]
        plans = [one for one in parts if one.tag == "ChildProtectionPlans"]
        others = [one for one in parts if one.tag != "ChildProtectionPlans"]
        return element("CINdetails", *own, *others, element("ReferralNFA", "false"), *plans)

    def assessment(self, start: date, *, nothing_found: bool = False) -> Element:
        """An assessment that was finished in 10 to 40 days."""
        review = start + days(self.rng.randint(3, 9))
        end = weekday(start + days(self.rng.randint(10, 40)))
        codes = ["21"] if nothing_found else self.rng.sample(FACTORS, self.rng.randint(1, 4))
        return element(
            "Assessments",
            element("AssessmentActualStartDate", start),
            element("AssessmentInternalReviewDate", review),
            element("AssessmentAuthorisationDate", end),
            element("FactorsIdentifiedAtAssessment", *(element("AssessmentFactors", code) for code in codes)),
        )

    def section47(self, start: date, conference: date | None) -> Element:
        """An enquiry, and the conference that followed where one did."""
        target = element("InitialCPCtarget", weekday(start + days(18)))
        held = [element("DateOfInitialCPC", conference)] if conference else []
        needless = element("ICPCnotRequired", "false" if conference else "true")
        return element("Section47", element("S47ActualStartDate", start), target, *held, needless)

    def protected(self, start: date, end: date | None, last: date) -> Element:
        """A protection plan, reviewed after three months and then every five."""
        abuse = element("InitialCategoryOfAbuse", self.rng.choice(ABUSE)), element("LatestCategoryOfAbuse", "NEG")
        ended = [element("CPPendDate", end)] if end else []
        reviews, day = [], weekday(start + days(80))
        while day < (end or last):
            reviews.append(element("CPPreviewDate", day))
            day = weekday(day + days(150))
        before = element("NumberOfPreviousCPP", str(self.rng.choice((0, 0, 0, 1, 2))))
        return element(
            "ChildProtectionPlans",
            element("CPPstartDate", start),
            *ended,
            *abuse,
            before,
            *([element("Reviews", *reviews)] if reviews else []),
        )


def weekday(day: date) -> date:
    """That day, or the Monday after a weekend."""
    return day + days(7 - day.weekday()) if day.weekday() > 4 else day


Story = Callable[[Teller], list[Element]]


def nothing_further(tell: Teller) -> list[Element]:
    """Referred, and nothing further was done."""
    source = element("ReferralSource", tell.rng.choice(SOURCES))
    referred = element("CINreferralDate", tell.day(5, 340))
    return [element("CINdetails", referred, source, element("ReferralNFA", "true"))]


def assessed(tell: Teller) -> list[Element]:
    """Assessed, and closed after a while of help."""
    referred = tell.day(5, 200)
    return [
        tell.details(
            referred, tell.assessment(referred + days(1)), closed=(tell.day(260, 350), tell.rng.choice(CLOSED))
        )
    ]


def no_services(tell: Teller) -> list[Element]:
    """Assessed and closed, for nothing was found."""
    referred = tell.day(5, 200)
    found = tell.assessment(referred + days(1), nothing_found=True)
    return [tell.details(referred, found, closed=(tell.day(260, 350), "RC8"))]


def in_need(tell: Teller) -> list[Element]:
    """Assessed, with a plan that goes on."""
    referred = tell.day(5, 200)
    plan = element("CINPlanDates", element("CINPlanStartDate", tell.day(260, 340)))
    return [tell.details(referred, tell.assessment(referred + days(1)), plan)]


def long_in_need(tell: Teller) -> list[Element]:
    """Referred years ago; the plan goes on."""
    referred = tell.day() - days(tell.rng.randint(400, 1200))
    plan = element("CINPlanDates", element("CINPlanStartDate", referred + days(60)))
    return [tell.details(referred, plan)]


def enquired(tell: Teller) -> list[Element]:
    """An enquiry under section 47 that needed no conference."""
    referred = tell.day(5, 200)
    parts = tell.assessment(referred + days(1)), tell.section47(referred + days(4), None)
    return [tell.details(referred, *parts)]


def protected(tell: Teller) -> list[Element]:
    """An enquiry, a conference, and a protection plan that goes on."""
    referred = tell.day(5, 200)
    conference = weekday(referred + days(tell.rng.randint(12, 20)))
    parts = tell.assessment(referred + days(1)), tell.section47(referred + days(2), conference)
    return [tell.details(referred, *parts, tell.protected(conference, None, tell.year.end))]


def no_longer_protected(tell: Teller) -> list[Element]:
    """A protection plan ended in the year, and a plan of a child in need after it."""
    referred = tell.day(5, 60)
    conference = weekday(referred + days(tell.rng.randint(12, 20)))
    end = weekday(conference + days(tell.rng.randint(100, 200)))
    plan = element("CINPlanDates", element("CINPlanStartDate", end + days(1)))
    parts = tell.assessment(referred + days(1)), plan, tell.section47(referred + days(2), conference)
    return [tell.details(referred, *parts, tell.protected(conference, end, tell.year.end))]


def referred_again(tell: Teller) -> list[Element]:
    """Closed in the year, and referred again."""
    first, again = tell.day(5, 80), tell.day(260, 300)
    closed = tell.details(
        first, tell.assessment(first + days(1)), closed=(weekday(first + days(120)), tell.rng.choice(CLOSED))
    )
    return [closed, tell.details(again, tell.assessment(again + days(1)))]


def being_assessed(tell: Teller) -> list[Element]:
    """Referred in the last weeks of the year; the assessment goes on."""
    referred = tell.day(330, 350)
    started = element("Assessments", element("AssessmentActualStartDate", referred + days(1)))
    return [tell.details(referred, started)]


def unborn(tell: Teller) -> list[Element]:
    """Not born yet, and known."""
    referred = tell.day(260, 300)
    return [tell.details(referred, tell.assessment(referred + days(1)))]


MIX: tuple[tuple[Story, int], ...] = (
    (nothing_further, 8),
    (assessed, 14),
    (no_services, 6),
    (in_need, 8),
    (long_in_need, 6),
    (enquired, 6),
    (protected, 7),
    (no_longer_protected, 3),
    (referred_again, 4),
    (being_assessed, 3),
    (unborn, 2),
)
