"""What is refused, with its line and its reason; what merely is wrong and is taken; what cannot be read at all."""

import csv
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from alongside.council.load.report import write_csv
from alongside.council.load.tests.linked import CENSUS, FILES, LAST_YEAR, THIS_YEAR, fingerprint, loaded, refusals
from alongside.council.load.writing import Writer
from alongside.people.models import Mending, Person, Worker

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])

BOMB = """<?xml version="1.0"?>
<!DOCTYPE Message [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<Message><Header/><Children><Child>&b;</Child></Children></Message>
"""
OUTSIDE = """<?xml version="1.0"?>
<!DOCTYPE Message [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<Message><Header/><Children><Child>&x;</Child></Children></Message>
"""


def census_with(folder, *changes):
    text = CENSUS.read_text()
    for old, new in changes:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    path = folder / "census.xml"
    path.write_text(text)
    return path


def table(folder, name, *lines):
    header = (FILES / "ssda903-2026" / f"{name}.csv").read_text().splitlines()[0]
    path = folder / f"{name}.csv"
    path.write_text("\n".join([header, *lines]) + "\n")
    return path


def numbers():
    return set(Person.objects.using("owner").values_list("number", flat=True))


def test_overlapping_legal_episodes_refuse_the_child_whole_and_nobody_else(tmp_path):
    header = table(tmp_path, "header", "B1,F,03/05/2014,WBRI,,,", "B2,M,04/06/2013,WBRI,,,")
    episodes = table(
        tmp_path,
        "episodes",
        "B1,03/06/2025,S,C1,N1,U6,PR4,,,,,,",
        "B2,01/05/2025,S,V2,N1,U6,PR4,01/09/2025,E4A,,,,",
        "B2,01/07/2025,S,C1,N1,U6,PR4,,,,,,",
    )
    done = loaded(header, episodes)
    assert numbers() == {"B1"}
    assert done.exit_code == 1
    assert refusals(done) == [
        "refused: episodes.csv, Episodes, line 4: child B2: The child is already looked after on these days. "
        "A period of care ends before another begins."
    ]


def test_a_malformed_date_refuses_its_child_with_the_line(tmp_path):
    done = loaded(census_with(tmp_path, ("<CINPlanEndDate>2025-10-20", "<CINPlanEndDate>2025-13-20")))
    assert numbers() == {"A1001", "A3002"}
    assert refusals(done) == [
        "refused: census.xml, CINPlanDates, line 38: child A1002: "
        "CINPlanEndDate is not a date: write it like 2025-12-31."
    ]


def test_one_number_with_two_births_is_a_conflict(tmp_path):
    header = table(tmp_path, "header", "A1001,F,03/05/2013,WBRI,,,")
    done = loaded(CENSUS, header)
    assert numbers() == {"A1002", "A3002"}
    assert (
        "header.csv, Header, line 2: child A1001: The council's number A1001 has another date of birth"
        in refusals(done)[0]
    )
    loaded(CENSUS)
    assert "in the record" in refusals(loaded(header))[0]


def test_the_same_pupil_number_and_birth_in_another_file_is_the_same_child(tmp_path):
    header = table(tmp_path, "header", "X77,F,03/05/2014,WBRI,A999200000011,,", "X78,M,03/05/2014,WBRI,A999200000011,,")
    done = loaded(CENSUS, header)
    assert numbers() == {"A1001", "A1002", "A3002", "X78"}
    assert any("Another child has this pupil number" in str(one) for one in done.lines)
    before = fingerprint()
    loaded(CENSUS, header)
    assert fingerprint() == before


def test_what_is_wrong_by_a_rule_is_taken_and_to_be_mended(tmp_path, client):
    done = loaded(census_with(tmp_path, ("<Ethnicity>WBRI", "<Ethnicity>ZZZZ"), ("<Sex>F", "<Sex>M")), *THIS_YEAR)
    assert done.exit_code == 0
    rowan = Person.objects.using("owner").get(number="A1001")
    assert (rowan.ethnicity, rowan.sex) == ("ZZZZ", "M")
    sentences = list(Mending.objects.using("owner").filter(child=rowan).values_list("sentence", flat=True))
    assert any("not in the list of ethnic groups" in sentence for sentence in sentences)
    assert any("The sex differs from what stands already, which was kept" in sentence for sentence in sentences)
    assert not any("ZZZZ" in sentence for sentence in sentences)
    client.force_login(Worker.objects.get(email="nadia@example.org"))
    page = client.get(reverse("record:child", args=[rowan.pk])).content.decode()
    assert "To be mended" in page
    assert "which was kept. <span" in page


def test_one_unreadable_file_and_nothing_of_any_is_written(tmp_path):
    before = fingerprint()
    for text in (BOMB, OUTSIDE, CENSUS.read_text()[:2500], "<Message>", "CHILD;DOB\n1;2\n", "\x00\x01"):
        bad = tmp_path / "bad.xml"
        bad.write_text(text)
        done = loaded(CENSUS, bad)
        assert done.exit_code == 2, text
        assert len(done.sent.unreadable) == 1
    assert fingerprint() == before


def test_a_review_outside_care_is_left_and_to_be_mended_and_the_child_is_loaded(tmp_path):
    header = table(tmp_path, "header", "B1,F,03/05/2014,WBRI,,,")
    episodes = table(tmp_path, "episodes", "B1,03/06/2025,S,C1,N1,U6,PR4,,,,,,")
    reviews = table(tmp_path, "reviews", *["B1,03/05/2014,30/06/2025,PN1"] * 2, "B1,03/05/2014,01/05/2025,PN1")
    done = loaded(header, episodes, reviews)
    assert done.exit_code == 0
    sentences = Mending.objects.using("owner").values_list("sentence", flat=True).order_by("pk")
    assert list(sentences) == [
        "Reviews: A review lies outside the child's periods of care, so it has no place in the record.",
        "Reviews: This stands twice in the file; it was taken once.",
    ]


def test_a_case_that_stands_twice_is_taken_once(tmp_path):
    text = CENSUS.read_text()
    case = text[text.index("<CINdetails>") : text.index("</CINdetails>") + len("</CINdetails>")]
    done = loaded(census_with(tmp_path, (case, case + case)))
    assert done.exit_code == 0
    assert done.written.made["referral"] == 3
    assert any("stands twice in the file" in str(one) for one in done.lines)


def test_checking_writes_nothing():
    before = fingerprint()
    done = loaded(CENSUS, *THIS_YEAR, check=True)
    assert (done.exit_code, len(done.children)) == (0, 5)
    assert fingerprint() == before


def test_a_load_killed_half_way_is_finished_by_the_next(monkeypatch):
    loaded(*LAST_YEAR)
    write, done = Writer._write_some, []

    def dies(self, children):
        if done:
            raise KeyboardInterrupt
        done.append(children)
        write(self, children)

    monkeypatch.setattr("alongside.council.load.writing.AT_ONCE", 1)
    monkeypatch.setattr(Writer, "_write_some", dies)
    with pytest.raises(KeyboardInterrupt):
        loaded(*THIS_YEAR)
    monkeypatch.undo()
    finished = loaded(*THIS_YEAR)
    assert finished.written.untouched == 1
    assert finished.exit_code == 0
    before = fingerprint()
    loaded(*THIS_YEAR)
    assert fingerprint() == before


def test_the_report_holds_no_formula(tmp_path):
    header = table(tmp_path, "header", "=1+1,F,03/05/2014,XXXX,,,")
    done = loaded(header)
    write_csv(tmp_path / "report.csv", done.lines)
    with (tmp_path / "report.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert {row["child"] for row in rows} == {"'=1+1"}
    assert {row["severity"] for row in rows} == {"warning"}


@pytest.mark.parametrize(("more", "code"), [((), 0), (("bad",), 2)])
def test_the_command_tells_counts_and_ends_with_a_code(tmp_path, more, code):
    bad = tmp_path / "bad.csv"
    bad.write_text("not,a,return\n")
    told, wrong = StringIO(), StringIO()
    try:
        call_command("load", str(CENSUS), *[str(bad) for _ in more], stdout=told, stderr=wrong)
        ended = 0
    except SystemExit as end:
        ended = end.code
    assert ended == code
    if code:
        assert "Nothing was loaded" in wrong.getvalue()
    else:
        assert "children made" in told.getvalue()
        assert "bin/alongside account" in told.getvalue()
