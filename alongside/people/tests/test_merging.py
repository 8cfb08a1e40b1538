"""Two records of one child become one, and part again with nothing lost."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from alongside.history.acting import acting
from alongside.people import actions
from alongside.people.factories import a_child, a_mother
from alongside.people.merging import merge, unmerge
from alongside.people.models import Address, OtherName, Person, Relationship

DAY = date(2026, 3, 2)


@pytest.fixture
def twice(cast):
    """The same girl under two spellings, each with facts of its own."""
    team = cast.teams["Assessment North"]
    with acting(cast.dev.pk):
        kept = a_child(cast.dev, team=team, worker=cast.carys, number="1001")
        gone = a_child(cast.dev, team=team, given_name="Tamzin", number="1002", nhs_number="9990000018", language="Twi")
        actions.move(person=gone, on=DAY, by=cast.dev, lines="4 Quay Street", town="Riverton", postcode="ZZ1 1AA")
        a_mother(cast.dev, gone)
        OtherName.objects.create(person=gone, kind="alias", given_name="Tam", recorded_by=cast.dev)
    return kept, gone


def _everything(person: Person) -> dict[str, object]:
    return {
        "self": {f.attname: getattr(person, f.attname) for f in person._meta.concrete_fields}
        | {"version": 0, "changed_at": 0, "changed_by_id": 0},
        "addresses": set(Address.objects.filter(person=person).values_list("pk", flat=True)),
        "names": set(OtherName.objects.filter(person=person).values_list("pk", flat=True)),
        "bonds": set(Relationship.objects.filter(other=person).values_list("pk", flat=True)),
    }


def test_the_kept_record_has_what_both_held(cast, twice):
    kept, gone = twice
    with acting(cast.dev.pk):
        merge(kept=kept, gone=gone, reason="One girl, two spellings", by=cast.dev)
        kept = Person.objects.get(pk=kept.pk)
        assert (kept.number, kept.nhs_number, kept.language) == ("1001", "9990000018", "Twi")
        assert Address.objects.get(person=kept).town == "Riverton"
        assert Relationship.objects.filter(other=kept).exists()


def test_unmerging_gives_back_both_records_as_they_were(cast, twice):
    kept, gone = twice
    with acting(cast.dev.pk):
        before = [_everything(Person.objects.get(pk=p.pk)) for p in twice]
        made = merge(kept=kept, gone=gone, reason="One girl", by=cast.dev)
        unmerge(merge=made, reason="They are cousins after all", by=cast.dev)
        assert [_everything(Person.objects.get(pk=p.pk)) for p in twice] == before


def test_what_was_recorded_since_stays_with_the_kept_record(cast, twice):
    kept, gone = twice
    with acting(cast.dev.pk):
        made = merge(kept=kept, gone=gone, reason="One girl", by=cast.dev)
        since = OtherName.objects.create(person=made.kept, kind="alias", given_name="Tams", recorded_by=cast.dev)
        actions.correct_person(person=made.kept, by=cast.dev, why="Her mother says", language="English")
        unmerge(merge=made, reason="Cousins", by=cast.dev)
        assert OtherName.objects.get(pk=since.pk).person_id == kept.pk
        assert Person.objects.get(pk=kept.pk).language == "English"
        assert Person.objects.get(pk=gone.pk).language == "Twi"


def test_a_merged_record_cannot_be_merged_again(cast, twice):
    kept, gone = twice
    with acting(cast.dev.pk):
        merge(kept=kept, gone=gone, reason="One girl", by=cast.dev)
        with pytest.raises(ValidationError, match="two different records"):
            merge(kept=kept, gone=Person.objects.get(pk=gone.pk), reason="Again", by=cast.dev)


def test_an_address_that_both_hold_for_the_same_days_stays_with_its_own_record(cast, twice):
    kept, gone = twice
    with acting(cast.dev.pk):
        actions.move(person=kept, on=DAY, by=cast.dev, lines="9 Mill Lane", town="Riverton", postcode="ZZ1 2BB")
        made = merge(kept=kept, gone=gone, reason="One girl", by=cast.dev)
        assert Address.objects.get(person=made.kept).lines == "9 Mill Lane"
        unmerge(merge=made, reason="Cousins", by=cast.dev)
        assert Address.objects.get(person=gone).lines == "4 Quay Street"
