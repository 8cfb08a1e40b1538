"""Visits as a calendar file (RFC 5545), for the calendar of a phone. It never names a family."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time

from django.utils import timezone

from alongside.people.models import Worker
from alongside.practice.weeks.models import Half, Visit

# When the halves of a day begin and end, in the council's own time; the host says more exactly.
HOURS = {Half.MORNING: (time(9), time(12, 30)), Half.AFTERNOON: (time(13, 30), time(17))}
OCTETS = 75  # a line is folded after so many octets (RFC 5545, section 3.1)


def as_calendar(visits: Iterable[Visit], reader: Worker, at: datetime) -> bytes:
    """The visits of one person, who is the guest or the host of each."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Alongside//Practice Week//EN"]
    for visit in visits:
        lines += _event(visit, reader, at)
    lines.append("END:VCALENDAR")
    return b"".join(part for line in lines for part in _folded(line))


def _event(visit: Visit, reader: Worker, at: datetime) -> list[str]:
    begins, ends = (datetime.combine(visit.on, hour) for hour in HOURS[Half(visit.half)])
    host = visit.slot.host
    beside = host.called if visit.guest.worker_id == reader.pk else f"{visit.guest.worker.name} comes"
    return [
        "BEGIN:VEVENT",
        f"UID:visit-{visit.pk}@alongside",
        f"DTSTAMP:{_utc(at)}",
        f"DTSTART:{_utc(timezone.make_aware(begins))}",
        f"DTEND:{_utc(timezone.make_aware(ends))}",
        f"SUMMARY:{_escaped(f'Practice Week: {beside}')}",
        f"LOCATION:{_escaped(host.where)}",
        "END:VEVENT",
    ]


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """Text as section 3.3.11 has it."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> Iterator[bytes]:
    """A line of the file; what is longer goes on in the next, after a space, and no letter is cut in two."""
    part = b""
    for letter in line:
        if len(part) + len(letter.encode()) > OCTETS:
            yield part + b"\r\n"
            part = b" "
        part += letter.encode()
    yield part + b"\r\n"
