"""What is published gives nobody away: its tables together and from week to week, its words, its PDF, its pages."""

import io
import random
from collections import Counter
from datetime import UTC, date, datetime

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from alongside.access.door import NotAllowed
from alongside.history.acting import acting
from alongside.people.actions import restrict
from alongside.people.factories import a_child
from alongside.practice.learning.factories import a_decision, a_finding, a_held_week, a_wording
from alongside.practice.learning.models import Publication
from alongside.practice.learning.publishing import actions, blocks, tables
from alongside.practice.learning.publishing.naming import Text, refuse_names
from alongside.practice.learning.publishing.pdf import as_pdf
from alongside.practice.learning.publishing.report import FROM_WEEK_TO_WEEK
from alongside.practice.suppressing.attack import recoverable
from alongside.practice.suppressing.hiding import suppress
from alongside.practice.suppressing.tables import ROWS, Published, Table, primary

pytestmark = pytest.mark.django_db

SPRING, AUTUMN = date(2026, 3, 2), date(2026, 10, 5)
TODAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def spring(cast):
    return a_held_week(cast, SPRING, seed=1, name="Spring Practice Week")


@pytest.fixture
def autumn(cast):
    return a_held_week(cast, AUTUMN, seed=2, name="Autumn Practice Week", visits=90)


def published(cast, week):
    with acting(cast.tove.pk):
        return actions.publish(week=week, by=cast.tove, at=NOON)


def tables_in(*publications):
    return [Published.from_json(table) for out in publications for table in out.tables]


def at(worker):
    client = Client()
    client.force_login(worker)
    return client


# The counts.


def test_nobody_recovers_a_hidden_count_of_one_week_by_differencing_its_tables(cast, spring):
    out = published(cast, spring)
    found = tables_in(out)
    assert {table.name for table in found} >= {tables.BY_DISTRICT, tables.BY_BARRIER, tables.LISTENED}
    assert sum(len(table.hidden()) for table in found) > 10
    assert recoverable(found) == []


def test_nobody_recovers_a_hidden_count_of_two_weeks_together(cast, spring, autumn):
    assert recoverable(tables_in(published(cast, spring), published(cast, autumn))) == []


def test_plain_subtraction_recovers_nothing_either(cast, spring, autumn):
    """Without the solver: no row or column whose total is shown has one star, or stars that are few together."""
    for table in tables_in(published(cast, spring), published(cast, autumn)):
        for _, total, hidden in lines(table):
            assert total is None or not hidden or (len(hidden) > 1 and total >= 6), table.name
    with acting(cast.tove.pk):
        naive = [primary(table) for table in tables.tables_of(spring)]
    assert any(total is not None and len(hidden) == 1 for table in naive for _, total, hidden in lines(table))


def lines(table):
    """Each row and column: its name, what its hidden cells come to (None where its total is hidden), and they."""
    rows, columns = table.rows.values, table.columns.values
    two_way = bool(table.columns.name)
    found = [(column, (None, column), [(row, column) for row in rows]) for column in columns]
    found += [(row, (row, None), [(row, column) for column in columns]) for row in rows if two_way]
    for name, total, cells in found:
        whole = table.shown.get(total)
        shown = sum(table.shown.get(cell, 0) for cell in cells)
        yield name, None if whole is None else whole - shown, [cell for cell in cells if cell not in table.shown]


def test_hiding_only_what_is_under_six_would_have_given_counts_away(cast, spring):
    """So that the two tests above can fail."""
    with acting(cast.tove.pk):
        naive = [primary(table) for table in tables.tables_of(spring)]
    assert recoverable(naive) != []


def test_no_count_under_six_is_on_the_page_in_the_snapshot_or_in_the_pdf(cast, spring):
    out = published(cast, spring)
    for table in tables_in(out):
        assert all(count >= 6 or table.empty(place) for place, count in table.shown.items())
    for block in blocks.read(out.blocks):
        if isinstance(block, blocks.Grid):
            cells = [cell for row in block.rows for cell in row[1:] if cell.isdigit()]
            assert all(int(cell) >= 6 for cell in cells if block.caption != FROM_WEEK_TO_WEEK), block


def test_a_service_that_a_district_does_not_have_is_shown_as_a_dash(cast, spring):
    out = published(cast, spring)
    by_district = next(table for table in tables_in(out) if table.name == tables.BY_DISTRICT)
    assert by_district.shown["Children's homes", "Ashdale"] == 0
    page = at(cast.sunita).get(reverse("learning:published", args=[out.pk])).content.decode()
    assert "nobody to visit" in page


def test_a_later_report_repeats_the_earlier_as_it_was_published(cast, spring, autumn):
    published(cast, spring)
    out = published(cast, autumn)
    trend = next(b for b in blocks.read(out.blocks) if getattr(b, "caption", "") == FROM_WEEK_TO_WEEK)
    assert [row[0] for row in trend.rows] == ["Spring Practice Week", "Autumn Practice Week"]


def test_grades_are_safe_though_each_heading_has_as_many_files(db):
    """Every file has a grade for each heading, so totals are alike: shown for all headings, they tell nothing more."""
    chance = random.Random(5)
    rows = [Counter(chance.choices(range(4), [3, 10, 8, 1], k=24)) for _ in tables.HEADING.values]
    counts = tuple(tuple(row[mark] for mark in range(4)) for row in rows)
    table = Table(tables.GRADES, tables.FILES, tables.HEADING, tables.MARK, margins=(ROWS,), counts=counts)
    out = suppress([table])
    assert recoverable(out) == []
    assert all(out[0].shown[heading, None] == 24 for heading in tables.HEADING.values)


# When it may be published, and by whom.


def test_a_week_is_published_once_it_is_closed_once_and_by_whoever_leads(cast, spring):
    with acting(cast.umar.pk), pytest.raises(NotAllowed):
        actions.publish(week=spring, by=cast.umar, at=NOON)
    published(cast, spring)
    with pytest.raises(ValidationError, match="is published, and does not change"):
        published(cast, spring)


def test_words_are_passed_by_a_second_person_before_they_are_published(cast, spring):
    with acting(cast.tove.pk):
        finding = a_finding(spring, by=cast.tove, on=TODAY)
        with pytest.raises(ValidationError, match="Decide first"):
            a_wording(finding, by=cast.tove, on=TODAY)
        a_decision(finding, by=cast.tove, owner=cast.nadia, on=TODAY)
        finding.refresh_from_db()
        wording = a_wording(finding, by=cast.tove, on=TODAY, quote="They turned up when they said they would.")
        with pytest.raises(ValidationError, match="Somebody other than who wrote it"):
            actions.pass_wording(wording=wording, by=cast.tove, on=TODAY)
    with pytest.raises(ValidationError, match="Words of 1 findings wait"):
        published(cast, spring)
    with acting(cast.nadia.pk):
        actions.pass_wording(wording=wording, by=cast.nadia, on=TODAY)
    out = published(cast, spring)
    assert out.you_said[0]["quote"] == "They turned up when they said they would."
    assert blocks.Quote("“They turned up when they said they would.”") in blocks.read(out.blocks)


def test_words_that_are_changed_are_passed_again(cast, spring):
    with acting(cast.tove.pk):
        finding = a_finding(spring, by=cast.tove, on=TODAY)
        a_decision(finding, by=cast.tove, owner=cast.nadia, on=TODAY)
        finding.refresh_from_db()
        wording = a_wording(finding, by=cast.tove, on=TODAY)
    with acting(cast.nadia.pk):
        actions.pass_wording(wording=wording, by=cast.nadia, on=TODAY)
    with acting(cast.tove.pk):
        assert a_wording(finding, by=cast.tove, on=TODAY, did="We bought new laptops.").passed_by is None


# Names.


@pytest.fixture
def tamsin(cast):
    with acting(cast.femi.pk):
        return a_child(cast.femi, team=cast.teams["Family Solutions North"], given_name="Tamsin", number="4711A")


def refused(cast, words, where="You said"):
    with acting(cast.tove.pk), pytest.raises(ValidationError) as refusal:
        refuse_names([Text(where, words)])
    return " ".join(refusal.value.messages)


@pytest.mark.parametrize(
    ("words", "because"),
    [
        ("It was Elin who stayed late.", "names Elin"),
        ("Elin’s visits helped.", "names Elin"),
        ("They like Family Solutions North.", "names Family Solutions North"),
        ("Come to RV1 7ZZ.", "holds a postcode"),
        ("Ring 01865 123456.", "holds a long number"),
        ("Write to a.b@example.org.", "holds an e-mail address"),
        ("We live at 17 Canary Street.", "holds an address"),
        ("Tamsin was heard.", "name or number of somebody in the record"),
        ("The Okafor family was heard.", "name or number of somebody in the record"),
        ("Case 4711A waited.", "name or number of somebody in the record"),
    ],
)
def test_a_text_that_names_somebody_is_refused_saying_where(cast, tamsin, words, because):
    said = refused(cast, words)
    assert because in said
    assert "“You said”" in said


def test_of_the_record_the_refusal_says_yes_and_never_whose(cast, tamsin):
    said = refused(cast, "Tamsin and Rumpelstiltskin were heard.")
    assert "Tamsin" not in said
    assert "Rumpelstiltskin" not in said


def test_somebody_whose_record_is_restricted_is_named_no_more_than_others(cast, tamsin):
    with acting(cast.femi.pk):
        restrict(person=tamsin, reason="Somebody here knows her.", named=[], on=SPRING, by=cast.femi)
    assert "somebody in the record" in refused(cast, "Tamsin was heard.")


@pytest.mark.parametrize(
    "words",
    [
        "Waiting for computers takes time away from families.",
        "May we ask for later hours? Young people said so. Will it help?",
        "Leaving care starts too late for many.",
        "Everybody in Test County Council heard it in 2026.",
    ],
)
def test_ordinary_sentences_are_let_through(cast, tamsin, words):
    with acting(cast.tove.pk):
        refuse_names([Text("You said", words)])


def test_only_those_who_lead_are_answered_about_names(cast, tamsin):
    with acting(cast.umar.pk):
        refuse_names([Text("You said", "Tamsin was heard.")])


def test_words_with_a_name_are_not_kept(cast, spring):
    with acting(cast.tove.pk):
        finding = a_finding(spring, by=cast.tove, on=TODAY)
        a_decision(finding, by=cast.tove, owner=cast.nadia, on=TODAY)
    page = at(cast.tove).post(
        reverse("learning:word", args=[finding.pk]),
        {"said": "It was Elin who stayed.", "did": "Thanks.", "easy_said": "She stayed.", "easy_did": "Thanks."},
    )
    assert page.status_code == 422
    assert "names Elin. Say it without" in page.content.decode()
    assert not hasattr(finding, "wording")


# The PDF.


def test_the_pdf_has_tags_a_language_and_a_title(cast, spring):
    out = published(cast, spring)
    answer = at(cast.sunita).get(reverse("learning:pdf", args=[out.pk]))
    assert answer["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.docinfo.Title) == "Spring Practice Week: what we heard and what we did"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        kinds = list(_tags(pdf.Root.StructTreeRoot.K))
    assert {"/H1", "/H2", "/P", "/Table", "/THead", "/TH", "/TD", "/Caption"} <= set(kinds)
    assert kinds.count("/Table") == sum(isinstance(block, blocks.Grid) for block in blocks.read(out.blocks))


def _tags(node):
    if isinstance(node, pikepdf.Array):
        for inner in node:
            yield from _tags(inner)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield str(node.S)
        yield from _tags(node.get("/K"))


def test_what_was_written_is_never_taken_for_an_instruction_of_the_typesetter():
    evil = '#panic("no") $x$ \\ *bold* [a] <b> "quoted" // gone'
    grid = blocks.Grid(evil, [evil, evil], [[evil, evil]])
    every = [blocks.Heading(evil, 1), blocks.Paragraph(evil), blocks.Bullets([evil]), blocks.Quote(evil), grid]
    assert as_pdf(every, title=evil, author=evil, at=NOON).startswith(b"%PDF")


def test_blocks_are_kept_and_read_back(cast):
    grid = blocks.Grid("Visits", ["Service", "Number"], [["Schools", "9"]])
    every = [blocks.Heading("a", 1), blocks.Paragraph("b"), blocks.Bullets(["c"]), blocks.Quote("d"), grid]
    assert blocks.read(blocks.kept(every)) == every


# Who reads it.


def test_a_councillor_reads_what_was_published_and_nothing_behind_it(cast, spring):
    out = published(cast, spring)
    councillor = at(cast.sunita)
    for name in ("published", "you_said", "you_said_pdf", "pdf"):
        assert councillor.get(reverse(f"learning:{name}", args=[out.pk])).status_code == 200
    assert councillor.get(reverse("learning:all_published")).status_code == 200
    for name in ("week", "written", "measures", "report", "find"):
        assert councillor.get(reverse(f"learning:{name}", args=[spring.pk])).status_code == 404


def test_the_lead_sees_the_report_before_it_is_out_and_publishes_it(cast, spring):
    lead = at(cast.tove)
    page = lead.get(reverse("learning:report", args=[spring.pk])).content.decode()
    assert "This is how it would be published" in page
    answer = lead.post(reverse("learning:publish", args=[spring.pk]), follow=True)
    assert "The report is published" in answer.content.decode()
    assert Publication.objects.get().week == spring
