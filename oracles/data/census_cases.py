"""Children in need for the rules that single faults and limits do not reach: doubled blocks, deaths, codes."""

import copy
import random
from collections.abc import Iterator
from datetime import date
from itertools import chain, product

from oracles.data import census
from oracles.data.census import Element, Teller, element
from oracles.data.census_faults import is_day, leaves
from oracles.data.census_sweeps import renumbered
from oracles.data.days import Year, days

ENDS = {
    "Assessments": "AssessmentAuthorisationDate",
    "CINPlanDates": "CINPlanEndDate",
    "ChildProtectionPlans": "CPPendDate",
    "Section47": "DateOfInitialCPC",
    "CINdetails": "CINclosureDate",
}
STORIES = (census.in_need, census.no_longer_protected, census.protected, census.referred_again, census.enquired)


def cases(*, seed: int, year: int = 2026) -> Iterator[Element]:
    """About 1,000 children."""
    tell = Teller(random.Random(seed), Year(year))
    kinds = (_doubled, _dead, _coded, _decided, _asked, _closed, _weekends, _ended, _lacking)
    for number, child in enumerate(chain.from_iterable(kind(tell) for kind in kinds)):
        yield renumbered(child, number)


def lopsided(*, seed: int, year: int = 2026) -> Iterator[Element]:
    """A census whose children are all right, and whose whole is not: few sexes, no disabilities, no conferences."""
    for number, child in enumerate(census.clean(seed=seed, children=120, year=year)):
        for leaf, parent in leaves(child):
            if leaf.tag == "Disability":
                leaf.text = "NONE"
            elif leaf.tag == "Sex" and number % 5 == 0:
                leaf.text = "U"
            elif leaf.tag == "DateOfInitialCPC":
                parent.remove(leaf)
        for disabilities in child.iter("Disabilities"):
            del disabilities[1:]
        yield child


def _doubled(tell: Teller) -> Iterator[Element]:
    """A block is there again, so many days later, each of the two open or ended."""
    for story, name, shift in product(STORIES, ENDS, (-400, -30, -1, 0, 1, 30, 90)):
        for first_open, second_open in product((True, False), repeat=2):
            child = tell.child(0, story)
            parent, block = _block(child, name)
            if block is None or parent is None:
                continue
            again = copy.deepcopy(block)
            _shift(again, shift)
            _opened(block, ENDS[name], first_open)
            _opened(again, ENDS[name], second_open)
            parent.insert(list(parent).index(block) + 1, again)
            yield child


def _block(child: Element, name: str) -> tuple[Element | None, Element | None]:
    for parent in child.iter():
        found = parent.find(name)
        if found is not None:
            return parent, found
    return None, None


def _shift(block: Element, by: int) -> None:
    for leaf in block.iter():
        if is_day(leaf) and leaf.text:
            leaf.text = (date.fromisoformat(leaf.text) + days(by)).isoformat()


def _opened(block: Element, end: str, is_open: bool) -> None:
    there = block.find(end)
    if is_open and there is not None:
        block.remove(there)
    elif not is_open and there is None:
        start = next(one.text for one in block if is_day(one) and one.text)
        block.append(element(end, date.fromisoformat(start) + days(20)))


def _dead(tell: Teller) -> Iterator[Element]:
    """Died just before, on or just after each day that is recorded."""
    for story in (census.no_longer_protected, census.referred_again, census.in_need):
        told = tell.child(0, story)
        for leaf, _ in leaves(told):
            for beside in (-1, 0, 1) if is_day(leaf) and leaf.text else ():
                child = copy.deepcopy(told)
                child[0].append(element("PersonDeathDate", date.fromisoformat(leaf.text or "") + days(beside)))
                yield child


def _coded(tell: Teller) -> Iterator[Element]:
    """Factors that do not go together, at an assessment that is finished or not."""
    for codes in (("21",), ("21", "1A"), ("1A", "1A"), ("18A",), ("19A", "18A"), ("20", "21", "21"), ("ZZ",), ()):
        for story, finished in product((census.assessed, census.no_services, census.in_need), (True, False)):
            child = tell.child(0, story)
            for block in child.iter("Assessments"):
                factors = block.find("FactorsIdentifiedAtAssessment")
                assert factors is not None
                factors[:] = [element("AssessmentFactors", code) for code in codes]
                _opened(block, "AssessmentAuthorisationDate", not finished)
            yield child


def _decided(tell: Teller) -> Iterator[Element]:
    """No further action, spelt in every way, for children of whom there is more to say."""
    for story, nfa in product((*STORIES, census.unborn, census.long_in_need), ("0", "1", "true", "false", "")):
        child = tell.child(0, story)
        for one in child.iter("ReferralNFA"):
            one.text = nfa
        yield child


def _asked(tell: Teller) -> Iterator[Element]:
    """An enquiry without a conference, long ago and lately, and whether one was needed, spelt in every way."""
    stories = (census.enquired, census.protected)
    for story, needless, ago in product(stories, ("0", "1", "true", "false"), (-300, 20, 200)):
        child = tell.child(0, story)
        for block in child.iter("Section47"):
            _shift(block, ago)
            _opened(block, "DateOfInitialCPC", True)
            block[-1].text = needless
        yield child
        _close(child.findall("CINdetails")[-1], tell.year.end, "RC3")
        yield copy.deepcopy(child)


def _closed(tell: Teller) -> Iterator[Element]:
    """Closed for a reason, with all that had been done."""
    for story, reason in product((*STORIES, census.assessed), ("RC1", "RC2", "RC8", "RC9")):
        child = tell.child(0, story)
        _close(child.findall("CINdetails")[-1], tell.year.end - days(2), reason)
        yield child


def _close(details: Element, on: date, reason: str) -> None:
    for one in details.findall("CINclosureDate") + details.findall("ReasonForClosure"):
        details.remove(one)
    details[3:3] = [element("CINclosureDate", on), element("ReasonForClosure", reason)]


def _ended(tell: Teller) -> Iterator[Element]:
    """A plan that ends round its beginning, and a child who dies round its end; not born yet, and of a sex."""
    for length, death in product((-1, 0, 1, 20), (None, -1, 0, 1)):
        child = tell.child(0, census.in_need)
        plan = next(child.iter("CINPlanDates"))
        end = date.fromisoformat(plan[0].text or "") + days(length)
        plan.append(element("CINPlanEndDate", end))
        if death is not None:
            child[0].append(element("PersonDeathDate", end + days(death)))
        yield child
    for sex in ("M", "F", "U", ""):
        child = tell.child(0, census.unborn)
        next(child.iter("Sex")).text = sex
        yield child


def _lacking(tell: Teller) -> Iterator[Element]:
    """One kind of block is not there at all."""
    for story, name in product(
        (*STORIES, census.no_services), (*ENDS, "Disabilities", "FactorsIdentifiedAtAssessment")
    ):
        child = tell.child(0, story)
        for parent in list(child.iter()):
            for block in parent.findall(name):
                parent.remove(block)
        yield child


def _weekends(tell: Teller) -> Iterator[Element]:
    """A conference, and its target, on each day of a week; and the conference recorded with the referral too."""
    for shift in range(7):
        child = tell.child(0, census.protected)
        for block in child.iter("Section47"):
            _shift(block, shift)
        yield child
    for shift in (-1, 0, 1):
        child = tell.child(0, census.protected)
        held = date.fromisoformat(next(child.iter("DateOfInitialCPC")).text or "")
        child.findall("CINdetails")[0].insert(3, element("DateOfInitialCPC", held + days(shift)))
        yield child
