"""The 903 as XML holds the same rows as its CSV files."""

from datetime import date
from pathlib import Path

import pytest

from alongside.returns import ssda903
from alongside.returns.kit.problems import Unreadable
from alongside.returns.tests.making import refused, write

ADA = """<EXPSSDA903><CHILD><HEADER><CHILDID>ADA1</CHILDID><UPN>UN1</UPN><SEX>F</SEX><DOB>27/03/2015</DOB>
<ETHNIC>WBRI</ETHNIC><UASC>0</UASC><IN_TOUCH>YES</IN_TOUCH>
<AREVIEW><REVIEW>01/06/2025</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>
<OC2><SDQ_SCORE>12</SDQ_SCORE></OC2></HEADER>
<EPISODE><DECOM>01/04/2025</DECOM><RNE>S</RNE><PL>U4</PL></EPISODE>
<EPISODE><DECOM>31/02/2025</DECOM></EPISODE></CHILD></EXPSSDA903>"""


def test_each_element_stands_in_its_table_with_who_it_is_about(tmp_path: Path) -> None:
    found = ssda903.read([write(tmp_path, "a.xml", ADA)])
    assert (found.header[0].child, found.header[0].dob) == ("ADA1", date(2015, 3, 27))
    assert [(stay.child, stay.place, stay.number) for stay in found.episodes] == [("ADA1", "U4", 0), ("ADA1", None, 1)]
    assert (found.reviews[0].dob, found.oc2[0].sdq_score, found.oc3[0].in_touch) == (date(2015, 3, 27), 12, "YES")
    assert (found.uasc, found.ad1, found.dolo) == ([], [], [])


def test_what_cannot_be_read_is_told_at_its_line(tmp_path: Path) -> None:
    found = ssda903.read([write(tmp_path, "a.xml", ADA)])
    assert [(problem.where.line, problem.where.field) for problem in found.problems] == [(6, "DECOM")]
    assert found.episodes[1].unread == {"DECOM": "31/02/2025"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [(ADA[:-40], "broken or cut off"), ("<Message/>", "no SSDA903"), ("<!DOCTYPE x []>" + ADA, "DOCTYPE")],
)
def test_another_or_a_broken_file_is_refused(tmp_path: Path, content: str, reason: str) -> None:
    refusal = refused(lambda: ssda903.read([write(tmp_path, "a.xml", content)]))
    assert isinstance(refusal, Unreadable)
    assert reason in refusal.message
