"""Whatever stands in a census, every rule gives an answer, and the same one whatever the order of the children."""

from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.returns.cin.book import Census, Collection
from alongside.returns.cin.example import KINDS, book_of
from alongside.returns.cin.rules import RULES
from alongside.returns.kit.checking import Outcome, check
from alongside.returns.kit.rows import columns

TEXTS = """
2025-03-31 2025-04-01 2025-05-03 2025-06-01 2026-03-31 2026-04-01 2000-02-29 0001-01-02 9999-12-31 31/02/2025 soon
0 1 true -1 999999999 U M UN7 NONE 21 18A RC8 RC2 F330000000001 É a-very-long-number-of-a-child CIN
"""
VALUES = st.sampled_from(TEXTS.split())
TABLES = [table for table in KINDS if table != "Header"]


@st.composite
def blocks(draw: st.DrawFn) -> str:
    table = draw(st.sampled_from(TABLES))
    names = [held.name for _, held in columns(KINDS[table])]
    cells = draw(st.dictionaries(st.sampled_from(names), VALUES))
    return " ".join([table, *(f"{name}={value}" for name, value in cells.items())])


CHILDREN = st.lists(blocks(), max_size=9).map(lambda told: "; ".join(["Child", *told]))


def said(outcome: Outcome) -> set[tuple[str, str, int]]:
    return {(one.rule.code, one.row.table, one.row.number) for one in outcome.findings}


@settings(max_examples=120, deadline=None)
@given(children=st.lists(CHILDREN, max_size=3), year=st.integers(2023, 2027))
def test_every_rule_answers_whatever_stands_there(children: list[str], year: int) -> None:
    census, _ = book_of("; ".join(["Header ReferenceDate=2026-03-31", *children]), year)
    outcome = check(census, RULES.of_year(year))
    assert outcome.crashes == []
    assert len(outcome.run) == len(RULES.of_year(year))

    turned = Census(Collection(year), census.header, census.children[::-1])
    assert said(check(turned, RULES.of_year(year)[::-1])) == said(outcome)


@settings(max_examples=60, deadline=None)
@given(child=CHILDREN)
def test_a_child_alone_is_told_all_but_what_is_about_the_whole(child: str) -> None:
    census, _ = book_of(f"Header ReferenceDate=2026-03-31; {child}", 2026)
    alone = check(Census(Collection(2026), None, census.children), RULES.of_year(2026))
    about_all = {rule.code for rule, _ in alone.left}
    assert about_all == {"100", "1520", "2883", "2886Q", "2887Q", "2888Q", "8510"}
    whole = check(census, RULES.of_year(2026))
    assert said(alone) == {one for one in said(whole) if one[0] not in about_all}
