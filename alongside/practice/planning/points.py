"""What makes one plan better than another, after it covers all that it can.

The order, and why:

1. As many services and districts as possible are visited at all: a week that leaves one out learns nothing of it.
2. As many guests as possible go somewhere: nobody who offered their time is left without a visit while another has
   several. These two come before everything else and are proven first.
3. Then points. A visit outweighs two wishes: the week is for the front line, and guests come to be surprised. A wish
   is met by the first visit to that service. A second visit is worth more than somebody's third. New guests go before
   those who went last time. A service seen in one more district tells whether it is the same everywhere. Miles cost
   little, and never so much that a visit is dropped to save them.
"""

from math import dist

from alongside.practice.planning.problem import Guest, Place, Slot

VISIT = 1000
WISH = 400
SECOND = 200
NEW_GUEST = 150
BREADTH = 150  # a service in a district where nobody else sees it
MILE = 10
MOST_MILES = 40  # beyond, a mile costs no more

METRES_A_MILE = 1609.344


def miles(start: Place | None, end: Place | None) -> float | None:
    """Miles as the crow flies, or None where one of the places is unknown."""
    return None if start is None or end is None else dist(start, end) / METRES_A_MILE


def of_visit(guest: Guest, slot: Slot) -> int:
    """What the visit counts in itself, whatever else the plan holds."""
    far = miles(guest.place, slot.place) or 0.0
    return VISIT + (0 if guest.went_last_time else NEW_GUEST) - round(MILE * min(far, MOST_MILES))
