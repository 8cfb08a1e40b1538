"""The text that equals the drawing."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings

from ..family import Bond, Kind, Member, read_family
from ..labels import readable
from ..words import COLUMNS, in_words
from .families import AMARA, KOFI, MENSAHS, RUTH, TODAY, messy_families, parents_of


def words(members, bonds):
    return in_words(read_family(members, bonds), on=TODAY)


def relatives(found, person):
    return dict(next(p for p in found.people if p.id == person).relatives)


@settings(max_examples=40, deadline=None)
@given(messy_families())
def test_everyone_is_named_once_in_the_list_and_once_in_the_table(family):
    found = words(*family)
    expected = sorted((m.id, readable(m.label)) for m in family[0])
    assert sorted((p.id, p.label) for p in found.people) == expected
    assert sorted((r.id, r.cells[0]) for r in found.rows) == expected
    assert all(len(row.cells) == len(COLUMNS) for row in found.rows)


@settings(max_examples=40, deadline=None)
@given(messy_families())
def test_every_sound_bond_is_said_on_both_sides_or_left_out_with_a_reason(family):
    read = read_family(*family)
    found = in_words(read, on=TODAY)
    said = {p.id: " ".join(line for _, lines in p.relatives for line in lines) for p in found.people}
    for bond in read.of_kind(Kind.PARENT, Kind.MARRIED, Kind.PARTNER, Kind.SIBLING, Kind.CARER):
        assert readable(read.members[bond.a].label) in said[bond.b]
        assert readable(read.members[bond.b].label) in said[bond.a]
    assert len(found.not_drawn) == len(read.not_drawn)


@settings(max_examples=50, deadline=None)
@given(messy_families())
def test_the_same_records_give_the_same_words(family):
    members, bonds = family
    assert words(members, bonds) == words(members[::-1], bonds[::-1])


def test_whom_a_child_lives_with():
    assert words(*MENSAHS).about == ("Amara (9) lives with her mother Ruth and brother Kofi (6).",)


def test_a_child_of_whose_home_nothing_is_recorded():
    found = words([replace(AMARA, household=None)], [])
    assert found.about == ("Where Amara (9) lives is not recorded here.",)


def test_a_child_not_yet_born_lives_nowhere():
    baby = Member("b", "Baby Mensah", expected=date(2027, 3, 3), is_focus=True, household="12 Mill Lane")
    found = words([baby, RUTH], parents_of("b", "ruth"))
    assert found.about == ("Baby Mensah is not born yet.",)
    assert found.homes[0].sentence == "Ruth lives at 12 Mill Lane."
    assert found.people[0].summary == "unborn, due 3 March 2027"


def test_homes_name_who_lives_there_oldest_first():
    (home,) = words(*MENSAHS).homes
    assert home.sentence == "Ruth, Amara (9) and Kofi (6) live at 12 Mill Lane."


def test_relatives_stand_under_headings():
    found = relatives(words(*MENSAHS), "amara")
    assert found == {
        "Parents and carers": ("Daniel, father", "Ruth, mother"),
        "Brothers and sisters": ("Kofi (6), brother",),
        "Others": ("Grace, grandmother",),
    }


def test_half_step_twin_and_adoptive_siblings_are_told_apart():
    born = date(2017, 5, 2)
    members = [AMARA, KOFI, Member("twin", "Ama", "F", born), Member("ella", "Ella", "F"), Member("y", "Yaw", "M")]
    members += [Member(i, i) for i in ("mum", "dad", "liam", "ali")]
    bonds = [
        *parents_of("amara", "mum", "dad"),
        *parents_of("twin", "mum", "dad"),
        *parents_of("kofi", "mum", "liam"),
        *parents_of("amara", "ali", kind=Kind.ADOPTIVE),
        *parents_of("y", "ali"),
        Bond(Kind.STEP_SIBLING, "ella", "amara"),
    ]
    found = relatives(words(members, bonds), "amara")["Brothers and sisters"]
    assert set(found) == {"Ama (9), twin sister", "Kofi (6), half-brother", "Ella, stepsister", "Yaw, adoptive brother"}


def test_a_former_husband_is_said_to_be_former_and_is_no_one_to_live_with_as_such():
    members = [replace(RUTH, is_focus=True), Member("d", "Daniel", "M", household="12 Mill Lane")]
    found = words(members, [Bond(Kind.MARRIED, "ruth", "d", date(2010, 1, 1), date(2020, 1, 1))])
    assert relatives(found, "ruth") == {"Partners": ("Daniel, former husband",)}
    assert found.about == ("Ruth lives with Daniel.",)


def test_what_is_not_drawn_is_said_without_the_id_of_a_hidden_person():
    found = words([AMARA], [Bond(Kind.PARENT, "hidden-77", "amara"), Bond(Kind.MARRIED, "amara", "amara")])
    assert found.not_drawn == (
        "Recorded but not drawn: someone else as parent of Amara, "
        "because one of the two people is not in this picture.",
        "Recorded but not drawn: Amara as married to Amara, because a person cannot be related to themselves.",
    )
