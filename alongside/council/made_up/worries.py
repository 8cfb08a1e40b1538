"""The kinds of worry that bring families to the council, and the codes each one has in the returns."""

from dataclasses import dataclass

from alongside.council.made_up.chance import Weighted


@dataclass(frozen=True, slots=True)
class Worry:
    """A kind of worry: the key of its words, main need, assessment factors, category of abuse, and who notices."""

    key: str
    need: str
    factors: tuple[str, ...]
    category: str
    sources: tuple[str, ...]


_ALL = (
    Worry("neglect", "N1", ("16A", "17A", "4B"), "NEG", ("2A", "2A", "3B", "1B", "3A", "9")),
    Worry("domestic_abuse", "N1", ("3B", "3A", "4B", "1C"), "EMO", ("6", "6", "6", "2A", "3D", "1A")),
    Worry("substance", "N1", ("1B", "2B", "16A", "4B"), "NEG", ("2A", "3B", "6", "8", "1A")),
    Worry("mental_health", "N3", ("4B", "7A", "17A"), "EMO", ("3A", "2A", "3F", "1A", "5A")),
    Worry("physical", "N1", ("18C", "17A"), "PHY", ("2A", "3E", "2A", "1A", "6")),
    Worry("sexual", "N1", ("19C", "17A"), "SAB", ("2A", "6", "1A", "1B")),
    Worry("exploitation", "N1", ("24A", "10A", "13A", "2A"), "EMO", ("6", "2A", "1A", "2B")),
    Worry("disability", "N2", ("6A", "5A"), "NEG", ("1A", "3F", "2A")),
    Worry("behaviour", "N4", ("14A", "4A", "15A"), "EMO", ("1A", "2A", "6")),
)
WORRIES = {worry.key: worry for worry in _ALL}
ALONE = Worry("alone", "N8", ("9A",), "NEG", ("6", "7", "5C"))

BY_NOTICE = Weighted(dict(zip(_ALL, (24, 26, 12, 11, 9, 3, 5, 4, 6), strict=True)))
BY_HARM = Weighted(dict(zip(_ALL, (34, 28, 14, 8, 11, 4, 1, 0, 0), strict=True)))
AGE_OF_EXPLOITATION = 11
