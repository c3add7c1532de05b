"""The rows that every change of a programme waits for, always in the same order."""

from kunak.agreements.parties import parties_at
from kunak.programme.models import Programme, Version


def locked(version: Version) -> Version:
    """Return the version as it stands now, with its programme's row locked first and then its own.

    To be called inside the transaction of the change: nobody sends a version while a measure of it is written.
    """
    Programme.objects.select_for_update(no_key=True).get(pk=version.programme_id)
    fresh = Version.objects.select_for_update(of=("self",), no_key=True).select_related(
        "programme__agreement", "drafted_by_side"
    )
    return fresh.prefetch_related(parties_at("programme__agreement")).get(pk=version.pk)
