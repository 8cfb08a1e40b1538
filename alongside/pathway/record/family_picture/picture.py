"""What a laid-out family is made of: places, lines and outlines, all in pixels from the top left."""

from dataclasses import dataclass, replace

from .family import Family, Member, NotDrawn

Point = tuple[float, float]

SYMBOL = 48.0
NAME_LINE, NOTE_LINE = 17.0, 15.0


@dataclass(frozen=True)
class Spot:
    """A person's place: (x, y) is the middle of the sign; the box also holds the words below it."""

    member: Member
    row: int
    x: float
    y: float
    width: float
    height: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        top = self.y - SYMBOL / 2
        return (self.x - self.width / 2, top, self.x + self.width / 2, top + self.height)


@dataclass(frozen=True)
class Line:
    """One relationship as polylines, in a style named after its kind; `slash` is where it is cut."""

    style: str
    paths: tuple[tuple[Point, ...], ...]
    slash: Point | None = None


@dataclass(frozen=True)
class Outline:
    """A home: the corners of the line around those who live there."""

    household: str
    corners: tuple[Point, ...]


@dataclass(frozen=True)
class Picture:
    family: Family
    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
    outlines: tuple[Outline, ...]
    width: float
    height: float

    @property
    def not_drawn(self) -> tuple[NotDrawn, ...]:
        return self.family.not_drawn

    def moved(self, dx: float, dy: float) -> "Picture":
        def shift(points: tuple[Point, ...]) -> tuple[Point, ...]:
            return tuple((round(x + dx, 1), round(y + dy, 1)) for x, y in points)

        return replace(
            self,
            spots=tuple(replace(s, x=s.x + dx, y=s.y + dy) for s in self.spots),
            lines=tuple(
                Line(i.style, tuple(map(shift, i.paths)), shift((i.slash,))[0] if i.slash else None) for i in self.lines
            ),
            outlines=tuple(Outline(o.household, shift(o.corners)) for o in self.outlines),
        )


def edge(member: Member, dx: float) -> float:
    """How far above the middle of the sign its outline is, `dx` to the side of the middle."""
    half, side = SYMBOL / 2, min(abs(dx), SYMBOL / 2)
    if member.unborn:
        return float(half - 2 * side)
    if member.sex == "M":
        return half
    if member.sex == "F":
        return float((half**2 - side**2) ** 0.5)
    return half - side
