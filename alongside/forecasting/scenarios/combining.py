"""Several changes as one scenario, and what of a scenario a history cannot show."""

from collections.abc import Collection, Sequence
from itertools import chain

from alongside.forecasting.scenarios.effects import Scenario, reaches, standing_for
from alongside.forecasting.scenarios.sentences import said_of_effect, said_of_places


def combine(name: str, title: str, scenarios: Sequence[Scenario]) -> Scenario:
    """All changes of all of them at once. Effects on the same step multiply; each keeps the draws it has alone.

    A change that two of them share is made once. It is verified only if each of them is.
    """
    return Scenario(
        name=name,
        title=title,
        sentence=" ".join(each.sentence for each in scenarios),
        effects=tuple(dict.fromkeys(chain.from_iterable(each.effects for each in scenarios))),
        places=tuple(dict.fromkeys(chain.from_iterable(each.places for each in scenarios))),
        prices=tuple(dict.fromkeys(chain.from_iterable(each.prices for each in scenarios))),
        spending=tuple(dict.fromkeys(chain.from_iterable(each.spending for each in scenarios))),
        reported=tuple(dict.fromkeys(chain.from_iterable(each.reported for each in scenarios))),
        reason=" ".join(each.reason for each in scenarios if each.reason),
        source=" ".join(each.source for each in scenarios if each.source),
        verified=all(each.verified for each in scenarios),
    )


def without_effect(
    scenario: Scenario, states: tuple[str, ...], *, nobody_in: Collection[str] = frozenset()
) -> list[str]:
    """The sentences of those changes that change nothing here: the history lacks their states, or their children.

    `nobody_in` are those of `effects.GROUPS` in which the history has nobody: no multiplier makes them more.
    """
    idle = [
        said_of_effect(effect)
        for effect in scenario.effects
        if effect.group in nobody_in or not reaches(effect, states).any()
    ]
    for places in scenario.places:
        if places.state not in states or not standing_for(places.takes_from, states).any():
            idle.append(said_of_places(places))
    return idle
