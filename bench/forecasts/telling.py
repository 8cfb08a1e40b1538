"""What was measured of forecasts, as tables and as aims missed."""

from itertools import product
from typing import Any

from bench.forecasts.given import HORIZONS, STATES, WORLDS

ABOUT = """\
The protocol of the shared facts: two made-up worlds, one with a trend and one with a break in July 2021; from each
31 March of 2019 to 2023, the four returns before it against what came 12, 24 and 36 months later. CRPS is in children,
the lower the better; a single line scores its absolute error. The peers are run by us on the same files: AutoARIMA
(statsforecast, seasons of twelve) on monthly counts, cs-demand-model on its reference of twelve months, day by day."""
OTHERS = ("as today", "random walk with drift", "AutoARIMA", "cs-demand-model")
METHODS = ("ours", "perfect knower", *OTHERS)
Scored = dict[str, dict[str, Any]]


def text(found: dict[str, Any]) -> str:
    """Every table with its words."""
    parts = [ABOUT]
    for world in WORLDS:
        parts.append(f"CRPS, the world with a {world}:\n\n{_crps(found['worlds'][world])}")
        parts.append(f"Our ranges there:\n\n{_ranges(found['worlds'][world])}")
    return "\n\n".join([*parts, _authorities(found["authorities"]), _what_if(found["what_if"]), _speed(found["speed"])])


def _crps(scored: Scored) -> str:
    rows = [
        (f"{state}, {months} months", *(f"{_of(scored, method, state, months)['crps']:.1f}" for method in METHODS))
        for state in STATES
        for months in HORIZONS
    ]
    return _table(("state, ahead", *METHODS), rows)


def _ranges(scored: Scored) -> str:
    rows = []
    for state in STATES:
        for months in HORIZONS:
            ours, knower = (_of(scored, method, state, months) for method in ("ours", "perfect knower"))
            rows.append(
                (
                    f"{state}, {months} months",
                    f"{ours['error']:.1f}",
                    f"{ours['bias']:+.1f}",
                    f"{ours['cover_80'] * 100:.0f}",
                    f"{ours['cover_95'] * 100:.0f}",
                    f"{knower['cover_80'] * 100:.0f}",
                    f"{ours['width_80'] / knower['width_80']:.2f}",
                )
            )
    heads = ("state, ahead", "error", "bias", "80% held, in 100", "95%", "knower's 80%", "times the knower's width")
    return _table(heads, rows)


def _authorities(found: dict[str, Any]) -> str:
    rows = [
        (
            f"{ahead} year{'s' * (ahead != '1')}",
            *(f"{one[name] * 100:.1f}%" for name in ("ours", "as today", "drift", "cover_80")),
        )
        for ahead, one in found.items()
        if ahead != "authorities"
    ]
    heads = ("ahead", "ours", "as today", "drift", "our 80% held")
    return f"{found['authorities']} real authorities, from published figures alone:\n\n{_table(heads, rows)}"


def _what_if(found: list[dict[str, Any]]) -> str:
    rows = [
        (
            one["seed"],
            f"{one['said']:.0f}",
            *(f"{one[name][0]:.0f} to {one[name][1]:.0f}" for name in ("alike", "apart")),
            f"{one['came']:.0f}",
        )
        for one in found
    ]
    heads = ("history", "child-years spared", "80%, on common luck", "80%, each its own luck", "the true run's")
    return f"Told the break as a scenario in March 2021, over three years:\n\n{_table(heads, rows)}"


def _speed(found: dict[str, Any]) -> str:
    rows = [
        (name, f"{found[key]['clock']:.2f}", f"{found[key]['processor']:.2f}", f"{found[key]['memory']:.0f}")
        for name, key in (
            ("one council, 1,000 runs of five years", "ours"),
            ("ten councils' children as one", "tenfold"),
            ("the first time, compiling", "first"),
            ("cs-demand-model, one daily line of five years", "peer"),
        )
    ]
    return (
        f"Whole processes:\n\n{_table(('what', 'seconds', 'of processor', 'most MB'), rows)}\n\n"
        f"{found['peer']['clock'] / found['ours']['clock']:.1f} times as fast as the peer; ten councils take "
        f"{found['tenfold']['clock'] / found['ours']['clock']:.1f} times one. A child-month costs "
        f"{found['lived']:.1f} ns of one processor, and its part of a run's rates {found['rates']:.1f} ns. "
        f"The two bare random numbers that a monthly draw would take (leaves? moves?) cost {found['floor']:.1f} ns "
        f"(numpy's Philox)."
    )


def missed(found: dict[str, Any]) -> list[str]:
    """The aims that were missed, in words."""
    return [*_missed_crps(found["worlds"]), *_missed_ranges(found["worlds"]), *_missed_rest(found)]


def _missed_crps(found: dict[str, Scored]) -> list[str]:
    said = []
    for world, share in (("trend", 1 / 2), ("break", 2 / 3)):
        ours = _of(found[world], "ours", "Total", 24)["crps"]
        peer = _of(found[world], "cs-demand-model", "Total", 24)["crps"]
        best = min(_of(found[world], name, "Total", 24)["crps"] for name in OTHERS)
        limit = best if world == "trend" else best * 1.1
        if ours > peer * share:
            said.append(f"{world}: CRPS of the total at two years {ours:.1f}, aim {peer * share:.1f} (of the peer's)")
        if ours > limit:
            said.append(f"{world}: CRPS of the total at two years {ours:.1f}, aim {limit:.1f} (of the best other's)")
        for state, months in product(STATES[1:], HORIZONS):
            own = _of(found[world], "ours", state, months)["crps"]
            other = min(_of(found[world], name, state, months)["crps"] for name in OTHERS)
            if own > other:
                said.append(f"{world}: CRPS of {state} at {months} months {own:.1f}, aim {other:.1f}")
    return said


def _missed_ranges(found: dict[str, Scored]) -> list[str]:
    """Origins of one history overlap, so that what was held is counted over the horizons of a state together."""
    said = []
    for world, state in product(WORLDS, STATES):
        held = [_of(found[world], "ours", state, months)["cover_80"] for months in HORIZONS]
        if sum(held) / len(held) < 0.75:
            said.append(f"{world}: 80% ranges of {state} held {sum(held) / len(held) * 100:.0f} in 100, aim 75")
        for months in HORIZONS:
            ours, knower = (_of(found[world], name, state, months)["width_80"] for name in ("ours", "perfect knower"))
            if ours > 2.5 * knower:
                wide = f"{ours / knower:.2f} times the knower's, aim 2.5"
                said.append(f"{world}: ranges of {state} at {months} months {wide}")
    return said


def _missed_rest(found: dict[str, Any]) -> list[str]:
    two, speed = found["authorities"]["2"], found["speed"]
    faster = speed["peer"]["clock"] / speed["ours"]["clock"]
    bare = speed["lived"] / speed["floor"]
    tenfold = speed["tenfold"]["clock"] / speed["ours"]["clock"]
    checks = [
        (
            two["ours"] <= two["as today"],
            f"authorities: {two['ours']:.1%}, as today {two['as today']:.1%}",
        ),
        (0.76 <= two["cover_80"] <= 0.84, f"authorities: 80% ranges held {two['cover_80']:.0%}, aim 76 to 84"),
        (faster >= 6, f"{faster:.1f} times as fast as the peer, aim 6"),
        (speed["ours"]["memory"] < 300, f"{speed['ours']['memory']:.0f} MB, aim 300"),
        (tenfold <= 6, f"ten councils take {tenfold:.1f} times one, aim 6"),
        (
            bare <= 2,
            f"a child-month costs {bare:.1f} times its bare random numbers, aim 2",
        ),
        *(
            (one["apart"][0] <= one["came"] <= one["apart"][1], f"history {one['seed']}: the saving lies outside")
            for one in found["what_if"]
        ),
    ]
    return [words for held, words in checks if not held]


def _of(scored: Scored, method: str, state: str, months: int) -> dict[str, Any]:
    return scored[f"{method}|{state}|{months}"]


def _table(headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    rule = ("---", *["--:"] * (len(headings) - 1))
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (headings, rule, *rows))
