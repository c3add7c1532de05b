"""What a version changes against the agreed one before it: counted over all measures, told of those that are shown."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.core.cache import cache

from kunak.agreements.history import Change, changes
from kunak.agreements.models import Party
from kunak.core.programme.content import differences
from kunak.programme.content import PARTS, contents_of, draft_hash, hash_of
from kunak.programme.digest import SECONDS, Digest, known_digest
from kunak.programme.models import Measure, Version
from kunak.programme.queries.versions import agreed_before
from kunak.programme.told import Told, measure_told

KINDS = ("added", "changed", "dropped")
FIRST = 20  # told on the page of the version; all are on a page of their own
Kinds = Mapping[str, str]  # what became of a measure, by its line, in the order of the new version


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """What became of one measure: ``added``, ``changed`` field by field, or ``dropped``."""

    kind: str
    line: str
    text: str
    url: str
    changes: tuple[Change, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class VersionChanges:
    """What a version changes; `earlier` is the agreed version that it is compared with, None for a first one."""

    version: Version
    earlier: Version | None
    kinds: Kinds

    def __len__(self) -> int:
        return len(self.kinds)

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many measures are new, changed and dropped, as far as any are."""
        found = Counter(self.kinds.values())
        return tuple((kind, found[kind]) for kind in KINDS if found[kind])

    @property
    def first(self) -> tuple[MeasureChange, ...]:
        """The first of them told. Twelve queries at most."""
        return self.told(list(self.kinds)[:FIRST])

    def lines(self, kind: str) -> list[str]:
        """Return the lines of what was added, changed or dropped; of all for another word."""
        return [line for line, one in self.kinds.items() if kind not in KINDS or one == kind]

    def told(self, lines: Sequence[str]) -> tuple[MeasureChange, ...]:
        """Return what became of some measures field by field, in the order given. Twelve queries at most."""
        if not lines or self.earlier is None:
            return ()
        before, after = _measures(self.earlier, lines), _measures(self.version, lines)
        dropped = Measure.everything.filter(version=self.version, line__in=lines, dropped_at__isnull=False)
        reasons = {str(line): reason for line, reason in dropped.values_list("line", "drop_reason")}
        return tuple(self._one(one, before.get(one), after.get(one), reasons) for one in lines)

    def _one(
        self, line: str, before: Measure | None, after: Measure | None, reasons: Mapping[str, str]
    ) -> MeasureChange:
        parties, shown = list(self.version.programme.agreement.parties.all()), after or before
        told = tuple(changes(_told(before, parties), _told(after, parties))) if before and after else ()
        text, url = (shown.text, shown.get_absolute_url()) if shown else ("", "")
        return MeasureChange(self.kinds[line], line, text, url, told, reasons.get(line, ""))


def version_changes(version: Version, digest: Digest | None = None) -> VersionChanges:
    """Return what a version changes against the agreed one before it. Eleven queries at most, one where it is known.

    Args:
        digest: of an open version, where it is at hand.
    """
    earlier = agreed_before(version)
    if earlier is None:
        return VersionChanges(version, None, {})
    earlier.programme = version.programme
    content = (digest or known_digest(version)).whole if version.is_open else version.content_hash
    name = f"plan-changes-{earlier.content_hash}-{content}"
    known: Kinds | None = cache.get(name)
    if known is not None:
        return VersionChanges(version, earlier, known)
    old, new = contents_of(earlier), contents_of(version)
    kinds = {one.line: one.kind for one in differences(old, new)}
    hash_now = draft_hash if version.is_open else hash_of
    if hash_of(earlier, old) == earlier.content_hash and hash_now(version, new) == content:
        cache.set(name, kinds, SECONDS)  # the two hashes say all that it hangs on, as long as they are true
    return VersionChanges(version, earlier, kinds)


def _measures(version: Version, lines: Collection[str]) -> dict[str, Measure]:
    found = version.measures.filter(line__in=lines).select_related("commitment").prefetch_related(*PARTS)
    return {str(one.line): one for one in found}


def _told(measure: Measure, parties: Sequence[Party]) -> Told:
    """Return a measure as the journal tells it, with what it waits for. No query where its parts are fetched."""
    waits = (one.predecessor for one in measure.dependencies.all())
    return measure_told(measure, parties) | {
        "waits for": sorted(one.text for one in waits if one.dropped_at is None),
    }
