"""The languages in which families are asked three questions, and who checked each wording."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).with_name("data") / "languages.toml"
ENGLISH = "en"


@dataclass(frozen=True)
class Wording:
    """What a family reads, in one language. `child_` is asked of a child."""

    title: str
    intro: str
    who_sees: str
    listened: str
    helped: str
    better: str
    child_listened: str
    child_helped: str
    child_better: str
    no: str
    partly: str
    yes: str
    choose: str
    send: str
    thanks: str
    gone: str


@dataclass(frozen=True)
class Language:
    """One language: its code (BCP 47), its name in English and in itself, which way it is written, who checked it."""

    code: str
    name: str
    own_name: str
    direction: str
    checked_by: str
    wording: Wording

    @property
    def checked(self) -> bool:
        return bool(self.checked_by)


@cache
def languages() -> dict[str, Language]:
    """English first, then the languages most spoken here. Raises TypeError when a wording lacks a sentence."""
    read: dict[str, dict[str, Any]] = tomllib.loads(DATA.read_text())["language"]
    known = {field.name for field in fields(Wording)}
    return {
        code: Language(
            code=code,
            **{name: value for name, value in one.items() if name not in known},
            wording=Wording(**{name: value for name, value in one.items() if name in known}),
        )
        for code, one in read.items()
    }
