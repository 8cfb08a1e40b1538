"""Why a worker is suggested, in words that a manager can check and a worker can hear."""

from alongside.workforce.suggesting.problem import Candidate, Case, miles


def reasons(
    case: Case, worker: Candidate, team: list[Candidate], skills: dict[str, str], full: float
) -> tuple[str, ...]:
    """The reasons for one suggestion, the weightiest first; `full` is how full the worker would then be."""
    said = [_known(case, worker), _room(worker, team, full), *_skilled(case, worker, skills), _way(case, worker)]
    if worker.protected:
        said.append("Newly qualified: the protected caseload is reckoned in.")
    return tuple(filter(None, said))


def _known(case: Case, worker: Candidate) -> str:
    if worker.key in case.known_to:
        return "Has worked with this family before."
    return "Somebody whom the family knows would be too full, or too far away." if case.known_to else ""


def _room(worker: Candidate, team: list[Candidate], full: float) -> str:
    before = worker.load / worker.capacity
    said = f"Carries {before:.0%} of what they can, {full:.0%} with what is suggested here."
    if worker.key == min(team, key=lambda one: (one.load / one.capacity, one.key)).key:
        return f"Has most room in the team. {said}"
    return f"{said} That is more than they can carry." if full > 1 else said


def _skilled(case: Case, worker: Candidate, skills: dict[str, str]) -> list[str]:
    has = [skills.get(key, key).lower() for key in sorted(case.needs & worker.skills)]
    lacks = [skills.get(key, key).lower() for key in sorted(case.needs - worker.skills)]
    said = [f"Skilled in what this child needs: {', '.join(has)}."] if has else []
    return said + ([f"Not known to be skilled in {', '.join(lacks)}."] if lacks else [])


def _way(case: Case, worker: Candidate) -> str:
    way = miles(case.place, worker.place)
    return "" if way is None else f"{way:.0f} miles from the family." if way >= 1.5 else "Close to the family."
