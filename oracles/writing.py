"""Writes docs/agreement.md: rule by rule, how far our answers and the peers' agree, and why they differ."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from oracles import compare
from oracles.compare import ABSENT, CRASH, OURS, PEER, Reason, Tally
from oracles.sets import Asked

PAGE = Path(__file__).parent.parent / "docs" / "agreement.md"

NAMED = {
    "ssda903": ("SSDA903, the return on children looked after", "csc-validator-be-903"),
    "cin": ("The children in need census", "csc-validator-be-cin"),
}
SIDES = {
    OURS: "we find more",
    PEER: "the peer finds more",
    CRASH: "the peer stops",
    ABSENT: "we have no such rule",
}

INTRODUCTION = """\
# Where our rules agree with the open rule engines

Written by `python -m oracles write`, and tested: a difference without a reason fails the tests, and so does a reason
that is no longer needed. Each rule of the peer's is run alone, on tables of its own, for some of its rules change what
the others read; both sides are given the same files, made up for it, and the rows they name are compared one by one.
Where one side names rows of another table than the other does, the children are compared.
"""


def page(asked: Mapping[str, Sequence[Asked]]) -> str:
    """The whole page."""
    return "\n".join([INTRODUCTION, *(part(kind, sets) for kind, sets in asked.items())])


def part(kind: str, asked: Sequence[Asked]) -> str:
    """What is told of one return."""
    title, peer = NAMED[kind]
    told, listed = compare.tallies(asked), compare.reasons(kind)
    lines = [f"## {title}", "", f"The peer is {peer}, as locked in `oracles/{kind}.txt`. {_summed(told)}", ""]
    lines += ["| made-up return | rules of | children |", "| --- | --- | --: |"]
    lines += [f"| {one.data.name}: {one.data.what} | {_year(one.data.year)} | {_children(one):,} |" for one in asked]
    lines += ["", "### Why we differ", "", *_reasons(listed)]
    lines += ["", "### Rule by rule", "", *_table(told)]
    more = compare.only_ours(asked)
    if more:
        lines += ["", f"Rules of ours that the peer lacks: {', '.join(more)}."]
    return "\n".join([*lines, ""])


def _year(ends: int) -> str:
    return f"{ends - 1}-{ends % 100}"


def _children(one: Asked) -> int:
    return len(set(one.whose.values()))


def _summed(told: Sequence[Tally]) -> str:
    alike = [one for one in told if not one.sides]
    rows = sum(one.both for one in told)
    silent = sum(1 for one in alike if not one.both)
    return (
        f"Of its {len(told)} rules, {len(alike)} agree with ours wholly ({silent} of them because neither side finds "
        f"anything in this data); {len(told) - len(alike)} differ, for the reasons below. "
        f"{rows:,} rows were named by both."
    )


def _reasons(listed: Iterable[Reason]) -> list[str]:
    by_reason: dict[tuple[str, str, str], list[str]] = {}
    for one in listed:
        by_reason.setdefault((one.side, one.why, one.example), []).append(one.rule)
    lines = []
    for (side, why, example), rules in by_reason.items():
        lines.append(f"- **{', '.join(rules)}** ({SIDES[side]}): {why}" + (f" Example: {example}" if example else ""))
    return lines or ["There is no difference."]


def _table(told: Sequence[Tally]) -> list[str]:
    lines = ["| rule | rows both name | we alone | the peer alone | |", "| --- | --: | --: | --: | --- |"]
    for one in told:
        said = "; ".join(SIDES[side] for side in (OURS, PEER, CRASH, ABSENT) if side in one.sides)
        lines.append(f"| {one.rule} | {one.both} | {len(one.ours)} | {len(one.peer)} | {said or 'agrees'} |")
    return lines
