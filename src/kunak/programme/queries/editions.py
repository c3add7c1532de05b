"""One measure through all versions of all plans of its agreement: each edition with who, when, why and what changed."""

from collections.abc import Iterable
from dataclasses import dataclass

from kunak.agreements.history import Change, changes
from kunak.agreements.models import Agreement
from kunak.people.models import Side
from kunak.people.policies import Reader, side_of
from kunak.programme import policies
from kunak.programme.models import Measure, Version, VersionKey
from kunak.programme.told import Told, measure_told


@dataclass(frozen=True, slots=True)
class Edition:
    """A measure as one version has it; versions that leave it as it was have the number of the edition before."""

    number: int
    measure: Measure
    changes: tuple[Change, ...]  # against the edition before; none for the first, and where nothing changed
    keys: tuple[VersionKey, ...]  # what the sides did with the version, oldest first
    is_new: bool  # whether it differs from the one before

    @property
    def version(self) -> Version:
        """Whose edition it is."""
        return self.measure.version


def editions(measure: Measure, agreement: Agreement, reader: Reader) -> tuple[Edition, ...]:
    """Return the editions of a measure that a reader may see, the oldest first. Six queries, however many."""
    parties, own = list(agreement.parties.all()), side_of(reader)
    found: list[Edition] = []
    before: Told | None = None
    for one in _rows(measure, agreement):
        if not _is_seen(one, reader, own, is_known=bool(found)):
            continue
        told = measure_told(one, parties)
        is_new = told != before or one.dropped_at is not None
        changed = tuple(changes(before, told)) if before is not None and one.dropped_at is None else ()
        number = (found[-1].number if found else 0) + is_new
        found.append(Edition(number, one, changed, tuple(one.version.keys.all()), is_new))
        before = told
    return tuple(found)


def _rows(measure: Measure, agreement: Agreement) -> Iterable[Measure]:
    found = Measure.everything.filter(line=measure.line, version__programme__agreement=agreement)
    related = ("commitment", "changed_by", "dropped_by", "version__programme", "version__drafted_by_side__territory")
    fetched = found.select_related(*related, "version__created_by").prefetch_related(
        "executors", "milestones", "funding", "version__keys__by", "version__keys__side__territory"
    )
    for one in fetched.order_by("version__programme__starts_on", "version__number"):
        one.version.programme.agreement = agreement
        yield one


def _is_seen(measure: Measure, reader: Reader, own: Side | None, *, is_known: bool) -> bool:
    """Return whether a reader may know of a row: what was dropped in a draft alone stays with its side."""
    if not policies.can_see(reader, measure.version):
        return False
    is_own = own is not None and own.pk == measure.version.drafted_by_side_id
    return measure.dropped_at is None or is_own or is_known or measure.shown_at is not None
