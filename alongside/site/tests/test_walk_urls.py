"""Every address of the site, asked for in every role: it opens for whom it should and is not there for others.

Nothing is listed: addresses come from the resolver, roles from the table of roles, the parts that a page opens
from the log of openings. A page that never opens the door, or an address that nobody can explain, fails here.
"""

from dataclasses import dataclass, field

import pytest
from django.test import Client

from alongside.access.roles import ROLES, Part
from alongside.history.models import Opening
from alongside.people.models import Person, Worker
from alongside.site.tests.one_of_each import HIDDEN, NUMBER, canary, make_one_of_each
from alongside.site.tests.walks import Address, addresses, browser, rooms, workers_beside, workers_elsewhere

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])

SHOWN = (200, 204, 302, 403, 404, 405, 422)
NOT_THERE = (404, 405)  # 405: the address only takes what is sent, and says so of any number
# Open to whoever has not signed in, and why.
OPEN = {
    "health": "says that the site answers, and nothing else",
    "help": "how to get help when one cannot sign in",
    "observing:answers": "a family answers three questions by a link that is used once",
    "pick": "in the made-up council alone",
    "style": "in the made-up council alone",
    "style-": "in the made-up council alone",
}
# Addresses with a number of a row that is nobody's record, or that the database opens by a rule of its own.
NO_RECORD = {
    **{
        f"agreements:{name}": "half-days with families and visits are their host's; the record opens behind"
        for name in (
            "slot",
            "family",
            "words",
            "asked",
            "safety",
            "guest",
            "write_briefing",
            "share_name",
            "unshare_name",
        )
    },
    "agreements:briefing": "a briefing is for the two ends of its visit (its table's own policy)",
    "agreements:undertaking": "a guest of the week signs for themselves",
    "drafts:discard": "a draft belongs to its writer alone (its table's own policy)",
    "front_door:take_up": "the front door takes up a child found by search (access_take_up)",
    "record:look_at_emergency": "an emergency opening is there for the managers who answer for it (access_answered)",
}
# The one page that shows a hidden address to somebody who asks for it.
REVEALS = {"record:address"}


@dataclass
class Scene:
    """The child of whom there is one fact of every kind, and somebody in each role beside her and elsewhere."""

    beside: dict[tuple[str, ...], Worker]
    elsewhere: dict[str, Worker]
    browsers: dict[int, Client] = field(default_factory=dict)

    def ask(self, worker: Worker, address: Address, *, post: bool = False):
        """The answer to this worker, which is sound whatever it is."""
        client = self.browsers.setdefault(worker.pk, browser(worker))
        answer = client.post(address.path) if post else client.get(address.path)
        refuse_unsound(answer, address)
        return answer


@pytest.fixture
def scene(cast):
    make_one_of_each(cast.nadia, cast.teams["Family Solutions North"])
    child = Person.objects.using("owner").get(pk=NUMBER)
    return Scene(workers_beside(child, cast.nadia), workers_elsewhere())


def words_of(answer):
    return b"".join(answer.streaming_content if answer.streaming else [answer.content]).decode(errors="replace")


def refuse_unsound(answer, address):
    """No copy is kept, no script is let in, no name stands in an address, no hidden address is shown in passing."""
    where = f"{address.name} answered {answer.status_code}"
    assert answer.status_code < 500, f"{where}: {getattr(answer, 'exc_info', None)}"
    assert "no-store" in answer.headers["Cache-Control"], where
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"], where
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"], where
    assert "unsafe" not in answer.headers["Content-Security-Policy"], where
    link = answer.headers.get("Location", "").lower()
    assert not any(word in link for word in ("tansy", "quillfeather", "wharfside", "zebrafinch")), where
    if address.name not in REVEALS and not answer.streaming:
        assert not any(word in words_of(answer) for word in HIDDEN), where


def shows_of_child(answer):
    """What an answer says of the child: her name, a word of her record."""
    said = words_of(answer)
    return [word for word in ("Tansy", "Quillfeather", "zebrafinch", *HIDDEN) if word in said]


def opened_parts(scene, address):
    """The parts of her record at which the page opens the door, as the log of openings has them.

    Asks as somebody in each role until the page is shown.
    """
    parts = set()
    for worker in scene.beside.values():
        before = Opening.objects.using("owner").order_by("pk").values_list("pk", flat=True).last() or 0
        answer = scene.ask(worker, address)
        if answer.status_code == 405:
            answer = scene.ask(worker, address, post=True)
        noted = Opening.objects.using("owner").filter(pk__gt=before, person_id=NUMBER, refused=False)
        parts |= set(noted.values_list("part", flat=True))
        if answer.status_code in (200, 302, 422):
            break
    return parts


@pytest.mark.parametrize("room", rooms())
def test_beside_the_child_a_page_opens_for_the_roles_that_see_its_part(scene, room):
    for address in addresses(room):
        if not address.about_somebody or address.name in NO_RECORD:
            continue
        parts = opened_parts(scene, address)
        assert parts, f"{address.name} opened the door for nobody: call open_child or open_fact in its view."
        for roles, worker in scene.beside.items():
            if ROLES[roles[0]].sees < set(Part):
                hold_to_parts(scene, address, parts, roles, worker)


def hold_to_parts(scene, address, parts, roles, worker):
    """Somebody who sees some parts is shown pages of those, with no word of others; other pages are not there."""
    sees, told = ROLES[roles[0]].sees, f"{address.name} opens {sorted(parts)} and answered {roles}"
    answer = scene.ask(worker, address)
    if parts <= sees:
        assert answer.status_code in SHOWN, told
        said = words_of(answer)
        assert [part for part in Part if part not in sees and canary(part) in said] == [], told
    else:
        assert answer.status_code in NOT_THERE, told
        assert shows_of_child(answer) == [], told
        assert scene.ask(worker, address, post=True).status_code in NOT_THERE, told


@pytest.mark.parametrize("room", rooms())
def test_elsewhere_no_page_of_hers_is_there_for_anybody(scene, room):
    for address in addresses(room):
        if not address.about_somebody:
            continue
        for who, worker in scene.elsewhere.items():
            answer = scene.ask(worker, address)
            assert answer.status_code in NOT_THERE, f"{address.name} answered {who} elsewhere"
            assert shows_of_child(answer) == [], f"{address.name} answered {who} elsewhere"
            if address.name not in NO_RECORD or "front door" not in who:
                assert scene.ask(worker, address, post=True).status_code in NOT_THERE, f"{address.name} took from {who}"


def test_lists_say_nothing_of_her_to_those_who_do_not_work_with_her(scene):
    for address in addresses():
        if address.about_somebody or address.name in OPEN:
            continue
        for who, worker in scene.elsewhere.items():
            answer = scene.ask(worker, address)
            assert answer.status_code in SHOWN, f"{address.name} answered {who} elsewhere"
            assert shows_of_child(answer) == [], f"{address.name} answered {who} elsewhere"


def test_a_refusal_at_the_door_is_logged(scene):
    stranger = scene.elsewhere["a social worker"]
    for address in addresses("record"):
        if address.blanks == ("child_id",):
            scene.ask(stranger, address)
    noted = Opening.objects.using("owner").filter(worker_id=stranger.pk, person_id=NUMBER)
    assert noted.filter(refused=True).count() >= 10
    assert not noted.filter(refused=False).exists()


def test_what_is_open_to_whoever_has_not_signed_in_is_a_short_list(db):
    assert {address.name for address in addresses() if address.open_to_all} == set(OPEN)


@pytest.mark.parametrize("method", ["get", "post"])
def test_whoever_has_not_signed_in_is_led_to_sign_in_and_told_nothing(scene, method):
    client = browser(None)
    for address in addresses():
        answer = getattr(client, method)(address.path)
        refuse_unsound(answer, address)
        assert shows_of_child(answer) == [], address.name
        if address.name not in OPEN:
            assert answer.status_code == 302, address.name
            assert answer.headers["Location"].startswith("/accounts/login/"), address.name
            assert answer.content == b"", address.name


def test_nothing_is_taken_from_a_form_of_another_site(scene):
    client = browser(next(iter(scene.beside.values())), enforce_csrf_checks=True)
    for address in addresses():
        answer = client.post(address.path)
        assert answer.status_code == 403, address.name
        assert shows_of_child(answer) == [], address.name
