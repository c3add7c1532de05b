"""Versions that the person is to approve inside the own side, before its key."""

from collections.abc import Iterator

from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kunak.agreements.parties import parties_at
from kunak.agreements.words import joined
from kunak.core.lifecycle import OPEN_VERSIONS, VersionState
from kunak.core.two_keys import KeyState
from kunak.desk.queries.entries import Entry, Part, part
from kunak.people.models import Membership, Side
from kunak.people.policies import Reader, membership_of
from kunak.programme.content import contents_of_all
from kunak.programme.digest import digest_of
from kunak.programme.inner import Asked, asked_of, inner_from, led_sectors, speaks_for
from kunak.programme.models import Approval, Version
from kunak.programme.wording import place_told


def approvals(reader: Reader, side: Side) -> Part:
    """Return the versions that wait for the person's word. Two queries where the side asks nobody, else some more.

    Their number does not grow with that of the versions.
    """
    membership, asked = membership_of(reader), asked_of(side)
    found = _entries(membership, asked) if membership is not None and asked.is_anything else ()
    heading, act = _("To approve inside our side"), pgettext("button", "Look")
    return part("approve", heading, found, can_act=True, act=act, sign="check")


def _entries(membership: Membership, asked: Asked) -> Iterator[Entry]:
    led = led_sectors(membership.side)
    versions = _versions(membership.side)
    contents = contents_of_all(versions)
    for version in versions:
        digest = digest_of(version, contents[version.pk])
        inner = inner_from(version, asked, digest, version.own_approvals)  # type: ignore[attr-defined]
        waiting = [place for place, state in inner.states.items() if state is not KeyState.TURNED]
        ours = [place_told(place) for place in waiting if speaks_for(membership, place, asked, led)]
        if ours:
            names = joined([party.label for party in version.programme.agreement.parties.all()])
            title = _("Plan of measures, version %(n)d") % {"n": version.number}
            yield Entry(f"{version.get_absolute_url()}#inner-panel", title, names, ", ".join(ours))


def _versions(side: Side) -> list[Version]:
    """Return the versions about which a side's people speak now. At most ten queries."""
    own = Q(state__in=OPEN_VERSIONS, drafted_by_side=side)
    theirs = Q(state=VersionState.SENT) & ~Q(drafted_by_side=side)
    found = Version.objects.filter(own | theirs, programme__agreement__parties__side=side)
    said = Approval.objects.filter(side=side)
    return list(
        found.select_related("programme__agreement").prefetch_related(
            parties_at("programme__agreement"),
            Prefetch("approvals", said, to_attr="own_approvals"),
        )
    )
