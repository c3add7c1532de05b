"""A draft's page: where it stands, what waits for whom, its texts, visas and disagreements."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from kunak.agreements.models import Party
from kunak.agreements.words import short_title
from kunak.core.drafting import Stage, stage, steps
from kunak.core.registration import StepState, step_state
from kunak.core.two_keys import KeyState
from kunak.drafts.courses import course_of, latest
from kunak.drafts.models import Draft, Edition, Visa
from kunak.drafts.policies import can_decide, can_enter_visa, can_write
from kunak.drafts.queries.panels import EditionKeys, RowShown, SigningShown, edition_keys, row_shown, signing_shown
from kunak.drafts.queries.steps import StepRow, step_rows
from kunak.drafts.rules import limits_of
from kunak.drafts.words import STAGES
from kunak.people.models import Side
from kunak.people.policies import Reader, side_of


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits, for which party, and where it is done; no address where the reader cannot do it."""

    party: Party
    told: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class VisaRow:
    """A visa with where it stands on the day, and whether the reader may enter its answer."""

    visa: Visa
    state: StepState
    can_enter: bool


@dataclass(frozen=True, slots=True)
class DraftPage:
    """All that the page shows."""

    draft: Draft
    short: str
    stage: Stage
    stage_word: str
    steps: tuple[StepRow, ...]
    waiting: tuple[Waiting, ...]
    editions: tuple[Edition, ...]
    latest: Edition | None
    keys: EditionKeys | None
    visas: tuple[VisaRow, ...]
    rows: tuple[RowShown, ...]
    signing: SigningShown
    can_write: bool
    can_decide: bool

    @property
    def lacks_federal(self) -> tuple[str, ...]:
        """Which conclusions of federal bodies an agreement with a country still lacks; none for one between regions."""
        is_abroad = any(party.kind == "country" for party in self.draft.agreement.parties.all())
        asked = {one.visa.kind for one in self.visas}
        return tuple(kind for kind in ("foreign", "justice") if is_abroad and kind not in asked)


def seen_editions(draft: Draft, side: Side | None) -> QuerySet[Edition]:
    """Return what was sent, and the side's own, newest first. No query yet."""
    own = Q(side=side) if side else Q()
    found = draft.editions.filter(Q(sent_at__isnull=False) | own)
    return found.select_related("document", "side__territory", "added_by", "sent_by").order_by("-number")


def visible_visas(draft: Draft, side: Side | None) -> QuerySet[Visa]:
    """Return the visas of the side's own bodies. No query yet."""
    found = Visa.objects.filter(edition__draft=draft, side=side) if side else Visa.objects.none()
    return found.select_related("edition", "asked_by", "officer", "entered_by", "side__territory")


def draft_page(draft: Draft, reader: Reader, on: date) -> DraftPage:
    """Return the page as of a day. Six queries where the draft was fetched with its course.

    Args:
        draft: with editions' keys by their people, see `views.asking`.
    """
    side, course, now = side_of(reader), course_of(draft), latest(draft)
    parties = {party.side_id: party for party in draft.agreement.parties.all()}
    rows = draft.disagreements.select_related("opened_by__territory", "changed_by", "edition")
    shown = tuple(row_shown(row, draft, reader) for row in rows.prefetch_related("wordings", "keys__by"))
    keys = edition_keys(now, draft, reader) if now else None
    signing = signing_shown(draft, reader)
    where = stage(course)
    return DraftPage(
        draft=draft,
        short=short_title(draft.agreement),
        stage=where,
        stage_word=str(STAGES[where]),
        steps=step_rows(steps(course, on), parties),
        waiting=tuple(_waiting(draft, keys, shown, signing, side.pk if side else None)),
        editions=tuple(seen_editions(draft, side)),
        latest=now,
        keys=keys,
        visas=tuple(_visa(visa, reader, draft, on) for visa in visible_visas(draft, side)),
        rows=shown,
        signing=signing,
        can_write=draft.is_open and can_write(reader, draft),
        can_decide=draft.is_open and can_decide(reader, draft),
    )


def _visa(visa: Visa, reader: Reader, draft: Draft, on: date) -> VisaRow:
    limit, can_enter = limits_of(visa.side).visa, draft.is_open and can_enter_visa(reader, visa)
    if limit is None:
        state = StepState("done" if visa.given_on else "unknown", visa.given_on)
    else:
        state = step_state(limit, signed_on=visa.asked_on, done_on=visa.given_on, on=on)
    return VisaRow(visa, state, can_enter)


def _waiting(
    draft: Draft, keys: EditionKeys | None, rows: tuple[RowShown, ...], signing: SigningShown, own: int | None
) -> Iterator[Waiting]:
    """Yield what each side has still to do for the agreement to be signed."""
    if not draft.is_open:
        return
    for one in rows:
        if one.row.is_open:
            yield from _of_row(one, own)
    if keys and keys.is_agreed:
        yield from _of_signing(draft, signing, own)
    elif keys and not keys.open_rows:
        yield from _of_text(draft, keys)


def _of_text(draft: Draft, keys: EditionKeys) -> Iterator[Waiting]:
    """Yield the keys that a text waits for; one that was given back waits for a new text instead."""
    edition = latest(draft)
    if edition is None or any(key.state is KeyState.RETURNED for key in keys.sides):
        return
    told = _("consent to the text of edition No. %(number)s") % {"number": edition.number}
    for key in keys.sides:
        if key.state is not KeyState.TURNED:
            yield Waiting(key.party, told, f"{draft.get_absolute_url()}#keys-panel" if key.is_own else "")


def _of_row(one: RowShown, own: int | None) -> Iterator[Waiting]:
    url = reverse("drafts:row", args=[one.row.draft_id, one.row.pk])
    if not one.row.settled:
        for party, text in one.wordings:
            if not text:
                told = _("wording of clause %(clause)s") % {"clause": one.row.clause}
                yield Waiting(party, told, url if party.side_id == own else "")
        if all(text for _party, text in one.wordings):
            told = _("a settled wording of clause %(clause)s") % {"clause": one.row.clause}
            for party, _text in one.wordings:
                yield Waiting(party, told, url if party.side_id == own else "")
    for key in one.sides:
        if key.state is not KeyState.TURNED:
            told = _("consent to the settled wording of clause %(clause)s") % {"clause": one.row.clause}
            yield Waiting(key.party, told, url if key.is_own else "")


def _of_signing(draft: Draft, signing: SigningShown, own: int | None) -> Iterator[Waiting]:
    url = reverse("drafts:signing", args=[draft.pk])
    for party, named in signing.signatories:
        if named is None:
            yield Waiting(party, _("who signs"), url if party.side_id == own else "")
    if signing.is_told:
        for key in signing.sides:
            if key.state is not KeyState.TURNED:
                yield Waiting(key.party, _("confirmation of the signing"), url if key.is_own else "")
