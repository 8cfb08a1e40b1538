"""Each fact that stands in a list is corrected from there with a reason; what stood before is kept."""

from datetime import date

import pytest
from django.urls import reverse

from alongside.history.acting import acting
from alongside.history.models import Version
from alongside.pathway.care import models
from alongside.pathway.care.correcting.views import KINDS

ON = date(2026, 3, 9)
WHY = "It was another child's."

# For each kind: what stood, then what is sent; the first answer is the one that is seen to change.
FACTS = {
    "assessment": (
        {"kind": "initial", "held_on": ON, "findings": "Ill"},
        {"findings": "Well", "by_whom": "Dr Frome", "held_on": "2026-03-09"},
    ),
    "plan": ({"made_on": ON, "plan": "Glasses"}, {"plan": "Glasses and rest", "made_on": "2026-03-09"}),
    "check": (
        {"kind": "dental", "held_on": ON, "words": "One tooth"},
        {"words": "Two", "kind": "dental", "up_to_date": "yes", "held_on": "2026-03-09"},
    ),
    "score": ({"scored_on": ON, "score": 14}, {"score": "15", "scored_on": "2026-03-09"}),
    "substance": ({"identified_on": ON, "words": "Cannabis"}, {"words": "Tobacco", "identified_on": "2026-03-09"}),
    "conviction": ({"convicted_on": ON, "words": "Theft"}, {"words": "A caution", "convicted_on": "2026-03-09"}),
    "education": (
        {"made_on": ON, "school": "Riverton"},
        {"school": "Southmere", "progress": "Well", "targets": "Reading", "made_on": "2026-03-09"},
    ),
    "event": (
        {"event": "independent_visitor.offered", "happened_on": ON, "words": "No"},
        {"words": "She said yes", "happened_on": "2026-03-09"},
    ),
    "liberty": ({"started_on": ON, "words": "High Court"}, {"words": "High Court, each month"}),
    "unaccompanied": ({"started_on": ON, "words": "Alone"}, {"words": "With a cousin", "started_on": "2026-03-09"}),
    "permanence": ({"kind": "P2", "authority": "E1"}, {"authority": "E2", "kind": "P2"}),
    "adoption": ({"started_on": ON, "words": "No way home"}, {"words": "No safe way home", "started_on": "2026-03-09"}),
    "motherhood": ({"baby_born_on": ON}, {"baby_born_on": "2026-03-10"}),
    "interview": (
        {"held_on": ON, "interviewer": "Rosa"},
        {"interviewer": "Rosa Quill", "independent": "yes", "actions": "Family time", "held_on": "2026-03-09"},
    ),
}


@pytest.fixture
def fact(cast, period):
    """Makes one fact of a kind about Tamsin."""

    def of(what):
        with acting(cast.iona.pk):
            more = {}
            if what == "interview":
                more["episode"] = models.MissingEpisode.objects.create(
                    child=period.child, started_on=ON, ended_on=ON, recorded_by=cast.iona
                )
            return KINDS[what][0]._default_manager.create(
                child=period.child, recorded_by=cast.iona, **FACTS[what][0], **more
            )

    return of


@pytest.mark.parametrize("what", KINDS)
def test_it_is_corrected_from_its_list(cast, fact, client, what):
    row, answers = fact(what), FACTS[what][1]
    client.force_login(cast.iona)
    page = "missing" if what == "interview" else KINDS[what][2]
    shown = reverse(f"care:{page}", args=[row.episode_id if what == "interview" else row.child_id])
    address = reverse("care:correct", args=[what, row.pk])
    assert address in client.get(shown).content.decode()
    assert client.get(address).status_code == 200
    sent = client.post(address, {"version": 1, "why_corrected": WHY, **answers})
    assert sent.status_code == 302, sent.content.decode()
    assert client.get(sent["Location"]).status_code == 200
    column, now = next(iter(answers.items()))
    with acting(cast.iona.pk):
        row.refresh_from_db()
        assert str(getattr(row, column)) == now
        kept = Version.objects.get(table_name=row._meta.db_table, row_id=row.pk)
        assert kept.reason == WHY
        assert str(kept.row[column]) == str(FACTS[what][0][column])


def test_a_stranger_corrects_nothing(cast, fact, client):
    row = fact("event")
    client.force_login(cast.outis)
    assert client.get(reverse("care:correct", args=["event", row.pk])).status_code == 404
    client.force_login(cast.quinn)  # the virtual school does not record in the part of care
    assert client.get(reverse("care:correct", args=["event", row.pk])).status_code == 404


def test_a_score_that_the_database_refuses_is_said_in_plain_words(cast, fact, client):
    row = fact("score")
    client.force_login(cast.iona)
    sent = client.post(
        reverse("care:correct", args=["score", row.pk]), {"version": 1, "why_corrected": WHY, "scored_on": "2026-03-09"}
    )
    assert "Give a score from 0 to 40, or the reason why there is none." in sent.content.decode()
