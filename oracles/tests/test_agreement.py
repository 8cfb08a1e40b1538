"""Each rule agrees with the peer's on every made-up return, or the list says why not.

These are the only tests that stand beside the product and not in one of its rooms: they
know both returns, and the peers, which no room may. The peers answer within half a
minute to a minute the first time; their answers are kept (`answers.py`).
"""

from pathlib import Path

import pytest

from oracles import compare, writing
from oracles.both import KINDS, ask_all
from oracles.ours import Place
from oracles.sets import Asked

ALL = pytest.mark.parametrize("kind", KINDS)


@ALL
def test_every_difference_has_a_reason_and_every_reason_a_difference(kind: str, tmp_path: Path) -> None:
    asked, aside = ask_all(kind, tmp_path), compare.set_aside(kind)
    told = [one for one in compare.tallies(asked) if one.rule not in aside]
    listed = [one for one in compare.reasons(kind) if one.rule not in aside]

    assert compare.unexplained(told, listed) == []
    assert compare.outlived(told, listed) == []
    # None of our rules stops, on whatever data, where so many of the peer's do.
    assert {one.data.name: one.ours.crashed for one in asked if one.ours.crashed} == {}
    assert _found_where_nothing_is_wrong(asked) == {}
    if not aside:
        assert writing.part(kind, asked) in writing.PAGE.read_text(), "The page is old: run python -m oracles write."


def _found_where_nothing_is_wrong(asked: list[Asked]) -> dict[str, set[Place]]:
    (clean,) = (one for one in asked if one.data.name == "clean")
    return {rule: rows for rule, rows in clean.ours.found.items() if rows}


@ALL
def test_every_reason_is_told_of_one_rule_and_side_once(kind: str) -> None:
    told = [(one.rule, one.side) for one in compare.reasons(kind)]

    assert sorted(told) == sorted(set(told))
    assert {side for _, side in told} <= {compare.OURS, compare.PEER, compare.CRASH, compare.ABSENT}
