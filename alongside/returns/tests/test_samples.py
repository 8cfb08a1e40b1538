"""Real-format files of several years, where they lie beside the checkout: read whole, to counts that were measured.

The files are not the product's and do not come with it; without them there is nothing
to test here, and the small files of the other tests stand for them.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from alongside.returns import annex_a, cin, ssda903
from alongside.returns.annex_a.check import check_return as check_lists
from alongside.returns.cin import codes as cin_codes
from alongside.returns.kind import kind_of
from alongside.returns.kit.problems import Unreadable
from alongside.returns.kit.rows import columns
from alongside.returns.ssda903 import codes as care_codes
from alongside.returns.tests.making import refused

SHARED = Path(__file__).resolve().parents[4] / "shared"
SAMPLES = SHARED / "samples"

# Children, episodes of need, assessments, plans, enquiries, protection plans, reviews, problems.
CENSUSES = {
    "csc-validator-be-cin/CIN2rows.xml": (1, 1, 1, 1, 1, 2, 2, 1),
    "csc-validator-be-cin/CIN_Census_2021.xml": (1, 1, 1, 1, 1, 1, 1, 1),
    "csc-validator-be-cin/CIN_Census_2024.xml": (2, 2, 2, 1, 1, 1, 1, 2),
    "csc-validator-be-cin/CIN_Census_2026.xml": (2, 2, 2, 1, 1, 1, 1, 2),
    "csc-validator-be-cin/fake_CIN_data.xml": (332, 402, 0, 0, 0, 0, 0, 0),
    "liia-tools/cin-2022.xml": (1, 1, 1, 1, 1, 1, 1, 0),
    "made-up/cin-1000-children.xml": (1000, 1138, 651, 352, 197, 88, 91, 0),
}

# Rows by table, refused values, warnings.
SETS = {
    "csc-data-synthesizer/generated_2019_20": (
        {"Header": 1932, "Episodes": 3256, "Reviews": 7066, "UASC": 97, "OC2": 1414, "OC3": 340, "AD1": 20}
        | {"PlacedAdoption": 20, "PrevPerm": 1932, "Missing": 21},
        0,
        2219,
    ),
    "csc-validator-be-903": (
        {"Header": 2675, "Episodes": 5050, "Reviews": 12582, "UASC": 132, "OC2": 2675, "OC3": 53, "AD1": 29}
        | {"PlacedAdoption": 59, "PrevPerm": 2675, "Missing": 43, "SWEpisodes": 1, "DoLo": 1},
        0,
        64,
    ),
    "made-up/ssda903/this": (
        {"Header": 1716, "Episodes": 2050, "Reviews": 2318, "UASC": 123, "OC2": 569, "OC3": 396, "AD1": 55}
        | {"PlacedAdoption": 55, "PrevPerm": 372, "Missing": 551, "SWEpisodes": 3072, "DoLo": 3},
        0,
        0,
    ),
    "made-up/ssda903/prev": (
        {"Header": 1127, "Episodes": 1774, "Reviews": 2009, "UASC": 83, "OC2": 358, "PlacedAdoption": 45}
        | {"SWEpisodes": 1730},
        0,
        0,
    ),
}

LISTS = {1: 5, 2: 5, 3: 6, 4: 5, 5: 5, 6: 5, 7: 7, 8: 5, 9: 6, 10: 5, 11: 5}
WORKBOOKS = {"liia-tools/Annex_A.xlsx": (10, 1), "liia-tools-pipeline/Annex_A_2024_Jan.xlsx": (6, 1)}

# Of all the files there, these are the ones that are a return; every other must be refused.
KINDS = {"cin": 12, "ssda903": 52, "annex_a": 2}


def counted(path: Path) -> tuple[int, ...]:
    file = cin.read(path)
    children = list(file.children)
    needs = [need for child in children for need in child.cin_details]
    plans = [plan for need in needs for plan in need.protection_plans]
    return (
        len(children),
        len(needs),
        sum(len(need.assessments) for need in needs),
        sum(len(need.plans) for need in needs),
        sum(len(need.section_47s) for need in needs),
        len(plans),
        sum(len(plan.review_dates) for plan in plans),
        len(file.problems),
    )


if SAMPLES.is_dir():

    @pytest.mark.parametrize("name", CENSUSES)
    def test_a_census_is_read_to_the_last_review(name: str) -> None:
        assert counted(SAMPLES / name) == CENSUSES[name]

    @pytest.mark.parametrize("name", SETS)
    def test_a_set_is_read_to_the_last_row(name: str) -> None:
        rows, refusals, warnings = SETS[name]
        found = ssda903.read(path for path in sorted((SAMPLES / name).glob("*.csv")) if "rule_info" not in path.name)
        assert {table: len(held) for table, held in found.rows.items() if held} == rows
        assert (len(found.problems.refused), len(found.problems.warnings)) == (refusals, warnings)

    @pytest.mark.parametrize("name", WORKBOOKS)
    def test_a_workbook_is_read_to_the_last_row(name: str) -> None:
        found = annex_a.read(SAMPLES / name)
        assert {number: len(held) for number, held in found.rows.items()} == LISTS
        assert (len(found.problems.refused), len(found.problems.warnings)) == WORKBOOKS[name]

    @pytest.mark.parametrize("name", WORKBOOKS)
    def test_every_rule_that_was_sent_what_it_reads_runs_over_a_workbook(name: str) -> None:
        outcome = check_lists(annex_a.read(SAMPLES / name), 2023, on=date(2021, 3, 15))
        assert outcome.crashes == []
        assert {rule.code[0] for rule in outcome.broken} == {"A", "X"}
        assert {rule.code[0] for rule, _ in outcome.left} == {"R"}

    def test_a_census_that_is_none_is_refused_in_a_sentence() -> None:
        with pytest.raises(Unreadable, match="it begins with CINdetailsCollection where a census begins with Message"):
            cin.read(SAMPLES / "cin-xml-from-csv/CIN_output.xml")
        with pytest.raises(Unreadable, match="CSWW collection"):
            cin.read(SAMPLES / "liia-tools/social_work_workforce_2022.xml")

    def test_every_file_there_is_told_apart() -> None:
        found = dict.fromkeys(KINDS, 0)
        for path in sorted(SAMPLES.rglob("*.*")):
            if refused(lambda path=path: kind_of(path)) is None:
                found[kind_of(path)] += 1
        assert found == KINDS

    def test_the_columns_and_codes_of_the_latest_ssda903_are_all_known() -> None:
        facts = json.loads((SHARED / "returns/ssda903.json").read_text())["tables"]
        for one in ssda903.TABLES:
            assert [fact["column"] for fact in facts[one.name]] == list(one.columns())
            readers = {held.name: held.read for _, held in columns(one.row)}
            for fact in facts[one.name]:
                for code in fact.get("allowed codes", []):
                    value, complaint = readers[fact["column"]](code)
                    assert complaint is None, (one.name, fact["column"], code)
                    assert value in (code, code == "1")
        place = next(fact for fact in facts["Episodes"] if fact["column"] == "PLACE")["allowed codes"]
        assert {code for code, _ in care_codes.PLACEMENT.choices(2027)} == set(place)

    def test_the_codes_of_the_latest_census_are_all_known() -> None:
        facts = json.loads((SHARED / "returns/cin.json").read_text())["code_lists"]
        ours = {
            "ethnicitytype": cin_codes.ETHNICITY,
            "disabilitytype": cin_codes.DISABILITY,
            "referralsourcetype": cin_codes.REFERRAL_SOURCE,
            "categoryofabusetype": cin_codes.CATEGORY_OF_ABUSE,
            "primaryneedcodetype": cin_codes.PRIMARY_NEED,
            "reasonforclosuretype": cin_codes.REASON_FOR_CLOSURE,
            "assessmentfactorstype": cin_codes.ASSESSMENT_FACTOR,
            "unknownupntype": cin_codes.UPN_UNKNOWN_CIN,
            "sextype": cin_codes.SEX,
        }
        for name, codes in ours.items():
            assert [code.code for code in codes] == facts[name], name

    def test_the_columns_of_annex_a_are_all_known() -> None:
        facts = json.loads((SHARED / "returns/annex_a.json").read_text())["lists"]
        for number, row in annex_a.LISTS.items():
            assert {held.name for _, held in columns(row)} == {fact["column"] for fact in facts[str(number)]["columns"]}
