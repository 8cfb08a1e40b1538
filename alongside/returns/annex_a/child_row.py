"""What the first ten lists of Annex A say of every child."""

from dataclasses import dataclass
from datetime import date

from alongside.returns.annex_a import codes
from alongside.returns.annex_a.words import day
from alongside.returns.kit.reading import full_years, identifier
from alongside.returns.kit.rows import Row, column


@dataclass(slots=True, eq=False)
class ChildRow(Row):
    """The columns that stand in every list of children. `unread` keeps the text of what could not be read."""

    child_id: str | None = column(
        "Child Unique ID", identifier, also=r".*\bchild\b.*\b(id|identifier)\b.*|.*\b(id|identifier)\b.*\bchild\b.*"
    )
    gender: str | None = column("Gender", codes.gender, also=r"sex")
    ethnicity: str | None = column("Ethnicity", codes.ethnic_group, also=r"ethnic.*")
    birth_date: date | None = column("Date of Birth", day, also=r"dob|.*date.*birth.*")
    age: int | None = column("Age of Child (Years)", full_years, also=r"age\b.*")
