"""A census that is written is valid by the schema of its year, and says what the rows said."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from alongside.returns.cin import codes, rows
from alongside.returns.cin.book import REACHED
from alongside.returns.cin.read import read_whole
from alongside.returns.cin.write import write
from alongside.returns.kit.codes import CodeList
from alongside.returns.kit.writing import cells, iso
from alongside.returns.tests.making import ADA, census
from alongside.returns.tests.making import write as put
from oracles.data import census as council
from oracles.data.days import Year

# The department's schemas do not come with the product: where they lie beside the checkout they are asked too.
SCHEMAS = Path(__file__).resolve().parents[5] / "shared/samples/liia-tools-pipeline/cin_xsd"
# What they ask of the order of elements, and of how often each stands, in our own words.
SHAPES = {
    "Message": "Header Children",
    "Child": "ChildIdentifiers ChildCharacteristics( CINdetails)+",
    "ChildIdentifiers": "LAchildID( UPN)?( FormerUPN)?( UPNunknown)?( PersonBirthDate)?( ExpectedPersonBirthDate)?"
    "( Sex| GenderCurrent)( PersonDeathDate)?",
    "ChildCharacteristics": "Ethnicity( Disabilities)?",
    "Disabilities": "Disability( Disability)*",
    "CINdetails": "CINreferralDate ReferralSource( PrimaryNeedCode)?( CINclosureDate)?( ReasonForClosure)?"
    "( DateOfInitialCPC)?( Assessments)*( CINPlanDates)*( Section47)* ReferralNFA( ChildProtectionPlans)*"
    "( PreProceedingsandFGDM)*",
    "Assessments": "AssessmentActualStartDate( AssessmentInternalReviewDate)?( AssessmentAuthorisationDate)?"
    "( FactorsIdentifiedAtAssessment)?",
    "FactorsIdentifiedAtAssessment": "AssessmentFactors( AssessmentFactors)*",
    "CINPlanDates": "CINPlanStartDate( CINPlanEndDate)?",
    "Section47": "S47ActualStartDate( InitialCPCtarget)?( DateOfInitialCPC)? ICPCnotRequired",
    "ChildProtectionPlans": "CPPstartDate( CPPendDate)? InitialCategoryOfAbuse LatestCategoryOfAbuse"
    " NumberOfPreviousCPP( Reviews)?",
    "Reviews": "CPPreviewDate( CPPreviewDate)*",
}
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
YEARS = range(2017, 2027)


def assert_valid(path: Path, year: int) -> None:
    """Every element stands where the schema of the year has it."""
    tree = etree.parse(path)
    for element in tree.iter(*SHAPES):
        found = " ".join(str(part.tag) for part in element)
        assert re.fullmatch(SHAPES[str(element.tag)], found), f"{element.tag}: {found}"
    sex = "Sex" if year >= 2025 else "GenderCurrent"
    assert {str(one.tag) for one in tree.iter("Sex", "GenderCurrent")} <= {sex}
    schema = SCHEMAS / f"CIN_schema_{year}.xsd"
    if schema.exists():
        etree.XMLSchema(etree.parse(schema)).assertValid(tree)


def said(children: list[rows.Child]) -> list[dict[str, list[dict[str, str]]]]:
    """All that is said of each child, by table."""
    return [
        {table: [cells(row, iso) for row, _ in reach([child])] for table, reach in REACHED.items()}
        for child in children
    ]


def some(kind: type[Any], **fields: Any) -> st.SearchStrategy[Any]:
    return st.builds(kind, **fields)


def maybe(of: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | of


def few(of: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=2).map(tuple)


def of(codes: CodeList, year: int) -> st.SearchStrategy[str]:
    return st.sampled_from([code for code, _ in codes.choices(year)])


def upns() -> st.SearchStrategy[str]:
    return st.from_regex(r"\A[A-Z][0-9]{11}[0-9A-Z]\Z")


def identifiers(year: int) -> st.SearchStrategy[Any]:
    return some(
        rows.Identifiers,
        la_child_id=st.from_regex(r"\A[A-Z0-9]{1,20}\Z"),
        upn=maybe(upns()),
        former_upn=maybe(upns()),
        upn_unknown=maybe(of(codes.UPN_UNKNOWN_CIN, year)),
        birth_date=maybe(DAYS),
        expected_birth_date=maybe(DAYS),
        sex=of(codes.SEX, year),
        death_date=maybe(DAYS),
    )


def assessments(year: int) -> st.SearchStrategy[Any]:
    return some(
        rows.Assessment,
        start_date=DAYS,
        internal_review_date=maybe(DAYS),
        authorisation_date=maybe(DAYS),
        factors=few(some(rows.Factor, factor=of(codes.ASSESSMENT_FACTOR, year))),
    )


def protection_plans(year: int) -> st.SearchStrategy[Any]:
    return some(
        rows.ProtectionPlan,
        start_date=DAYS,
        end_date=maybe(DAYS),
        initial_category=of(codes.CATEGORY_OF_ABUSE, year),
        latest_category=of(codes.CATEGORY_OF_ABUSE, year),
        previous_plans=st.integers(0, 20),
        reviews=few(some(rows.Review, review_date=DAYS)),
    )


def before_court() -> st.SearchStrategy[Any]:
    return some(rows.PreProceedings, start_date=DAYS, family_meeting_offered=st.booleans(), outcome=maybe(st.just("A")))


def episodes(year: int) -> st.SearchStrategy[Any]:
    enquiry = some(
        rows.Section47,
        start_date=DAYS,
        conference_target=maybe(DAYS),
        conference_date=maybe(DAYS),
        conference_not_required=st.booleans(),
    )
    return some(
        rows.CinDetails,
        referral_date=DAYS,
        referral_source=of(codes.REFERRAL_SOURCE, year),
        primary_need=maybe(of(codes.PRIMARY_NEED, year)),
        closure_date=maybe(DAYS),
        reason_for_closure=maybe(of(codes.REASON_FOR_CLOSURE, year)),
        conference_date=maybe(DAYS),
        no_further_action=st.booleans(),
        assessments=few(assessments(year)),
        plans=few(some(rows.PlanDates, start_date=DAYS, end_date=maybe(DAYS))) if year >= 2022 else st.just(()),
        section_47s=few(enquiry),
        protection_plans=few(protection_plans(year)),
        pre_proceedings=few(before_court()) if year >= 2027 else st.just(()),
    )


@st.composite
def censuses(draw: st.DrawFn, year: int) -> tuple[rows.Header, list[rows.Child]]:
    """A census of two children at most, in which every value may be sent in that year."""
    disability = some(rows.Disability, disability=of(codes.DISABILITY, year))
    characteristics = some(rows.Characteristics, ethnicity=of(codes.ETHNICITY, year), disabilities=few(disability))
    child = some(
        rows.Child,
        identifiers=identifiers(year),
        characteristics=characteristics,
        cin_details=st.lists(episodes(year), min_size=1, max_size=2).map(tuple),
    )
    header = rows.Header(
        collection="CIN",
        year=year,
        reference_date=date(year, 3, 31),
        source_level="L",
        local_authority="931",
        software="Alongside",
        release="1",
        serial_number="001",
        sent_at=f"{year}-05-01T10:00:00",
    )
    return header, draw(st.lists(child, min_size=1, max_size=2))


@pytest.mark.parametrize("year", YEARS)
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_what_is_written_is_valid_and_read_again(
    year: int, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    header, children = data.draw(censuses(year))
    path = tmp_path_factory.mktemp("out") / "cin.xml"
    write(header, children, path, year)
    assert_valid(path, year)
    file, again = read_whole(path)
    assert cells(file.header, iso) == cells(header, iso)
    spelt = [{**one, "ChildIdentifiers": [who | {"Sex": ""} for who in one["ChildIdentifiers"]]} for one in said(again)]
    asked = [
        {**one, "ChildIdentifiers": [who | {"Sex": ""} for who in one["ChildIdentifiers"]]} for one in said(children)
    ]
    assert spelt == asked
    assert [one.identifiers.sex for one in again] == [one.identifiers.sex for one in children]


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_the_module_of_2026_27_is_written_from_then_on(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    header, children = data.draw(censuses(2027))
    folder = tmp_path_factory.mktemp("out")
    for year in (2026, 2027):
        write(header, children, folder / f"{year}.xml", year)
    assert_valid(folder / "2026.xml", 2026)
    assert next(etree.parse(folder / "2026.xml").iter("PreProceedingsandFGDM"), None) is None
    assert said(read_whole(folder / "2027.xml")[1]) == said(children)


ODD = st.sampled_from(
    ["2025-02-31", "soon", "01/06/2025", "2025-06-01", "1900-01-01", "  2025-06-01 ", "7", "true", "ZZ"]
)
PLACES = (
    *("2015-03-27", "2025-10-06", "1A", "N4", "2025-10-07", "2A", "24A", "2025-11-01", "2025-11-02", "false"),
    *("2025-11-20", "NEG", "2026-02-15", "HAND", "HEAR", "WBRI", "A123456789012"),
)


@settings(max_examples=60, deadline=None)
@given(changes=st.dictionaries(st.sampled_from(PLACES), ODD, max_size=4))
def test_what_could_not_be_read_stands_again_as_it_stood(
    changes: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, ada = tmp_path_factory.mktemp("sent"), ADA
    for place, odd in changes.items():
        ada = ada.replace(f">{place}<", f">{odd}<")
    first, children = read_whole(put(folder, "cin.xml", census(ada)))
    write(first.header, children, folder / "again.xml", 2026)
    second, again = read_whole(folder / "again.xml")
    assert said(again) == said(children)
    assert [(one.severity, one.value) for one in second.problems] == [
        (one.severity, one.value) for one in first.problems
    ]


def elements(path: Path) -> list[tuple[str, str]]:
    """Each element of a file and its text; yes and no in one spelling, blocks of reviews left out."""
    spelt = {"true": "1", "false": "0"}
    found = ((str(one.tag), (one.text or "").strip()) for one in etree.parse(path).iter())
    return [(tag, spelt.get(text, text)) for tag, text in found if tag != "Reviews"]


def test_a_council_written_again_is_the_same_document(tmp_path: Path) -> None:
    sent = tmp_path / "sent.xml"
    council.write(sent, council.clean(seed=5, children=400), Year(2026))
    file, children = read_whole(sent)
    write(file.header, children, tmp_path / "again.xml", 2026)
    assert elements(tmp_path / "again.xml") == elements(sent)


def test_reviews_in_many_blocks_are_written_in_one(tmp_path: Path) -> None:
    blocks = "".join(f"<Reviews><CPPreviewDate>{day}</CPPreviewDate></Reviews>" for day in ("2026-02-15", "2026-03-20"))
    ada = ADA.replace("<Reviews><CPPreviewDate>2026-02-15</CPPreviewDate></Reviews>", blocks)
    file, children = read_whole(put(tmp_path, "cin.xml", census(ada)))
    write(file.header, children, tmp_path / "again.xml", 2026)
    (block,) = etree.parse(tmp_path / "again.xml").iter("Reviews")
    assert [one.text for one in block] == ["2026-02-15", "2026-03-20"]


@pytest.mark.parametrize(
    ("year", "element", "expected"),
    [
        (2024, "<GenderCurrent>9</GenderCurrent>", ("GenderCurrent", "9")),
        (2024, "<Sex>F</Sex>", ("GenderCurrent", "2")),
        (2025, "<GenderCurrent>9</GenderCurrent>", ("Sex", "U")),
        (2025, "<Sex>X</Sex>", ("Sex", "X")),
    ],
)
def test_sex_is_spelt_as_the_year_spells_it(tmp_path: Path, year: int, element: str, expected: tuple[str, str]) -> None:
    file, children = read_whole(put(tmp_path, "cin.xml", census(ADA.replace("<Sex>F</Sex>", element))))
    write(file.header, children, tmp_path / "again.xml", year)
    assert expected in elements(tmp_path / "again.xml")


def test_a_child_that_fails_leaves_the_file_that_was_there(tmp_path: Path) -> None:
    path = tmp_path / "cin.xml"
    path.write_text("last year's")

    def children() -> Any:
        yield rows.Child()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write(None, children(), path, 2026)
    assert path.read_text() == "last year's"
    assert list(tmp_path.iterdir()) == [path]
