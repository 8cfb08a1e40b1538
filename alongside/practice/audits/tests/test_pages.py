"""The pages of audits: the lead plans, the director draws, two grade, a third settles; others find nothing there."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml import html

from alongside.history.acting import acting
from alongside.practice.audits.factories import AUDITORS, a_drawn_round, a_round, a_sent_grading, children_at_work
from alongside.practice.audits.models import DipAnswer, File, FileOf, Heading, Round, Unsafe


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def children(cast, today):
    children_at_work(cast, today)


def as_(worker):
    client = Client()
    client.force_login(worker)
    return client


def words(answer):
    return " ".join(html.fromstring(answer.content).text_content().split())


def page(worker, name, *args):
    answer = as_(worker).get(reverse(f"audits:{name}", args=args))
    assert answer.status_code == 200, name
    return words(answer)


def of(cast, file):
    with acting(cast.nadia.pk):
        return FileOf.objects.get(file=file).pk


def graded(mark="2", **but):
    answers = {f"{h}_mark": mark for h in Heading} | {f"{h}_why": "Seen in the visits." for h in Heading}
    return answers | {"family": "did_not_wish"} | but


def test_the_lead_plans_a_round_which_a_director_draws(cast, children, today):
    asked = {
        "name": "June audits",
        "kind": "audit",
        "size": "2",
        "seed": "June 7",
        "starts_on": today.isoformat(),
        "ends_on": today.isoformat(),
        "auditors": [getattr(cast, key).pk for key in AUDITORS],
    }
    planned = as_(cast.tove).post(reverse("audits:plan"), asked).headers["Location"]
    number = int(planned.rsplit("/", 1)[1])
    assert "A director draws the sample" in page(cast.tove, "round", number)
    assert as_(cast.tove).get(reverse("audits:draw", args=[number])).status_code == 404
    assert as_(cast.nadia).post(reverse("audits:draw", args=[number])).headers["Location"] == planned
    assert "2 being read" in page(cast.tove, "round", number)
    assert "The same" in page(cast.tove, "again", number)


def test_the_frame_to_download_names_nobody(cast, children, today):
    a_drawn_round(cast, today)
    number = Round.objects.values_list("pk", flat=True)
    with acting(cast.tove.pk):
        number = number.get()
    told = as_(cast.tove).get(reverse("audits:frame", args=[number])).content.decode()
    assert told.splitlines()[0] == "key,plan,risk,age_band,team"
    assert len(told.splitlines()) == 5
    assert "Tamsin" not in told


def test_the_lead_s_pages_name_no_child_and_others_do_not_find_them(cast, children, today):
    file = a_drawn_round(cast, today)[0]
    for name, *args in (("home",), ("spread",), ("round", file.round_id), ("again", file.round_id)):
        assert "Tamsin" not in page(cast.tove, name, *args)
        for other in (cast.carys, cast.sunita, cast.umar):
            assert as_(other).get(reverse(f"audits:{name}", args=args)).status_code == 404
    assert as_(cast.tove).get(reverse("audits:file", args=[of(cast, file)])).status_code == 404


def test_a_reader_grades_and_no_longer_finds_the_file(cast, children, today):
    file = a_drawn_round(cast, today)[0]
    reader, number = as_(file.first), of(cast, file)
    assert "Tamsin" in page(file.first, "home")
    assert "neither of you sees the other’s grades" in page(file.first, "file", number)
    assert reader.post(reverse("audits:grade", args=[number]), graded()).headers["Location"] == reverse("audits:home")
    assert reader.get(reverse("audits:file", args=[number])).status_code == 404
    assert "This file is being audited" in page(cast.carys, "file", number)


def test_a_grade_without_its_reason_comes_back(cast, children, today):
    file = a_drawn_round(cast, today)[0]
    answer = as_(file.first).post(reverse("audits:grade", args=[of(cast, file)]), graded(risk_why=""))
    assert answer.status_code == 422
    assert "Why this grade for risk?" in words(answer)


def test_inadequate_work_is_told_at_once_and_the_manager_answers(cast, children, today):
    file = a_drawn_round(cast, today)[0]
    grade = reverse("audits:grade", args=[of(cast, file)])
    refused = as_(file.first).post(grade, graded(risk_mark="4"))
    assert "say what must happen today" in words(refused)
    as_(file.first).post(grade, graded(risk_mark="4", unsafe="See her today."))
    assert "Answer today" in page(cast.dev, "home")
    with acting(cast.dev.pk):
        unsafe = reverse("audits:unsafe", args=[Unsafe.objects.get().child_id])
    assert "See her today." in words(as_(cast.dev).get(unsafe))
    as_(cast.dev).post(unsafe, {"answer": "Carys saw her at three."})
    assert "Carys saw her at three." in words(as_(cast.carys).get(unsafe))
    assert "Nothing waits for your answer" in page(cast.dev, "home")


def test_two_differ_and_a_third_settles(cast, children, today):
    file = a_drawn_round(cast, today)[0]
    number = of(cast, file)
    a_sent_grading(file, file.first, timezone.now())
    a_sent_grading(file, file.second, timezone.now(), risk=3)
    assert "readers differ: a third is to be named" in page(cast.tove, "round", file.round_id)
    with acting(cast.tove.pk):
        third = next(w for key in AUDITORS if (w := getattr(cast, key)) not in (file.first, file.second))
    assert "Name third readers" in page(cast.nadia, "round", file.round_id)
    assert as_(cast.tove).get(reverse("audits:thirds", args=[file.round_id])).status_code == 404
    named = as_(cast.nadia).post(reverse("audits:name_third", args=[number]), {"worker": third.pk})
    assert named.status_code == 302
    settling = page(third, "settle", number)
    assert "What risk shows." in settling
    assert "Why this grade for evidence?" not in settling
    as_(third).post(reverse("audits:settle", args=[number]), {"risk_mark": "3", "risk_why": "A visit was missed."})
    assert "Risk: Requires improvement to be good" in page(cast.carys, "file", number)
    assert "Risk0 of 1 (0%)" in page(cast.tove, "spread")
    assert "Evidence1 of 1 (100%)" in page(cast.tove, "spread")
    assert "1 file is done" in page(cast.tove, "round", file.round_id)
    assert "too few files to say more" in page(cast.tove, "round", file.round_id)


def test_ten_minutes_with_a_file_are_counted_and_never_forced(cast, children, today):
    file = a_drawn_round(cast, today, kind=Round.Kind.DIP)[0]
    dip = reverse("audits:dip", args=[of(cast, file)])
    reader = as_(file.first)
    assert "Ten minutes with this file" in words(reader.get(dip))
    assert reader.post(dip, dict.fromkeys(DipAnswer.Check.values, "partly")).status_code == 302
    assert "1 file read. Median time for one: 0.0 minutes" in page(cast.tove, "round", file.round_id)


def test_a_round_not_drawn_yet_takes_more_auditors(cast, children, today):
    number = a_round(cast, today, auditors=[cast.greta]).pk
    as_(cast.tove).post(reverse("audits:auditors", args=[number]), {"auditors": [cast.greta.pk, cast.hamid.pk]})
    assert "Hamid Rahimi" in page(cast.nadia, "draw", number)
    with acting(cast.tove.pk):
        assert not File.objects.exists()
