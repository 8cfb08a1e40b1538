"""The picture as SVG: the customary signs of a genogram, for eye, keyboard, screen reader and paper.

No style attributes and no scripts (the site's content security policy forbids both): places are
attributes, looks are classes in `record/family_picture.css`.
"""

from collections.abc import Callable, Iterable
from datetime import date
from xml.etree.ElementTree import Element, SubElement, tostring

from .family import Kind
from .labels import age_in_sign, caption, name_lines, note_lines, readable
from .picture import NAME_LINE, NOTE_LINE, SYMBOL, Line, Outline, Picture, Point, Spot

Href = Callable[[str], str | None]

_SLASH = 9.0
_KEY: tuple[tuple[str, str], ...] = (
    ("married", "Married or in a civil partnership"),
    ("partner", "Partners"),
    ("together", "Have a child together"),
    ("slash", "Separated"),
    ("parent", "Child by birth"),
    ("adoptive-parent", "Adopted child"),
    ("carer", "Cared for by a foster or other carer"),
    ("step-parent", "Step-child"),
    ("sibling", "Brothers and sisters, parents not recorded"),
    ("half-sibling", "Half-brothers and half-sisters"),
    ("step-sibling", "Step-brothers and step-sisters"),
    ("other", "Another relationship"),
)


def svg(
    picture: Picture,
    *,
    on: date,
    href: Href | None = None,
    title: str = "Family picture",
    prefix: str = "family-picture",
) -> str:
    """The drawing as it stands on the day `on` (ages). `href` gives a person's page, or None for no link.

    `prefix` keeps ids apart when a page shows two pictures; "#<prefix>-focus" is the child the page is about,
    for a link that brings them into view on a phone. With links the root is a named group,
    because the role "img" would hide them from screen readers; without, it is one image.
    """
    return tostring(_drawing(picture, on, href, title, prefix), encoding="unicode")


def region(
    picture: Picture,
    *,
    on: date,
    href: Href | None = None,
    title: str = "Family picture",
    prefix: str = "family-picture",
) -> str:
    """`svg` in a frame that scrolls, by touch or arrow keys, where the screen is narrower."""
    frame = Element("div", {"class": "fp-scroll", "role": "region", "tabindex": "0"})
    frame.set("aria-label", f"{readable(title)}, scrolls sideways")
    frame.append(_drawing(picture, on, href, title, prefix))
    return tostring(frame, encoding="unicode")


def key(picture: Picture) -> list[tuple[str, str]]:
    """The lines that occur in this picture: (a small SVG, its meaning), for a list beside it."""
    used = {_css(line.style) for line in picture.lines}
    used |= {"slash"} if any(line.slash for line in picture.lines) else set()
    return [(_key_sign(style), words) for style, words in _KEY if style in used]


def description(picture: Picture) -> str:
    """One sentence for who cannot see the drawing; `words` has the whole."""
    count = len(picture.spots)
    people = "1 person" if count == 1 else f"{count} people"
    rows = len({spot.y for spot in picture.spots})
    depth = "1 row" if rows == 1 else f"{rows} rows"
    return f"{people} in {depth}, parents above their children. The same is in words below the picture."


def _drawing(picture: Picture, on: date, href: Href | None, title: str, prefix: str) -> Element:
    root = _root(picture, title, prefix, linked=href is not None)
    for outline in picture.outlines:
        _outline(root, outline)
    lines = SubElement(root, "g", {"aria-hidden": "true"})
    for line in picture.lines:
        _line(lines, line)
    for outline in picture.outlines:
        _home_name(root, outline)
    about = next((s for s in picture.spots if s.member.is_focus), None)
    for spot in picture.spots:
        group = _person(root, spot, on, href(spot.member.id) if href else None)
        if spot is about:
            group.set("id", f"{prefix}-focus")
    return root


def _root(picture: Picture, title: str, prefix: str, *, linked: bool) -> Element:
    width, height = max(picture.width, 1), max(picture.height, 1)
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "class": "fp"})
    root.set("width", _number(width))
    root.set("height", _number(height))
    root.set("viewBox", f"0 0 {_number(width)} {_number(height)}")
    root.set("role", "group" if linked else "img")
    root.set("aria-labelledby", f"{prefix}-title")
    root.set("aria-describedby", f"{prefix}-desc")
    SubElement(root, "title", {"id": f"{prefix}-title"}).text = readable(title)
    SubElement(root, "desc", {"id": f"{prefix}-desc"}).text = description(picture)
    SubElement(root, "rect", {"class": "fp-paper", "width": _number(width), "height": _number(height)})
    return root


def _outline(root: Element, outline: Outline) -> None:
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in outline.corners)
    SubElement(root, "polygon", {"class": "fp-home", "points": points, "aria-hidden": "true"})


def _home_name(root: Element, outline: Outline) -> None:
    top = min(y for _, y in outline.corners)
    ends = [x for x, y in outline.corners if y == top]
    place = _numbers({"x": min(ends) + 2, "y": top - 3})
    name = SubElement(root, "text", {"class": "fp-home-name", "aria-hidden": "true", **place})
    name.text = _fit(readable(outline.household), max(ends) - min(ends))


def _fit(text: str, width: float) -> str:
    most = max(6, int(width / 6.5))
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _line(parent: Element, line: Line) -> None:
    path = " ".join(_path(points) for points in line.paths)
    SubElement(parent, "path", {"class": f"fp-line fp-{_css(line.style)}", "d": path})
    if line.slash:
        x, y = line.slash
        ends = ((x - _SLASH / 2, y + _SLASH), (x + _SLASH / 2, y - _SLASH))
        SubElement(parent, "path", {"class": "fp-line fp-slash", "d": _path(ends)})


def _path(points: Iterable[Point]) -> str:
    return "M" + " L".join(f"{_number(x)} {_number(y)}" for x, y in points)


def _person(root: Element, spot: Spot, on: date, url: str | None) -> Element:
    words = caption(spot.member, on)
    if url is not None:
        group = SubElement(root, "a", {"href": url, "class": "fp-person", "aria-label": words})
    else:
        group = SubElement(root, "g", {"class": "fp-person", "role": "img", "aria-label": words})
    SubElement(group, "title").text = words
    left, top, right, bottom = spot.box
    box = {"x": left, "y": top - 4, "width": right - left, "height": bottom - top + 4}
    SubElement(group, "rect", {"class": "fp-box", "rx": "4", **_numbers(box)})
    _signs(group, spot)
    age = age_in_sign(spot.member, on)
    if age:
        low = 14 if spot.member.unborn else 6
        _text(group, "fp-age", spot.x, spot.y + low, age)
    _label(group, spot)
    return group


def _signs(group: Element, spot: Spot) -> None:
    _sign(group, spot, SYMBOL / 2, "fp-sign")
    if spot.member.is_focus:
        _sign(group, spot, SYMBOL / 2 - 5, "fp-sign fp-focus")
    if spot.member.died:
        far = SYMBOL / 2 if spot.member.sex == "M" else SYMBOL / 3
        for dy in (far, -far):
            ends = ((spot.x - far, spot.y - dy), (spot.x + far, spot.y + dy))
            SubElement(group, "path", {"class": "fp-cross", "d": _path(ends)})


def _sign(group: Element, spot: Spot, half: float, css: str) -> None:
    """Square, circle, diamond where the sex is not known, triangle for a child not yet born."""
    x, y = spot.x, spot.y
    if spot.member.unborn:
        # The inner triangle of a child the page is about keeps an even distance to the outer.
        drop = (SYMBOL / 2 - half) * 1.1
        _polygon(group, ((x, y - half + drop), (x + half, y + half), (x - half, y + half)), css)
    elif spot.member.sex == "M":
        box = {"x": x - half, "y": y - half, "width": 2 * half, "height": 2 * half}
        SubElement(group, "rect", {"class": css, **_numbers(box)})
    elif spot.member.sex == "F":
        SubElement(group, "circle", {"class": css, **_numbers({"cx": x, "cy": y, "r": half})})
    else:
        _polygon(group, ((x, y - half), (x + half, y), (x, y + half), (x - half, y)), css)


def _polygon(group: Element, corners: Iterable[Point], css: str) -> None:
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in corners)
    SubElement(group, "polygon", {"class": css, "points": points})


def _label(group: Element, spot: Spot) -> None:
    y = spot.y + SYMBOL / 2 + 3
    for line in name_lines(spot.member.label):
        y += NAME_LINE
        _text(group, "fp-name", spot.x, y, line)
    for line in note_lines(spot.member):
        y += NOTE_LINE
        _text(group, "fp-note", spot.x, y, line)


def _text(group: Element, css: str, x: float, y: float, words: str) -> None:
    SubElement(group, "text", {"class": css, **_numbers({"x": x, "y": y})}).text = words


def _key_sign(style: str) -> str:
    size = {"width": "48", "height": "24", "viewBox": "0 0 48 24", "aria-hidden": "true"}
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "class": "fp-key", **size})
    kind = _css(Kind.MARRIED) if style == "slash" else style
    line = Line(kind, (((2.0, 12.0), (46.0, 12.0)),), (24.0, 12.0) if style == "slash" else None)
    _line(root, line)
    return tostring(root, encoding="unicode")


def _css(style: str) -> str:
    return style.replace(" ", "-")


def _numbers(values: dict[str, float]) -> dict[str, str]:
    return {name: _number(value) for name, value in values.items()}


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
