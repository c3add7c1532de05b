"""Where the sides stand on a text, on a disputed clause and on the signing, and what the reader may do about it."""

from dataclasses import dataclass

from kunak.agreements.models import Party
from kunak.core.drafting import agreed_on
from kunak.core.two_keys import KeyState
from kunak.drafts.courses import (
    course_of,
    edition_states,
    latest,
    row_states,
    settled_hash,
    sides_of,
    signing_hash,
    signing_states,
)
from kunak.drafts.models import Disagreement, Draft, DraftSignatory, Edition
from kunak.drafts.policies import can_decide, can_send, can_write
from kunak.people.models import Key
from kunak.people.policies import Reader, side_of


@dataclass(frozen=True, slots=True)
class SideKey:
    """One side with its state and the last thing that it did; None for nothing."""

    party: Party
    state: KeyState
    key: Key | None
    is_own: bool


@dataclass(frozen=True, slots=True)
class EditionKeys:
    """The sides on a text; `open_rows` are disputed clauses that keep everybody from agreeing."""

    sides: tuple[SideKey, ...]
    is_latest: bool
    is_agreed: bool
    open_rows: int
    can_send: bool
    can_turn: bool
    can_return: bool


def _keys(draft: Draft, states: dict[int, KeyState], keys: list[Key], reader: Reader) -> tuple[SideKey, ...]:
    own = side_of(reader)
    return tuple(
        SideKey(
            party,
            states[party.side_id],
            next((key for key in reversed(keys) if key.side_id == party.side_id), None),
            own is not None and party.side_id == own.pk,
        )
        for party in draft.agreement.parties.all()
    )


def edition_keys(edition: Edition, draft: Draft, reader: Reader) -> EditionKeys:
    """Return where the sides stand on a text. No query where the draft has its course and the keys their people."""
    states, own, course = edition_states(edition, sides_of(draft)), side_of(reader), course_of(draft)
    is_latest = latest(draft) == edition
    may = can_decide(reader, draft) and draft.is_open and is_latest
    mine = states.get(own.pk) if own else None
    return EditionKeys(
        sides=_keys(draft, states, list(edition.keys.all()), reader),
        is_latest=is_latest,
        is_agreed=is_latest and agreed_on(course) is not None,
        open_rows=course.open_rows,
        can_send=edition.sent_at is None and draft.is_open and can_send(reader, edition),
        can_turn=may and mine is not KeyState.TURNED and not course.open_rows,
        can_return=may and mine is not KeyState.RETURNED,
    )


@dataclass(frozen=True, slots=True)
class RowShown:
    """A disputed clause with the wording of each side, None where it has none yet."""

    row: Disagreement
    wordings: tuple[tuple[Party, str], ...]
    sides: tuple[SideKey, ...]
    content_hash: str
    can_write: bool
    can_settle: bool
    can_agree: bool
    can_withdraw: bool


def row_shown(row: Disagreement, draft: Draft, reader: Reader) -> RowShown:
    """Return a row. No query where wordings and keys are fetched."""
    states, own = row_states(row, sides_of(draft)), side_of(reader)
    said = {one.side_id: one.text for one in row.wordings.all()}
    is_open, may = row.is_open and draft.is_open, can_decide(reader, draft)
    mine = states.get(own.pk) if own else None
    return RowShown(
        row=row,
        wordings=tuple((party, said.get(party.side_id, "")) for party in draft.agreement.parties.all()),
        sides=_keys(draft, states, list(row.keys.all()), reader) if row.settled else (),
        content_hash=settled_hash(row),
        can_write=is_open and can_write(reader, draft),
        can_settle=is_open and may,
        can_agree=is_open and may and bool(row.settled) and mine is not KeyState.TURNED,
        can_withdraw=is_open and may and own is not None and row.opened_by_id == own.pk,
    )


@dataclass(frozen=True, slots=True)
class SigningShown:
    """Day, place and signatories, and who has confirmed that it was so."""

    edition: Edition | None
    signatories: tuple[tuple[Party, DraftSignatory | None], ...]
    sides: tuple[SideKey, ...]
    content_hash: str
    is_told: bool
    can_plan: bool
    can_confirm: bool


def signing_shown(draft: Draft, reader: Reader) -> SigningShown:
    """Return the signing as it is told. No query where the draft has its course, signatories and their keys."""
    edition, own = draft.signed_edition if draft.is_signed else latest(draft), side_of(reader)
    states = signing_states(draft, edition, sides_of(draft))
    named = {one.side_id: one for one in draft.signatories.all()}
    may = can_decide(reader, draft) and draft.is_open
    parties = draft.agreement.parties.all()
    is_told = draft.signing_on is not None and len(named) == len(parties)
    is_agreed = agreed_on(course_of(draft)) is not None
    mine = states.get(own.pk) if own else None
    return SigningShown(
        edition=edition,
        signatories=tuple((party, named.get(party.side_id)) for party in parties),
        sides=_keys(draft, states, list(draft.signing_keys.all()), reader),
        content_hash=signing_hash(draft, edition),
        is_told=is_told,
        can_plan=may,
        can_confirm=may and is_agreed and is_told and mine is not KeyState.TURNED,
    )
