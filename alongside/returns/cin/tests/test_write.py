"""A census written is valid by the department's schema of its year, and read again says the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from alongside.returns.cin.read import read_whole
from alongside.returns.cin.rows import Child
from alongside.returns.cin.write import write
from alongside.returns.kit.writing import cells, iso
from alongside.returns.tests.making import ADA, census
from alongside.returns.tests.making import write as put

SAMPLES = Path(__file__).parents[5] / "shared/samples"
SCHEMAS = SAMPLES / "liia-tools-pipeline/cin_xsd"


def said(children: list[Child]) -> Iterator[tuple[str, dict[str, str]]]:
    for child in children:
        blocks = [child.identifiers, child.characteristics, *child.characteristics.disabilities]
        for details in child.cin_details:
            blocks += [details, *details.assessments, *details.plans, *details.section_47s, *details.protection_plans]
            blocks += [*details.pre_proceedings, *(f for one in details.assessments for f in one.factors)]
            blocks += [review for plan in details.protection_plans for review in plan.reviews]
        yield from ((block.table, cells(block, iso)) for block in blocks)


def again(path: Path, year: int, folder: Path) -> tuple[list[Child], list[Child], Path]:
    file, children = read_whole(path)
    write(file.header, children, folder / "again.xml", year)
    return children, read_whole(folder / "again.xml")[1], folder / "again.xml"


@pytest.mark.parametrize("year", range(2018, 2027))
def test_it_is_valid_by_the_schema_of_every_year(tmp_path: Path, year: int) -> None:
    ada = ADA.replace("24A", "2B") if year < 2023 else ADA
    _, _, path = again(put(tmp_path, "a.xml", census(ada)), year, tmp_path)
    schema = etree.XMLSchema(etree.parse(str(SCHEMAS / f"CIN_schema_{year}.xsd")))
    schema.assertValid(etree.parse(str(path)))


def test_a_council_of_a_thousand_children_is_valid_and_says_the_same(tmp_path: Path) -> None:
    before, after, path = again(SAMPLES / "made-up/cin-1000-children.xml", 2026, tmp_path)
    assert list(said(before)) == list(said(after))
    schema = etree.XMLSchema(etree.parse(str(SCHEMAS / "CIN_schema_2026.xsd")))
    schema.assertValid(etree.parse(str(path)))


@pytest.mark.parametrize("name", sorted(path.name for path in (SAMPLES / "csc-validator-be-cin").glob("*.xml")))
def test_files_full_of_faults_say_the_same_again(tmp_path: Path, name: str) -> None:
    before, after, _ = again(SAMPLES / "csc-validator-be-cin" / name, 2027, tmp_path)
    assert list(said(before)) == list(said(after))


def test_the_new_module_is_written_from_2027(tmp_path: Path) -> None:
    step = "<PreProceedingsandFGDM><PPStartDate>2026-05-01</PPStartDate></PreProceedingsandFGDM></CINdetails>"
    file = put(tmp_path, "a.xml", census(ADA.replace("</CINdetails>", step)))
    assert "PreProceedingsandFGDM" in again(file, 2027, tmp_path)[2].read_text()
    assert "PreProceedingsandFGDM" not in again(file, 2026, tmp_path)[2].read_text()
