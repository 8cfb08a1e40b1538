"""A small linked set of the three returns: three families, and one child (A1001) who is in all of them."""

from datetime import UTC, date, datetime
from pathlib import Path

from django.db import connections

from alongside.council.load.loading import Loaded, load
from alongside.returns.annex_a.recognise import LISTS
from alongside.returns.annex_a.tests.making import header_of, workbook
from alongside.returns.kit.rows import columns

FILES = Path(__file__).parent / "files"
CENSUS = FILES / "census-2026.xml"
LAST_YEAR = sorted((FILES / "ssda903-2025").glob("*.csv"))
THIS_YEAR = sorted((FILES / "ssda903-2026").glob("*.csv"))
TODAY = date(2026, 6, 1)
NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)

ROWAN = {"child_id": "A1001", "gender": "F", "ethnicity": "WBRI", "birth_date": date(2014, 5, 3), "age": 11}
WREN = {"child_id": "A3001", "gender": "F", "ethnicity": "AIND", "birth_date": date(2006, 9, 19), "age": 19}
WORKED = {"team": "Children in care, north", "worker": "Maud Ferreira"}
ANNEX = {
    1: [ROWAN | {"contact_date": date(2025, 4, 11), "source": "2A"}],
    3: [ROWAN | {"referral_date": date(2025, 4, 14), "source": "2A", "no_further_action": "No"}],
    7: [
        ROWAN
        | {
            "start_date": date(2025, 7, 1),
            "initial_category": "NEG",
            "latest_category": "EMO",
            "last_visit": date(2026, 3, 18),
            "seen_alone": "Yes",
            "latest_review": date(2025, 9, 25),
            "emergency_protection": "No",
            "previous_plans": 0,
        }
    ],
    8: [
        ROWAN
        | WORKED
        | {
            "started": date(2025, 11, 3),
            "need": "N1",
            "legal_status_date": date(2025, 11, 3),
            "legal_status": "C1",
            "latest_review": date(2026, 2, 19),
            "last_visit": date(2026, 3, 20),
            "last_health_assessment": date(2025, 11, 27),
            "placement_started": date(2025, 11, 3),
            "placement": "U6",
            "provider": "PR4",
        }
    ],
    9: [
        WREN
        | {
            "personal_adviser": "Ode Lindqvist",
            "eligibility": "Former relevant",
            "in_touch": "YES",
            "latest_contact": date(2026, 3, 10),
            "accommodation": "K",
            "suitability": "Suitable",
            "activity": "F2",
        }
    ],
}


def annex(folder: Path, lists=None) -> Path:
    """The workbook of the linked set, or one with other rows."""
    sheets = {}
    for number, rows in (lists or ANNEX).items():
        names = [name for name, _ in columns(LISTS[number])]
        cells = [[row.get(name, "") for name in names] for row in rows]
        sheets[f"List {number}"] = [header_of(number), *cells]
    return workbook(folder / "annex-a.xlsx", sheets)


def loaded(*paths: Path, today: date = TODAY, now: datetime = NOW, made_up: bool = True, check: bool = False) -> Loaded:
    """Load these files."""
    return load(
        list(paths), now=now, today=today, made_up=made_up, only_check=check, progress=lambda done, total: list(done)
    )


def fingerprint() -> dict[str, str]:
    """Every row of every table, as one sum for each table: equal where nothing changed."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        sums = {}
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT md5(coalesce(string_agg(t::text, $$|$$ ORDER BY t::text), $$$$)) FROM "{table}" t')
            sums[table] = cursor.fetchone()[0]
    return sums


def refusals(done: Loaded) -> list[str]:
    """What was refused, as the report says it."""
    return [str(one) for one in done.lines if one.severity == "refused"]
