"""What a scenario says, in plain sentences: what changes, from when, by how much, how sure."""

from datetime import date
from math import exp, log
from typing import Final

from alongside.forecasting.scenarios.effects import GROUPS, Effect, PlacesAdded, PriceChange, Scenario, Spending
from alongside.forecasting.scenarios.reading import TENTH

WHERE: Final = {
    "": "the council's work",
    "In care": "care",
    "Early help": "early help",
    "Child in need": "child in need plans",
    "Protection plan": "protection plans",
    "Edge of care": "edge-of-care work",
    "Fostering": "foster homes",
    "Residential": "children's homes",
    "Supported": "supported accommodation",
    "Other": "other placements",
    "Leaving care": "support for care leavers",
}

_LESS: Final = {50: "half as many", 67: "a third fewer", 75: "a quarter fewer", 80: "one in five fewer"} | {
    90: "one in ten fewer",
    95: "one in twenty fewer",
}
_MORE: Final = {105: "one in twenty more", 110: "one in ten more", 120: "one in five more", 125: "a quarter more"} | {
    133: "a third more",
    150: "half as many again",
    200: "twice as many",
}
AMOUNTS: Final = _LESS | _MORE


def sentences(scenario: Scenario) -> list[str]:
    """One sentence for each change, in the order of the scenario."""
    return [
        *map(said_of_effect, scenario.effects),
        *map(said_of_places, scenario.places),
        *map(said_of_price, scenario.prices),
        *map(said_of_spending, scenario.spending),
    ]


def said_of_effect(effect: Effect) -> str:
    """Such as: From April 2027, one in ten fewer children come into care, reached over 12 months; we are unsure: …"""
    who = GROUPS[effect.group]
    does = {
        "entries": f"come into {WHERE[effect.state]}",
        "exits": f"leave {WHERE[effect.state]} in a month",
        "moves": f"move from {WHERE[effect.state]} to {WHERE[effect.to]} in a month",
    }[effect.what]
    so_many = _so_many(effect.multiplier)
    end = _unsure(effect, "fewer", "more") + _unless(effect)
    return f"{_from(effect.starts_on)}, {so_many} {who} {does}{_over(effect.ramp_months)}{end}."


def said_of_places(places: PlacesAdded) -> str:
    """How many places, where, for whom, and how many we believe will open."""
    whence = f" for children from {WHERE[places.takes_from]}" if places.takes_from else ""
    planned = _counted(places.places, "new place is", "new places are")
    open_up = f"{planned} planned in {WHERE[places.state]}{whence}{_over(places.ramp_months, 'opening')}"
    return f"{_from(places.starts_on)}, {open_up}{_believed(places)}."


def said_of_price(price: PriceChange) -> str:
    whose = f" for {_counted(price.up_to, 'child', 'children')} at most" if price.up_to else ""
    change = _in_a_hundred(price.multiplier, "lower", "higher")
    where = WHERE[price.state] if price.state else "every placement"
    head = f"{_from(price.starts_on)}, a week in {where} is {change} in price{whose}"
    return f"{head}{_over(price.ramp_months)}{_unsure(price, 'lower', 'higher')}."


def said_of_spending(spending: Spending) -> str:
    """What the change costs, on which line, from when until when."""
    until = f" until {_month(spending.ends_on)}" if spending.ends_on else ""
    verb = "costs" if spending.pence_a_year >= 0 else "saves"
    return f"{_from(spending.starts_on)}{until}, it {verb} {money(abs(spending.pence_a_year))} a year: {spending.line}."


def money(pence: float) -> str:
    """£1.40 million, £350,000, £12: three figures that count, in pounds."""
    pounds = abs(pence) / 100
    sign = "-" if pence < 0 and round(pounds) else ""
    if pounds >= 999_500:
        return f"{sign}£{pounds / 1e6:,.{2 if pounds < 9.995e6 else 1}f} million"
    if pounds >= 1000:
        digits = len(str(int(pounds))) - 3
        return f"{sign}£{round(pounds, -digits):,.0f}"
    return f"{sign}£{pounds:,.0f}"


def _month(day: date) -> str:
    return f"{day:%B %Y}" if day.day == 1 else f"{day.day} {day:%B %Y}"


def _from(day: date) -> str:
    return f"From {_month(day)}"


def _over(months: int, word: str = "reached") -> str:
    return f", {word} over {_counted(months, 'month', 'months')}" if months else ""


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _so_many(multiplier: float) -> str:
    if not multiplier:
        return "no"
    return AMOUNTS.get(round(multiplier * 100)) or _in_a_hundred(multiplier, "fewer", "more")


def _in_a_hundred(multiplier: float, less: str, more: str) -> str:
    by = round((multiplier - 1) * 100)
    if not by:
        return f"no {less} and no {more}"
    return f"{abs(by)} in a hundred {more if by > 0 else less}"


def _unsure(change: Effect | PriceChange, less: str, more: str) -> str:
    """Where four in five cases are thought to lie, or that it is taken as certain."""
    if not change.spread or not change.multiplier:
        return "; taken as certain"
    middle = log(change.multiplier)
    low, high = (round((exp(middle + sign * TENTH * change.spread) - 1) * 100) for sign in (-1, 1))
    if low < 0 < high:
        return f"; we are unsure: between {-low} in a hundred {less} and {high} in a hundred {more}"
    near, far = sorted((abs(low), abs(high)))
    return f"; we are unsure: between {near} and {far} in a hundred {more if high > 0 else less}"


def _believed(places: PlacesAdded) -> str:
    if places.sure == 1 and not places.spread:
        return "; taken as certain"
    low, high = (min(1.0, max(0.0, places.sure + sign * TENTH * places.spread)) for sign in (-1, 1))
    expected, fewest, most = (round(share * places.places) for share in (places.sure, low, high))
    return f"; we expect {expected} of them, between {fewest} and {most}"


def _unless(effect: Effect) -> str:
    return f" (only where the history knows no {WHERE[effect.unless]})" if effect.unless else ""
