"""From records to a picture: every person a place, every sound bond a line."""

from collections.abc import Iterable, Sequence

from .clusters import Clusters
from .family import Bond, Couple, Family, Member, Sibship, groups, read_family
from .generations import generations
from .homes import outlines
from .labels import label_width, name_lines, note_lines
from .order import ordered_rows
from .picture import NAME_LINE, NOTE_LINE, SYMBOL, Picture, Spot
from .routes import Routes
from .sibships import couples, links, sibships, twins
from .spacing import GAP, WAYPOINT_WIDTH, places
from .strands import is_waypoint, weave

MARGIN, SHELF = 24.0, 1200.0


def lay_out(members: Iterable[Member], bonds: Iterable[Bond]) -> Picture:
    """Place a family of any size, however messy its records; the same input gives the same picture.

    Every member gets a place. Bonds that contradict each other or lead outside the picture are in
    `Picture.not_drawn` with the reason.
    """
    family = read_family(members, bonds)
    found = sibships(family)
    joined = couples(family, found)
    others = links(family)
    row_of = generations(family, found)
    parts = [
        _part(family, people, row_of, found, joined, others) for people in _connected(family, found, joined, others)
    ]
    return _on_shelves(family, parts)


def _connected(
    family: Family, found: Sequence[Sibship], joined: Sequence[Couple], others: Sequence[Bond]
) -> list[list[str]]:
    """Families that nothing recorded joins, the one the page is about first, then the larger."""
    ties = [(c.a, c.b) for c in joined] + [(b.a, b.b) for b in others]
    for sibship in found:
        people = sibship.parents + sibship.children
        ties += [(people[0], name) for name in people[1:]]
    homes = {m.household for m in family.members.values() if m.is_focus and m.household}

    def place(people: list[str]) -> tuple[bool, bool, int]:
        who = [family.members[p] for p in people]
        near = any(m.household in homes for m in who)
        return (not any(m.is_focus for m in who), not near, -len(people))

    return sorted(groups(family.members, ties), key=place)


def _part(
    family: Family,
    people: list[str],
    row_of: dict[str, int],
    found: Sequence[Sibship],
    joined: Sequence[Couple],
    others: Sequence[Bond],
) -> Picture:
    """One connected family, its top left corner at (0, 0)."""
    here = set(people)
    own = [s for s in found if s.children[0] in here]
    own_couples = [c for c in joined if c.a in here]
    top = min(row_of[p] for p in people)
    levels = {p: row_of[p] - top for p in people}
    woven = weave(levels, own, own_couples, [b for b in others if b.a in here])
    born_together = [t for t in twins(family, own) if t[0] in here]
    clusters = Clusters(family, woven.row_of, own, own_couples, born_together)
    rows = ordered_rows(woven, clusters)
    widths = {n: WAYPOINT_WIDTH if is_waypoint(n) else _width(family.members[n]) for n in woven.row_of}
    heights = {n: SYMBOL if is_waypoint(n) else _height(family.members[n]) for n in woven.row_of}
    x = places(rows, widths, woven)
    routes = Routes(rows, woven.strands, x, widths, heights, family.members, born_together)
    spots = [
        [
            Spot(family.members[n], r, x[n], routes.top_of_row[r] + SYMBOL / 2, widths[n], heights[n])
            for n in row
            if not is_waypoint(n)
        ]
        for r, row in enumerate(rows)
    ]
    right = max(x[n] + widths[n] / 2 for n in x)
    return Picture(
        family,
        tuple(spot for row in spots for spot in row),
        tuple(routes.lines()),
        tuple(outlines(spots)),
        right,
        routes.height,
    )


def _width(member: Member) -> float:
    return max(SYMBOL + 12, round(label_width(member)) + 4)


def _height(member: Member) -> float:
    names, notes = len(name_lines(member.label)), len(note_lines(member))
    return SYMBOL + 6 + names * NAME_LINE + notes * NOTE_LINE + 4


def _on_shelves(family: Family, parts: Sequence[Picture]) -> Picture:
    """Unconnected families beside each other as far as there is room, then below."""
    shelf = max([SHELF, *(part.width for part in parts)])
    placed: list[Picture] = []
    x, y, lowest = 0.0, MARGIN, 0.0
    for part in parts:
        if x and x + part.width > shelf:
            x, y, lowest = 0.0, y + lowest, 0.0
        placed.append(part.moved(x + MARGIN, y))
        x += part.width + 2 * GAP
        lowest = max(lowest, part.height)
    right = max((s.box[2] for p in placed for s in p.spots), default=0.0)
    return Picture(
        family,
        tuple(spot for part in placed for spot in part.spots),
        tuple(line for part in placed for line in part.lines),
        tuple(outline for part in placed for outline in part.outlines),
        round(right + MARGIN, 1),
        round(y + lowest, 1),
    )
