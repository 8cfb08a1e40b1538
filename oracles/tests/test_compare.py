"""The comparison itself: what counts as agreement and what does not."""

from oracles import compare
from oracles.compare import Reason
from oracles.ours import Ours, Place
from oracles.sets import Asked, Data

ANNA, BEN = "Anna", "Ben"
WHOSE = {("Episodes", 0): ANNA, ("Episodes", 1): ANNA, ("Episodes", 2): BEN, ("Header", 0): ANNA, ("Header", 1): BEN}


def _asked(peer: dict[str, list[int]] | str, ours: set[Place] | None, name: str = "made up") -> Asked:
    found = {} if ours is None else {"101": ours}
    return Asked(Data(name, "", 2026, lambda: None), {"101": peer}, Ours(found, set(), set()), WHOSE)


def _tally(*asked: Asked) -> compare.Tally:
    (told,) = compare.tallies(asked)
    return told


def test_the_same_rows_agree():
    told = _tally(_asked({"Episodes": [0, 2]}, {("Episodes", 0), ("Episodes", 2)}))

    assert told.both == 2
    assert told.sides == set()


def test_another_row_of_the_same_child_is_a_difference_on_both_sides():
    told = _tally(_asked({"Episodes": [0]}, {("Episodes", 1)}))

    assert told.ours == [("made up", ("Episodes", 1))]
    assert told.peer == [("made up", ("Episodes", 0))]


def test_where_the_sides_name_rows_of_different_tables_the_children_are_compared():
    told = _tally(_asked({"Header": [0]}, {("Episodes", 0), ("Episodes", 1), ("Episodes", 2)}))

    assert told.ours == [("made up", ("Episodes", 2))]
    assert told.peer == []


def test_a_table_that_both_name_somewhere_is_compared_row_by_row_everywhere():
    elsewhere = _asked({"Episodes": [2]}, {("Episodes", 2)}, "elsewhere")
    told = _tally(_asked({"Header": [0]}, {("Episodes", 0)}), elsewhere)

    assert told.ours == [("made up", ("Episodes", 0))]


def test_a_peer_that_stops_is_told_and_not_compared():
    told = _tally(_asked("crashed: ValueError", {("Episodes", 0)}))

    assert told.crashed == ["made up"]
    assert told.ours == []


def test_a_peer_that_lacks_a_file_is_neither():
    assert _tally(_asked("skipped", {("Episodes", 0)})).sides == set()


def test_a_rule_that_we_lack_is_told():
    assert _tally(_asked({}, None)).sides == {compare.ABSENT}


def test_a_difference_without_a_reason_is_told_with_its_rows():
    told = _tally(_asked({"Episodes": [0]}, set()))

    assert compare.unexplained([told], []) == [
        "101: 1 rows that the peer alone named (made up: [('Episodes', 0)])",
    ]
    assert compare.unexplained([told], [Reason("ssda903", "101", compare.PEER, "the peer is wrong")]) == []


def test_a_reason_without_a_difference_is_told():
    told = _tally(_asked({"Episodes": [0]}, {("Episodes", 0)}))
    listed = [Reason("ssda903", "101", compare.PEER, "the peer was wrong")]

    assert compare.outlived([told], listed) == ["101: no difference on side 'peer' any more"]
