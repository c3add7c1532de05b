"""Cards and plans that another side agreed to show: whether the public sees them waits for the own side's key."""

from collections.abc import Iterable, Iterator, Mapping

from django.db.models import Prefetch
from django.urls import reverse

from kunak.agreements.card import RELATIONS, card_hash, card_of, card_states
from kunak.agreements.models import Agreement
from kunak.agreements.parties import parties_at
from kunak.agreements.policies import can_turn_card_key
from kunak.agreements.queries import with_parties
from kunak.agreements.words import joined
from kunak.core.lifecycle import VersionState
from kunak.core.two_keys import KeyState, Turn, key_states
from kunak.desk.queries.rows import Publication, Section, section
from kunak.people.models import Key, Side
from kunak.people.policies import Reader
from kunak.programme.models import Version
from kunak.programme.queries import last_public

ASKED = {KeyState.WAITING, KeyState.STALE}  # a side that took its key back has given its answer
Asked = tuple[Agreement, Publication]


def publications(reader: Reader, side: Side) -> Section[Publication]:
    """Return what waits for a side's consent to be public, newest first. A fixed number of queries."""
    found = sorted([*_cards(side), *_plans(side)], key=lambda one: one[1].on, reverse=True)
    return section([one for _, one in found], can_act=bool(found) and can_turn_card_key(reader, found[0][0]))


def _cards(side: Side) -> Iterator[Asked]:
    found = Agreement.objects.filter(parties__side=side, card_keys__turned_at__isnull=False).distinct()
    for agreement in with_parties(found).prefetch_related(*RELATIONS):
        states = card_states(agreement, card_hash(card_of(agreement)))
        url = reverse("agreements:card-keys", args=[agreement.pk])
        yield from _asked(agreement, states, agreement.card_keys.all(), side, url=url, is_plan=False)


def _plans(side: Side) -> Iterator[Asked]:
    found = Version.objects.filter(programme__agreement__parties__side=side, state=VersionState.IN_FORCE)
    versions = found.filter(programme__versions__plan_keys__turned_at__isnull=False).distinct()
    replaced = Version.objects.filter(state=VersionState.REPLACED).prefetch_related("plan_keys")
    earlier = Prefetch("programme__versions", replaced, to_attr="replaced")
    related = versions.select_related("programme__agreement")
    for version in related.prefetch_related(parties_at("programme__agreement"), "plan_keys", earlier):
        agreement, keys = version.programme.agreement, version.plan_keys.all()
        turns = [Turn(key.side_id, key.content_hash, key.turned_at is None) for key in keys]
        states = key_states([one.side_id for one in agreement.parties.all()], turns, version.content_hash)
        url, before = version.get_absolute_url(), last_public(version, version.programme.replaced)  # type: ignore[attr-defined]
        if before and not keys and version.in_force_at:
            names = joined([one.label for one in agreement.parties.all()])
            yield (
                agreement,
                Publication(url, is_plan=True, names=names, agreed=(), on=version.in_force_at, public_before=before),
            )
        yield from _asked(agreement, states, keys, side, url=url, is_plan=True)


def _asked(
    agreement: Agreement, states: Mapping[int, KeyState], keys: Iterable[Key], side: Side, *, url: str, is_plan: bool
) -> Iterator[Asked]:
    parties = list(agreement.parties.all())
    agreed = [one for one in parties if states[one.side_id] is KeyState.TURNED]
    if states[side.pk] not in ASKED or not agreed:
        return
    turned = [key.turned_at for key in keys if key.turned_at and key.side_id in {one.side_id for one in agreed}]
    names = joined([one.label for one in parties])
    yield agreement, Publication(url, is_plan, names, tuple(one.label for one in agreed), max(turned))
