"""A sample drawn by seed: its size, its strata, and the same again for anybody."""

import subprocess
import sys
from collections import Counter
from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.practice.audits import redraw
from alongside.practice.audits.sampling import Line, NobodyFree, allot, digest, draw, grouped, shares

SEEDS = st.text(min_size=1, max_size=20)
FRAMES = st.lists(
    st.tuples(st.sampled_from("ABC"), st.sampled_from("xy"), st.sampled_from("12"), st.sampled_from("TUV")), max_size=60
).map(lambda strata: [Line(f"k{number}", *stratum) for number, stratum in enumerate(strata)])
SIZES = st.integers(0, 70)


@given(FRAMES, SEEDS, SIZES)
def test_as_many_as_asked_for_are_drawn_each_once_and_all_from_the_frame(frame, seed, size):
    drawn = draw(frame, seed, size)
    assert len(drawn) == len(set(drawn)) == min(size, len(frame))
    assert set(drawn) <= {line.key for line in frame}


@given(FRAMES, SEEDS, SIZES, st.randoms())
def test_the_same_seed_draws_the_same_however_the_frame_is_ordered(frame, seed, size, by_lot):
    shuffled = list(frame)
    by_lot.shuffle(shuffled)
    assert draw(shuffled, seed, size) == draw(frame, seed, size)
    assert digest(shuffled) == digest(frame)


def strata(frame, keys, depth=4):
    of = {line.key: line.stratum[:depth] for line in frame}
    return Counter(of[key] for key in keys)


@given(FRAMES, SEEDS, SIZES)
def test_each_stratum_has_one_when_the_places_reach(frame, seed, size):
    drawn = strata(frame, draw(frame, seed, size))
    every = {line.stratum for line in frame}
    if len(every) <= size:
        assert drawn.keys() == every


@given(FRAMES, SEEDS, SIZES)
def test_when_places_do_not_reach_for_every_stratum_each_plan_has_one_still(frame, seed, size):
    plans = {line.stratum[:1] for line in frame}
    if len(plans) <= size:
        assert strata(frame, draw(frame, seed, size), 1).keys() == plans


@given(st.dictionaries(st.tuples(st.text("abc", max_size=3)), st.integers(1, 40), min_size=1), SEEDS, st.data())
def test_shares_are_near_proportion_and_never_more_than_there_are(counts, seed, data):
    places = data.draw(st.integers(len(counts), sum(counts.values())))
    seats = shares(counts, places, seed)
    assert sum(seats.values()) == places
    assert all(1 <= seats[name] <= counts[name] for name in counts)
    more, rest = places - len(counts), sum(counts.values()) - len(counts)
    for name, size in counts.items():
        exact = 1 + more * (size - 1) / rest if rest else 1
        assert abs(seats[name] - exact) < 1


def test_a_larger_stratum_never_has_fewer_places_than_a_smaller_one():
    seats = shares({("care",): 50, ("need",): 200, ("early",): 5}, 20, "June")
    assert seats == {("care",): 4, ("need",): 15, ("early",): 1}


def test_a_drawn_sample_stays_what_it_was_for_good():
    """The digests are SHA-256's, so these are the same on every machine and in every year to come."""
    frame = [Line(f"k{n}", "care" if n % 3 else "need", "none", "5 to 9", f"T{n % 2}") for n in range(12)]
    assert draw(frame, "Practice Week June", 5) == ["k6", "k10", "k7", "k3", "k8"]
    assert digest(frame)[:12] == "4a7e724f995c"


def test_another_seed_draws_others():
    frame = [Line(f"k{n}", "care", "none", "5 to 9", "T") for n in range(40)]
    assert len({tuple(draw(frame, str(seed), 5)) for seed in range(20)}) > 15


def test_chance_favours_nobody():
    frame = [Line(f"k{n}", "care", "none", "5 to 9", f"T{n % 7}") for n in range(20)]
    times = Counter(key for seed in range(600) for key in draw(frame, str(seed), 5))
    assert all(90 < times[line.key] < 220 for line in frame)


KEYS, PEOPLE = [f"k{n}" for n in range(12)], list(range(5))


@given(st.dictionaries(st.sampled_from(KEYS), st.sets(st.sampled_from(PEOPLE), max_size=3)), SEEDS)
def test_two_different_people_audit_each_file_and_none_who_is_barred(barred, seed):
    allotted = allot(KEYS, PEOPLE, barred, seed)
    assert allotted.keys() == set(KEYS)
    for key, people in allotted.items():
        assert len(set(people)) == 2
        assert not set(people) & barred.get(key, set())


def test_the_work_is_shared_out_evenly():
    load = Counter(one for people in allot(KEYS, PEOPLE[:4], {}, "s").values() for one in people)
    assert set(load.values()) == {6}


def test_files_that_too_few_may_audit_are_named():
    with pytest.raises(NobodyFree) as short:
        allot(KEYS, [1, 2], {"k3": {2}}, "s")
    assert short.value.keys == ["k3"]


def test_grouping_keeps_every_line():
    frame = [Line("a", "care", "none", "0", "T"), Line("b", "need", "none", "0", "T")]
    assert grouped(frame, lambda line: line.plan) == {"care": [frame[0]], "need": [frame[1]]}


def test_anybody_draws_again_from_the_downloaded_frame(tmp_path, capsys):
    frame = [Line(f"k{n}", "care", "none", "5", f"T{n % 3}") for n in range(12)]
    (tmp_path / "frame.csv").write_text(
        "\n".join(["key,plan,risk,age_band,team", *(",".join(astuple(x)) for x in frame)])
    )
    assert redraw.main([str(tmp_path / "frame.csv"), "June 7", "4"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == f"digest {digest(frame)}"
    assert [line.split()[1] for line in told[1:]] == draw(frame, "June 7", 4)


def test_another_file_is_no_frame():
    with pytest.raises(ValueError, match="not a frame"):
        redraw.read_frame([["child", "name"], ["1", "Tansy"]])


def test_drawing_again_needs_neither_framework_nor_database():
    said = "import sys, alongside.practice.audits.redraw; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", said], check=False).returncode == 0
