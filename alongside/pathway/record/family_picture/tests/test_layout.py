"""What holds of every picture, whatever the records say."""

from datetime import date
from itertools import combinations, groupby

from hypothesis import given, settings
from hypothesis import strategies as st

from ..family import BY_DESCENT, Bond, Kind, Member, read_family
from ..layout import lay_out
from ..sibships import sibships
from .families import MENSAHS, messy_families, parents_of, tidy_families

ANY = settings(max_examples=60, deadline=None)


def rows(picture):
    """Ids from left to right, row by row, connected families apart."""
    spots = sorted(picture.spots, key=lambda s: (s.y, s.x))
    return [[s.member.id for s in row] for _, row in groupby(spots, key=lambda s: s.y)]


def x_of(picture):
    return {s.member.id: s.x for s in picture.spots}


def y_of(picture):
    return {s.member.id: s.y for s in picture.spots}


@ANY
@given(messy_families())
def test_everyone_has_one_place_and_every_bond_is_kept_or_explained(family):
    members, bonds = family
    picture = lay_out(members, bonds)
    assert sorted(s.member.id for s in picture.spots) == sorted(m.id for m in members)
    explained = {left.bond for left in picture.not_drawn}
    assert set(bonds) == explained | set(picture.family.bonds)
    assert not explained & set(picture.family.bonds)


@ANY
@given(messy_families() | tidy_families())
def test_no_two_people_overlap_and_all_are_inside_the_picture(family):
    picture = lay_out(*family)
    for one, other in combinations(picture.spots, 2):
        a, b = one.box, other.box
        assert a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1], (one, other)
    for spot in picture.spots:
        left, top, right, bottom = spot.box
        assert 0 <= left < right <= picture.width
        assert 0 <= top < bottom <= picture.height


@ANY
@given(messy_families() | tidy_families())
def test_no_line_leaves_the_picture(family):
    picture = lay_out(*family)
    for line in picture.lines:
        for x, y in (point for path in line.paths for point in path):
            assert -1 <= x <= picture.width + 1
            assert -1 <= y <= picture.height + 1


@ANY
@given(messy_families() | tidy_families())
def test_a_line_never_runs_through_a_person_who_is_not_its_end(family):
    picture = lay_out(*family)
    for line in picture.lines:
        for path in line.paths:
            (x0, y0), (x1, y1) = path
            for spot in picture.spots:
                left, top, right, bottom = spot.box
                if x0 == x1 and left < x0 < right:
                    assert max(y0, y1) <= top + 48 or min(y0, y1) >= bottom - 1, (line, spot)
                    # Down to the sign it may come; from the top right through it may not.
                    assert not (min(y0, y1) < top and max(y0, y1) > bottom)
                if y0 == y1 and top < y0 < bottom:
                    assert max(x0, x1) <= spot.x or min(x0, x1) >= spot.x, (line, spot)


@ANY
@given(messy_families() | tidy_families())
def test_a_parent_by_descent_stands_above_the_child(family):
    picture = lay_out(*family)
    y = y_of(picture)
    for bond in picture.family.of_kind(*BY_DESCENT):
        assert y[bond.a] < y[bond.b]


@ANY
@given(tidy_families())
def test_a_tidy_family_has_no_doubts_and_children_in_the_next_row(family):
    picture = lay_out(*family)
    assert picture.not_drawn == ()
    row = {s.member.id: s.row for s in picture.spots}
    for bond in picture.family.of_kind(Kind.PARENT):
        assert row[bond.b] == row[bond.a] + 1


@ANY
@given(tidy_families())
def test_partners_stand_side_by_side(family):
    picture = lay_out(*family)
    order = rows(picture)
    for bond in picture.family.of_kind(Kind.MARRIED, Kind.PARTNER):
        row = next(r for r in order if bond.a in r)
        assert abs(row.index(bond.a) - row.index(bond.b)) == 1


@ANY
@given(tidy_families())
def test_between_brothers_and_sisters_stand_only_their_partners(family):
    picture = lay_out(*family)
    partner = {}
    for bond in picture.family.of_kind(Kind.MARRIED, Kind.PARTNER):
        partner[bond.a], partner[bond.b] = bond.b, bond.a
    for sibship in sibships(picture.family):
        row = next(r for r in rows(picture) if sibship.children[0] in r)
        places = [row.index(c) for c in sibship.children]
        between = set(row[min(places) : max(places) + 1]) - set(sibship.children)
        assert between <= {partner[c] for c in sibship.children if c in partner}
        # No partner brings a family along here, so the oldest is on the left.
        assert places == sorted(places)


@ANY
@given(messy_families(), st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_change_the_picture(family, random):
    members, bonds = family
    picture = lay_out(members, bonds)
    shuffled = random.sample(members, len(members)), random.sample(bonds, len(bonds))
    assert lay_out(*shuffled) == picture == lay_out(members, bonds)


@ANY
@given(messy_families())
def test_an_outline_holds_only_those_who_live_there(family):
    picture = lay_out(*family)
    for outline in picture.outlines:
        for spot in picture.spots:
            if _inside(outline.corners, spot.x, spot.y):
                assert spot.member.household == outline.household


def _inside(corners, x, y):
    crossed = False
    for (x0, y0), (x1, y1) in zip(corners, corners[1:] + corners[:1], strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (x1 - x0) * (y - y0) / (y1 - y0):
            crossed = not crossed
    return crossed


def test_the_family_of_amara():
    picture = lay_out(*MENSAHS)
    assert rows(picture) == [["grace"], ["daniel", "ruth"], ["amara", "kofi"]]
    assert [o.household for o in picture.outlines] == ["12 Mill Lane"]
    slashed = [line.style for line in picture.lines if line.slash]
    assert slashed == ["married"]


def test_someone_recorded_as_their_own_grandparent_is_drawn_once_and_the_doubt_is_named():
    members = [Member(i, i, born=date(year, 1, 1)) for i, year in (("old", 1950), ("mid", 1980), ("new", 2010))]
    bonds = [*parents_of("mid", "old"), *parents_of("new", "mid"), *parents_of("old", "new")]
    picture = lay_out(members, bonds)
    assert rows(picture) == [["old"], ["mid"], ["new"]]
    assert [left.bond.a for left in picture.not_drawn] == ["new"]


def test_the_present_partner_stands_beside_and_past_ones_on_the_other_side():
    members = [Member("kelly", "Kelly", "F")] + [Member(i, i, "M") for i in ("chris", "rob", "steve")]
    bonds = [
        Bond(Kind.SEPARATED, "kelly", "rob", date(2012, 1, 1)),
        Bond(Kind.SEPARATED, "kelly", "steve", date(2018, 1, 1)),
        Bond(Kind.PARTNER, "kelly", "chris", date(2024, 1, 1)),
    ]
    assert rows(lay_out(members, bonds)) == [["rob", "steve", "kelly", "chris"]]


def test_half_siblings_stand_under_their_own_parents():
    members = [Member(i, i) for i in ("dad1", "dad2", "mum", "a", "b", "c")]
    bonds = [*parents_of("a", "dad1", "mum"), *parents_of("b", "dad1", "mum"), *parents_of("c", "dad2", "mum")]
    picture = lay_out(members, bonds)
    x = x_of(picture)
    first_is_left = x["dad1"] < x["mum"]
    assert (x["a"] < x["b"] < x["c"]) == first_is_left
    assert (x["c"] < x["a"] < x["b"]) != first_is_left


def test_twins_hang_from_one_point():
    born = date(2016, 1, 1)
    members = [Member("mum", "Mum", "F"), Member("dad", "Dad", "M")]
    members += [Member("t1", "One", "M", born), Member("t2", "Two", "F", born)]
    picture = lay_out(members, [*parents_of("t1", "mum", "dad"), *parents_of("t2", "mum", "dad")])
    (line,) = [line for line in picture.lines if line.style == "parent"]
    slanted = [path for path in line.paths if path[0][0] != path[1][0] and path[0][1] != path[1][1]]
    assert len(slanted) == 2
    assert len({path[0] for path in slanted}) == 1


def test_a_grandmother_who_cares_is_joined_to_the_child_past_the_parents_row():
    members = [Member(i, i, "F") for i in ("gran", "mum", "aunt", "child")]
    bonds = [*parents_of("mum", "gran"), *parents_of("aunt", "gran"), *parents_of("child", "mum")]
    picture = lay_out(members, [*bonds, Bond(Kind.CARER, "gran", "child")])
    assert [row[0] for row in rows(picture)[::2]] == ["gran", "child"]
    carer = [line for line in picture.lines if line.style == "carer"]
    y = y_of(picture)
    ends = [point[1] for line in carer for path in line.paths for point in path]
    assert min(ends) < y["mum"] < max(ends) <= y["child"]


def test_a_step_parent_is_seen_from_the_line_to_the_parent():
    members = [Member(i, i) for i in ("mum", "liam", "amara")]
    bonds = [*parents_of("amara", "mum"), Bond(Kind.PARTNER, "mum", "liam"), Bond(Kind.STEP, "liam", "amara")]
    assert "step-parent" not in {line.style for line in lay_out(members, bonds).lines}


def test_brothers_without_recorded_parents_share_a_bar():
    members = [Member("a", "A", "M"), Member("b", "B", "M")]
    picture = lay_out(members, [Bond(Kind.SIBLING, "a", "b")])
    assert [line.style for line in picture.lines] == ["sibling"]


def test_a_death_is_no_separation():
    members = [Member("a", "A", "M", died=date(2019, 2, 2)), Member("b", "B", "F")]
    bonds = [Bond(Kind.MARRIED, "a", "b", date(1990, 1, 1), date(2019, 2, 2))]
    assert [line.slash for line in lay_out(members, bonds).lines] == [None]


def test_of_a_circle_the_bond_that_the_dates_speak_against_goes():
    members = [Member("a", "A", born=date(1980, 1, 1)), Member("b", "B", born=date(2010, 1, 1))]
    family = read_family(members, [*parents_of("a", "b"), *parents_of("b", "a")])
    assert [(b.a, b.b) for b in family.bonds] == [("a", "b")]
    assert [(n.bond.a, n.bond.b) for n in family.not_drawn] == [("b", "a")]
