"""Made-up families: a cast for the examples, and any family at all for the properties."""

from datetime import date, timedelta

from hypothesis import strategies as st

from ..family import Bond, Kind, Member

TODAY = date(2026, 11, 24)

AMARA = Member("amara", "Amara", "F", date(2017, 5, 2), is_focus=True, household="12 Mill Lane")
KOFI = Member("kofi", "Kofi", "M", date(2020, 8, 1), household="12 Mill Lane")
RUTH = Member("ruth", "Ruth", "F", date(1990, 1, 1), household="12 Mill Lane")
DANIEL = Member("daniel", "Daniel", "M", date(1988, 3, 1))
GRACE = Member("grace", "Grace", "F", date(1962, 3, 1))


def parents_of(child: str, *parents: str, kind: Kind = Kind.PARENT) -> list[Bond]:
    return [Bond(kind, parent, child) for parent in parents]


MENSAHS = (
    [AMARA, KOFI, RUTH, DANIEL, GRACE],
    [
        *parents_of("amara", "ruth", "daniel"),
        *parents_of("kofi", "ruth", "daniel"),
        *parents_of("ruth", "grace"),
        Bond(Kind.SEPARATED, "ruth", "daniel"),
    ],
)

names = st.text(max_size=40) | st.sampled_from(["Amara", "Child 1024731", "Kofi Mensah-Whittingham <b>&"])
days = st.none() | st.dates(date(1930, 1, 1), date(2027, 6, 1))


@st.composite
def members(draw, ids):
    return [
        Member(
            name,
            draw(names),
            draw(st.sampled_from("MFU")),
            draw(days),
            draw(days),
            draw(st.none() | st.none() | days),
            draw(st.booleans()),
            draw(st.booleans()),
            draw(st.booleans()),
            draw(st.sampled_from([None, None, "Home", "12 Mill Lane"])),
        )
        for name in ids
    ]


@st.composite
def messy_families(draw):
    """Anything that could be recorded: circles, contradictions, strangers, people bound to themselves."""
    ids = [f"p{i:02}" for i in range(draw(st.integers(0, 16)))]
    ends = st.sampled_from([*ids, "nobody"])
    kinds = st.sampled_from(Kind) | st.sampled_from([Kind.PARENT, Kind.MARRIED])
    bonds = draw(st.lists(st.builds(Bond, kinds, ends, ends, days, days), max_size=30))
    return draw(members(ids)), bonds


@st.composite
def tidy_families(draw):
    """A forest: each couple has children, nobody marries twice, all dates agree."""
    people: list[Member] = []
    bonds: list[Bond] = []

    def person(row: int) -> str:
        name = f"p{len(people):03}"
        born = date(1930 + 27 * row, 1, 1) + timedelta(days=draw(st.integers(0, 3000)))
        people.append(Member(name, f"Person {name}", draw(st.sampled_from("MF")), born))
        return name

    def household(row: int, one: str) -> None:
        other = person(row)
        bonds.append(Bond(draw(st.sampled_from([Kind.MARRIED, Kind.PARTNER])), one, other))
        for _ in range(draw(st.integers(0, 4))):
            child = person(row + 1)
            bonds.extend(parents_of(child, one, other))
            if row < 2 and draw(st.booleans()):
                household(row + 1, child)

    for _ in range(draw(st.integers(1, 3))):
        household(0, person(0))
    return people, bonds
