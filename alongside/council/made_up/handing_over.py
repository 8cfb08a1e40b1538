"""One social worker at a time: whoever takes a child on ends the time of whoever had the child before."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

from alongside.council.made_up.rows import Row, Told
from alongside.council.made_up.working import KIND

SHORTEST = 3  # days: a shorter time with a child is a handover, not an episode (SSDA903, SW09)
MAY_FILL = 400  # days between two social workers of one child in which the case was open and somebody's
Stays = Mapping[Row, tuple[date, date | None]]


def one_after_another(told: Told, stays: Stays) -> None:
    """Straighten out the social workers of each child; `stays` says from when to when each worker was here."""
    held: dict[Row, list[Row]] = defaultdict(list)
    for row in told.rows.get(KIND, ()):
        if row.columns["role"] == "social_worker":
            held[row.columns["child"]].append(row)
    gone: set[Row] = set()
    for child, rows in held.items():
        kept = _in_turn(told, rows, gone)
        for before, after in pairwise(kept):
            if _case_open(told, child, before, after):
                _close_gap(told, before, after, stays)
            _no_visit_only(told, before, after, stays)
    told.rows[KIND] = [row for row in told.rows.get(KIND, ()) if row not in gone]


def _end(row: Row) -> date:
    return row.columns.get("ended_on") or date.max


def _in_turn(told: Told, rows: list[Row], gone: set[Row]) -> list[Row]:
    """Leave out who was there only while somebody else was, and end each when the next begins."""
    kept: list[Row] = []
    for row in sorted(rows, key=lambda row: (row.columns["started_on"], _end(row))):
        start = row.columns["started_on"]
        if kept and (_end(row) < _end(kept[-1]) or _end(row) == _end(kept[-1]) < date.max):
            gone.add(row)
            continue
        if kept and (start - kept[-1].columns["started_on"]).days <= SHORTEST:
            gone.add(kept.pop())
        if kept and _end(kept[-1]) > start:
            _ends(told, kept[-1], start, "TSPROC", row)
        kept.append(row)
    return kept


def _ends(told: Told, row: Row, on: date, why: str, after: Row) -> None:
    assert after.by is not None
    row.changed_at = None
    told.later(row, on, after.by, ended_on=on, ended_why=row.columns.get("ended_why") or why)


def _case_open(told: Told, child: Row, before: Row, after: Row) -> bool:
    """Whether the child's case was open all the time between two workers."""
    return any(
        row.columns["child"] is child
        and row.columns["received_on"] <= before.columns["started_on"]
        and (row.columns.get("closed_on") or date.max) >= after.columns["started_on"]
        for row in told.rows.get("front_door.Referral", ())
    )


def _close_gap(told: Told, before: Row, after: Row, stays: Stays) -> None:
    """The one before stays on until the next begins; or, where they leave first, the next begins as they go."""
    end, start = before.columns["ended_on"], after.columns["started_on"]
    if not 0 < (start - end).days <= MAY_FILL:
        return
    left, came = stays[before.columns["worker"]][1], stays[after.columns["worker"]][0]
    handover = start if left is None or left >= start else max(end, came)
    if handover > start or (left is not None and handover > left):
        return
    _ends(told, before, handover, "TSPROC", after)
    after.columns["started_on"] = handover


def _no_visit_only(told: Told, before: Row, after: Row, stays: Stays) -> None:
    """Where the child's case ends within days of a handover, it was handed over some days before."""
    end, start = _end(after), after.columns["started_on"]
    if end == date.max or (end - start).days > SHORTEST or before.columns["ended_on"] != start:
        return
    handover = end - 2 * timedelta(days=SHORTEST)
    if (handover - before.columns["started_on"]).days > SHORTEST and stays[after.columns["worker"]][0] <= handover:
        _ends(told, before, handover, "TSPROC", after)
        after.columns["started_on"] = handover
