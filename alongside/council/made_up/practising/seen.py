"""What guests saw on the visits of the finished week, what workers replied, and what families answered."""

from collections.abc import Iterable
from uuid import UUID

from alongside.council.made_up import words
from alongside.council.made_up.chance import Chance, Weighted
from alongside.council.made_up.practising.ground import OWNER, at
from alongside.people.models import Person
from alongside.practice.observing.family.languages import ENGLISH, languages
from alongside.practice.observing.models import FamilyVoice, FamilyVoiceOf, Observation, ObservationOf, Reply
from alongside.practice.weeks.models import Slot, Visit

OBSERVED, REPLIED, ANSWERED = 0.9, 0.75, 0.66
BARRIERS = Weighted({"it": 24, "forms": 22, "access": 20, "travel": 9, "rooms": 7, "none": 18})
ANSWERS = Weighted({3: 68, 2: 24, 1: 8})
# A parent may answer in another language than the one that is recorded of the child.
OTHERWISE = Weighted({"en": 80, "pl": 6, "ro": 5, "uk": 3, "pt": 2, "ur": 2, "ar": 1, "bn": 1})


def see(chance: Chance, visits: Iterable[Visit], families: dict[int, Person]) -> None:
    """Write down what came of the visits that took place; `families` has the child by half-day."""
    took_place = [one for one in visits if one.state == Visit.State.DONE]
    _observe(chance, [one for one in took_place if chance.yes(OBSERVED)])
    with_family = [one for one in took_place if one.slot.activity == Slot.Activity.FAMILY]
    _answer(chance, [one for one in with_family if chance.yes(ANSWERED)], families)


def _observe(chance: Chance, visits: list[Visit]) -> None:
    seen = [(visit, _observation(chance, visit)) for visit in visits]
    joined = [
        ObservationOf(observation=one, visit=visit, sent_at=at(visit.on, chance.within(13, 21))) for visit, one in seen
    ]
    replies = [
        Reply(observation=one, words=words.line(chance, "reply"))
        for visit, one in seen
        if visit.slot.host.worker_id and chance.yes(REPLIED)
    ]
    Observation.objects.using(OWNER).bulk_create([one for _, one in seen])
    ObservationOf.objects.using(OWNER).bulk_create(joined)
    Reply.objects.using(OWNER).bulk_create(replies)


def _observation(chance: Chance, visit: Visit) -> Observation:
    barrier, host = chance.of(BARRIERS), visit.slot.host
    with_children = visit.slot.activity in (Slot.Activity.FAMILY, Slot.Activity.PLACE)
    return Observation(
        id=key(chance),
        week=host.week,
        service=host.service,
        saw=words.line(chance, "saw", host.service),
        childs_experience=words.line(chance, "experience") if with_children else "",
        strength=words.line(chance, "strength"),
        worry=words.line(chance, "worry_how_we_work", barrier) if chance.yes(0.6) else "",
        barrier=barrier,
        barrier_words=words.line(chance, "barrier", barrier),
    )


def _answer(chance: Chance, visits: list[Visit], families: dict[int, Person]) -> None:
    voices = [(visit, _voice(chance, visit, families[visit.slot.pk])) for visit in visits]
    FamilyVoice.objects.using(OWNER).bulk_create([one for _, one in voices])
    FamilyVoiceOf.objects.using(OWNER).bulk_create([FamilyVoiceOf(voice=one, visit=visit) for visit, one in voices])


def _voice(chance: Chance, visit: Visit, child: Person) -> FamilyVoice:
    age = child.age(visit.on) or 0
    by_child = 3 <= age <= 12 and chance.yes(0.3)
    language = _language(chance, child)
    topic, kind = ("by_child", "any") if by_child else ("better", language)
    told = words.line(chance, topic, kind) if language == ENGLISH or words.has(topic, language) else ""
    return FamilyVoice(
        id=key(chance),
        week=visit.slot.host.week,
        service=visit.slot.host.service,
        language=language,
        how=FamilyVoice.How.PAPER if by_child or chance.yes(0.35) else FamilyVoice.How.LINK,
        by_child=by_child,
        listened=chance.of(ANSWERS),
        helped=chance.of(ANSWERS),
        better=told,
    )


def _language(chance: Chance, child: Person) -> str:
    """The language in which a family answers: its own where we ask in it, else mostly English."""
    asked_in = {one.name: code for code, one in languages().items() if code != ENGLISH}
    return asked_in.get(child.language) or chance.of(OTHERWISE)


def key(chance: Chance) -> UUID:
    """A key as a phone would make it, the same for the same seed."""
    return UUID(int=chance.getrandbits(128), version=4)
