"""Made-up names, as mixed as a county's: given names that fit a family's origin, and family names."""

import tomllib
from importlib.resources import files
from typing import Any

from alongside.council.made_up.chance import Chance, Weighted

# A mostly rural county, with towns. Ethnicity in the department's codes; the group is of names.json's lists.
ETHNICITY = Weighted(
    {
        ("WBRI", "british"): 770,
        ("WOTH", "eastern"): 45,
        ("WIRI", "british"): 6,
        ("WIRT", "irish"): 4,
        ("WROM", "eastern"): 5,
        ("MWBC", "british"): 30,
        ("MWBA", "african"): 12,
        ("MWAS", "asian"): 18,
        ("MOTH", "british"): 22,
        ("AIND", "indian"): 8,
        ("APKN", "asian"): 22,
        ("ABAN", "asian"): 7,
        ("AOTH", "indian"): 12,
        ("BCRB", "british"): 8,
        ("BAFR", "african"): 18,
        ("BOTH", "african"): 4,
        ("CHNE", "chinese"): 3,
        ("OOTH", "arab"): 10,
        ("NOBT", "british"): 6,
    }
)
# Children who came alone: where from, which language, which ethnic code.
ALONE = Weighted(
    {
        ("arab", "Sudanese Arabic", "BAFR"): 24,
        ("afghan", "Pashto", "AOTH"): 24,
        ("arab", "Kurdish Sorani", "OOTH"): 20,
        ("eritrean", "Tigrinya", "BAFR"): 16,
        ("eastern", "Albanian", "WOTH"): 8,
        ("chinese", "Vietnamese", "AOTH"): 8,
    }
)
LANGUAGES = {
    "eastern": ("Polish", "Romanian", "Lithuanian"),
    "asian": ("Urdu", "Bengali", "Punjabi"),
    "indian": ("Gujarati", "Malayalam", "Tamil"),
    "african": ("Yoruba", "Shona", "Somali"),
    "arab": ("Arabic", "Farsi"),
    "chinese": ("Cantonese", "Mandarin"),
}
_READ: dict[str, Any] = tomllib.loads(files(__package__).joinpath("names.toml").read_text())
_SHORT: dict[str, str] = _READ.pop("short")
_LISTS: dict[str, Any] = {
    name: {key: tuple(words.split()) for key, words in lists.items()} for name, lists in _READ.items()
}


def given(chance: Chance, group: str, sex: str, *, grown: bool = False) -> str:
    """A given name; of British adults, one of their generation."""
    lists = _LISTS[group]
    key = "women" if sex == "F" else "men"
    if not grown or key not in lists:
        key = "girls" if sex == "F" else "boys"
    return chance.one(lists[key])


def family(chance: Chance, group: str) -> str:
    """A family name; one in nine British families has two."""
    name: str = chance.one(_LISTS[group]["families"])
    if group == "british" and chance.yes(0.11):
        other = chance.one(_LISTS[group]["families"])
        return name if other == name else f"{name}-{other}"
    return name


def short(given: str) -> str:
    """What somebody of this name is called at home; blank where nobody shortens it."""
    found: str = _SHORT.get(given, "")
    return found


def misheard(chance: Chance, name: str) -> str:
    """A name as somebody wrote it down who had only heard it: a letter left out, or two changed about."""
    at = chance.within(1, max(1, len(name) - 2))
    if chance.yes(0.5):
        return name[:at] + name[at + 1 :]
    return name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :]


def pet(chance: Chance) -> str:
    """What a pet is called."""
    name: str = chance.one(_LISTS["things"]["pets"])
    return name
