"""Makes a family: children, parents, who else is near, where they live, and what each child is like."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from alongside.council.made_up import names, places
from alongside.council.made_up.chance import Chance, Weighted
from alongside.council.made_up.places import Town
from alongside.council.made_up.rows import Row, Told

DISABILITIES = Weighted({"LD": 30, "AUT": 34, "BEH": 20, "COMM": 10, "MOB": 9, "PC": 5, "HEAR": 4, "VIS": 3, "INC": 3})
SIZES = Weighted({1: 44, 2: 29, 3: 16, 4: 7, 5: 3, 6: 1})
FATHER_AT_HOME, STEP_FATHER, OTHER_FATHER = 0.4, 0.22, 0.45
FORMER_NAME, MAIDEN_NAME = 0.05, 0.3
HEARD_OF_AGAIN = 0.05
FRIENDS = ("british",) * 6 + ("eastern", "asian", "african")
THINGS = {
    "food": ("chips", "pasta", "fish fingers", "pizza", "noodles", "roast chicken", "beans on toast", "curry"),
    "game": ("football", "drawing", "Lego", "swimming", "gymnastics", "dancing", "judo", "choir", "baking"),
    "subject": ("art", "PE", "maths", "science", "English", "music", "food tech", "history", "drama"),
    "likes": ("football", "boxing", "drawing", "gaming", "make-up", "cooking", "music", "horses", "skating", "fishing"),
}


@dataclass(slots=True, eq=False)
class Child:
    """A child of a family; `slots` are the words that templates about this child take."""

    row: Row
    born: date
    sex: str
    slots: dict[str, str]
    disabled: bool = False
    unborn: bool = False  # `born` is then the day on which the birth is expected

    def age(self, on: date) -> int:
        """Whole years on a day (never below 0)."""
        return max(0, on.year - self.born.year - ((on.month, on.day) < (self.born.month, self.born.day)))


@dataclass(slots=True, eq=False)
class Family:
    """A family of the county."""

    town: Town
    name: str
    row: Row
    children: list[Child]
    mother: Row | None
    home: dict[str, Any]
    slots: dict[str, str] = field(default_factory=dict)
    worry: str = ""


class Registry:
    """Numbers that nobody else has: the council's own, NHS numbers kept for tests, and pupil numbers."""

    def __init__(self) -> None:
        self.people, self.nhs = 0, 0

    def next(self) -> str:
        """The council's own number of the next child."""
        self.people += 1
        return f"M{self.people:06}"

    def nhs_number(self) -> str:
        """A number of the range 999 that is kept for tests, with its check digit."""
        while True:
            self.nhs += 1
            digits = f"999{self.nhs:06}"
            check = 11 - sum(int(digit) * (10 - place) for place, digit in enumerate(digits)) % 11
            if check != 10:
                return f"{digits}{check % 11}"

    def upn(self, born: date) -> str:
        """A unique pupil number with its check letter, of a school number (9000 on) that no school has."""
        school, started = 9000 + self.people // 1000, (born.year + 5) % 100
        digits = f"{places.AUTHORITY_NUMBER}{school:04}{started:02}{self.people % 1000:03}"
        check = sum(int(digit) * (place + 2) for place, digit in enumerate(digits)) % 23
        return f"{'ABCDEFGHJKLMNPQRTUVWXYZ'[check]}{digits}"


class Families:
    """Makes families, one after another."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.known: list[Family] = []  # some that somebody may take for new when they hear of them again

    def make(
        self, told: Told, since: date, by: Row, born: list[date], *, town: Town | None = None, alone: bool = False
    ) -> Family:
        """A family known since a day, with children born on these days. `alone`: a child who came without family."""
        chance = told.chance
        town = town or chance.of(places.WHERE)
        origin = chance.of(names.ALONE) if alone else None
        ethnicity, group = (origin[2], origin[0]) if origin else chance.of(names.ETHNICITY)
        name = names.family(chance, group)
        home = places.address(chance, town)
        row = told.tell("people.Family", since, by, name=name)
        made = Family(town, name, row, [], None, home)
        household = chance.getrandbits(40)
        if not alone:
            self._parents(told, made, since, by, group, min(born), household)
        for one in sorted(born):
            language = origin[1] if origin else ""
            made.children.append(self._child(told, made, since, by, one, ethnicity, group, household, language))
        if chance.yes(HEARD_OF_AGAIN):
            self.known.append(made)
        return made

    def not_recognised(self, told: Told, made: Family, on: date) -> None:
        """Make a new family's only child somebody who is known already, under a name that was misheard."""
        before = [known.children[0] for known in self.known if known.children[0].born < on - timedelta(days=60)]
        if not before or len(made.children) != 1:
            return
        known, child = told.chance.one(before), made.children[0]
        name = known.row.columns["given_name"]
        heard = names.short(name) or names.misheard(told.chance, name)
        child.born, child.sex = known.born, known.sex
        child.slots.update(name=heard)
        same = {column: known.row.columns[column] for column in ("family_name", "born_on", "sex", "ethnicity")}
        child.row.columns.update(given_name=heard, known_as="", nhs_number=None, upn=None, upn_unknown="UN5", **same)

    def expecting(self, told: Told, since: date, by: Row, expected: date) -> Family:
        """A family whose first child is not born yet, known since a day."""
        chance = told.chance
        town = chance.of(places.WHERE)
        ethnicity, group = chance.of(names.ETHNICITY)
        name = names.family(chance, group)
        row = told.tell("people.Family", since, by, name=name)
        made = Family(town, name, row, [], None, places.address(chance, town))
        household = chance.getrandbits(40)
        self._parents(told, made, since, by, group, expected, household)
        person = told.tell("people.Person", since, by, number=self.registry.next(), sex="U", expected_on=expected,
                           ethnicity=ethnicity, family_name=name, known_as="Baby", upn_unknown="UN1")  # fmt: skip
        told.tell("people.FamilyMember", since, by, person=person, family=row, started_on=since)
        self._relate(told, made, person, since, by)
        slots = self._slots(chance, made, "Baby", "F") | {"he": "it", "him": "it", "his": "its", "His": "Its"}
        made.children.append(Child(person, expected, "U", slots, unborn=True))
        return made

    def _parents(
        self, told: Told, made: Family, since: date, by: Row, group: str, eldest: date, household: int
    ) -> None:
        chance = told.chance
        mothers_age = 365 * chance.within(17, 36) + chance.within(0, 364)
        made.mother = self._adult(told, made, since, by, group, "F", eldest - timedelta(days=mothers_age), household)
        made.slots["mother"] = made.mother.columns["given_name"]
        born = eldest - timedelta(days=mothers_age + chance.within(-900, 3000))
        if chance.yes(FATHER_AT_HOME):
            kind, at_home = "parent", True
        elif chance.yes(STEP_FATHER):
            kind, at_home = "step_parent", True
        elif chance.yes(OTHER_FATHER):
            kind, at_home = "parent", False
        else:
            return
        father = self._adult(told, made, since, by, group, "M", born, household if at_home else None)
        made.slots.update(father=father.columns["given_name"], father_is=kind)
        told.tell("people.Relationship", since, by, person=father, other=made.mother,
                  kind="partner" if at_home else "former_partner")  # fmt: skip
        made.slots["_father"] = father  # type: ignore[assignment]

    def _adult(
        self, told: Told, made: Family, since: date, by: Row, group: str, sex: str, born: date, household: int | None
    ) -> Row:
        family = made.name if household is not None and told.chance.yes(0.7) else names.family(told.chance, group)
        person = told.tell(
            "people.Person", since, by, sex=sex, born_on=born, family_name=family,
            given_name=names.given(told.chance, group, sex, grown=True),
        )  # fmt: skip
        if sex == "F" and family == made.name and told.chance.yes(MAIDEN_NAME):
            told.tell("people.OtherName", since, by, person=person, kind="birth",
                      given_name=person.columns["given_name"],
                      family_name=names.family(told.chance, group))  # fmt: skip
        home = made.home if household is not None else places.address(told.chance, told.chance.of(places.WHERE))
        self._place(told, made, person, since, by, home, household)
        return person

    def _place(
        self, told: Told, made: Family, person: Row, since: date, by: Row, home: dict[str, Any], household: int | None
    ) -> None:
        moved_in = since - timedelta(days=told.chance.within(60, 1800))
        told.tell("people.FamilyMember", since, by, person=person, family=made.row, started_on=since)
        told.tell("people.Address", since, by, person=person, household=household, started_on=moved_in, **home)

    def _child(
        self, told: Told, made: Family, since: date, by: Row, born: date, ethnicity: str, group: str, household: int,
        language: str,
    ) -> Child:  # fmt: skip
        chance = told.chance
        sex = "M" if chance.yes(0.85 if language else 0.53) else "F"
        number = self.registry.next()
        disabled = chance.yes(0.13)
        age = (told.last - born).days / 365.25
        foreign = group in names.LANGUAGES and chance.yes(0.5)
        given = names.given(chance, group, sex)
        person = told.tell(
            "people.Person", since, by, number=number, sex=sex, born_on=born, ethnicity=ethnicity,
            given_name=given, family_name=made.name,
            known_as=names.short(given) if chance.yes(0.3) else "",
            disabilities=_disabilities(chance) if disabled else ["NONE"],
            language=language or (chance.one(names.LANGUAGES[group]) if foreign else "English"),
            interpreter_needed=bool(language),
            nhs_number=self.registry.nhs_number() if chance.yes(0.9) else None,
            upn=self.registry.upn(born) if age > 4.6 and not language else None,
            upn_unknown="" if age > 4.6 and not language else ("UN2" if language else "UN1"),
        )  # fmt: skip
        self._place(told, made, person, since, by, made.home, household)
        self._relate(told, made, person, since, by)
        if chance.yes(FORMER_NAME):
            told.tell("people.OtherName", since, by, person=person, kind=chance.one(("birth", "former")),
                      given_name=given, family_name=names.family(chance, group), ended_on=since)  # fmt: skip
        return Child(person, born, sex, self._slots(chance, made, given, sex), disabled)

    def _relate(self, told: Told, made: Family, person: Row, since: date, by: Row) -> None:
        if made.mother is not None:
            told.tell("people.Relationship", since, by, person=made.mother, other=person, kind="parent",
                      parental_responsibility=True)  # fmt: skip
        father = made.slots.get("_father")
        if father is not None:
            kind = made.slots["father_is"]
            told.tell("people.Relationship", since, by, person=father, other=person, kind=kind,
                      parental_responsibility=kind == "parent" and told.chance.yes(0.8))  # fmt: skip

    def _slots(self, chance: Chance, made: Family, given: str, sex: str) -> dict[str, str]:
        he, him, his = ("she", "her", "her") if sex == "F" else ("he", "him", "his")
        friend = names.given(chance, chance.one(FRIENDS), "F" if chance.yes(0.5) else "M")
        return {
            "name": given,
            "he": he,
            "He": he.capitalize(),
            "him": him,
            "his": his,
            "His": his.capitalize(),
            "himself": "herself" if sex == "F" else "himself",
            "her_own": "her own",
            "mother": made.slots.get("mother", "an aunt"),
            "father": made.slots.get("father", f"{his} grandad"),
            "dad": _called(made),
            "family": made.name,
            "town": made.town.name,
            "friend": friend,
            "pet": names.pet(chance),
            **{key: chance.one(things) for key, things in THINGS.items()},
        }


def _called(made: Family) -> str:
    """What a child calls the man of the house."""
    return made.slots["father"] if made.slots.get("father_is") == "step_parent" else "dad"


def _disabilities(chance: Chance) -> list[str]:
    """One kind of disability, or two."""
    return list(dict.fromkeys(chance.of(DISABILITIES) for _ in range(1 + chance.yes(0.35))))
