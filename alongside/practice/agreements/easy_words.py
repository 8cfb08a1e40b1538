"""The easy words that a family reads, or has read to it, before it says yes or no. The words are data."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final


@dataclass(frozen=True)
class Said:
    """A picture (a macro of `agreements/pictures.html`), a heading and its sentences."""

    picture: str
    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Version:
    """One reader's words: for whom they are, from which age (None for a parent or carer), and what they say."""

    reader: str
    title: str
    from_age: int | None
    says: tuple[Said, ...]


def _load() -> dict[str, Version]:
    told = tomllib.loads(files(__package__).joinpath("easy_words.toml").read_text(encoding="utf-8"))
    return {one["key"]: _version(one) for one in told["version"]}


def _version(one: dict[str, Any]) -> Version:
    says = tuple(Said(part["picture"], part["heading"], tuple(part["sentences"])) for part in one["says"])
    return Version(one["reader"], one["title"], one.get("from_age"), says)


VERSIONS: Final = _load()


def version_for(age: int) -> str:
    """The key of the words for a child of this age in years, the oldest that fit; blank for an unborn child."""
    fits = [(one.from_age, key) for key, one in VERSIONS.items() if one.from_age is not None and one.from_age <= age]
    return max(fits)[1] if fits else ""
