"""A file is known by what stands in it, whatever it is called; what is no return is refused in a sentence."""

from pathlib import Path

import pytest

from alongside.returns.annex_a.tests.making import header_of, workbook
from alongside.returns.kind import kind_of, read_any
from alongside.returns.kit.problems import Unreadable
from alongside.returns.tests.making import ADA, census, table, write

REVIEWS = table("CHILD,DOB,REVIEW,REVIEW_CODE", "ADA1,27/03/2015,01/06/2025,PN1")
CONTACTS = {"List 1": [header_of(1), ["1", "Male", "WBRI", "", "", "", "6"]]}


def test_each_kind_is_known_under_a_name_that_lies(tmp_path: Path) -> None:
    assert kind_of(write(tmp_path, "a.csv", census(ADA))) == "cin"
    assert kind_of(write(tmp_path, "b.xlsx", REVIEWS)) == "ssda903"
    assert kind_of(workbook(tmp_path / "c.xml", CONTACTS)) == "annex_a"
    assert kind_of(write(tmp_path, "d.csv", "<EXPSSDA903><CHILD/></EXPSSDA903>")) == "ssda903"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7", "This is a PDF"),
        (b"\x89PNG\r\n", "This is a picture"),
        (b"<html><body/></html>", "not a children in need census"),
        (b"name,address\nx,y\n", "column names of any SSDA903 table"),
        (b"\x01\x02\x00\x03", "NUL"),
        (b"PK\x03\x04", "damaged"),
    ],
)
def test_what_is_no_return_is_refused_with_the_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        kind_of(write(tmp_path, "return", content))


def test_what_was_sent_together_is_read_together_and_one_refusal_stops_nothing_else(tmp_path: Path) -> None:
    sent = read_any(
        [
            write(tmp_path, "census.xml", census(ADA)),
            write(tmp_path, "reviews.csv", REVIEWS),
            workbook(tmp_path / "annex.xlsx", CONTACTS),
            write(tmp_path, "letter.pdf", b"%PDF-1.7"),
        ]
    )
    assert sent.ssda903 is not None
    assert len(sent.ssda903.reviews) == 1
    assert [len(list(one.children)) for one in sent.censuses] == [1]
    assert [len(one.contacts) for one in sent.annex_a] == [1]
    assert [refusal.where.file for refusal in sent.refused] == ["letter.pdf"]


def test_a_set_with_one_broken_table_is_refused_whole(tmp_path: Path) -> None:
    broken = table("CHILD,DOB,REVIEW,REVIEW_CODE", 'ADA1,"27/03')
    sent = read_any([write(tmp_path, "a.csv", REVIEWS), write(tmp_path, "b.csv", broken)])
    assert sent.ssda903 is None
    assert [refusal.where.file for refusal in sent.refused] == ["b.csv"]
