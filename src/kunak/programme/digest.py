"""A content of thousands of measures in short: its hashes, remembered as long as no row of it changes."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.cache import cache
from django.db import connection

from kunak.core.programme.content import MeasureContent
from kunak.programme.content import contents_of, draft_hash, parties_in, rows_of
from kunak.programme.models import Version

SECONDS = 3600  # that a process remembers what it made of a content


@dataclass(frozen=True, slots=True)
class Digest:
    """A content in short.

    Args:
        whole: its `draft_hash`.
        sectors: the same of each sector's measures alone.
        unfounded: texts of the measures that move money between budgets without an agreement of its own.
    """

    whole: str
    sectors: Mapping[str, str]
    unfounded: tuple[str, ...]


def digest_of(version: Version, contents: Sequence[MeasureContent] | None = None) -> Digest:
    """Return the content of a version in short.

    Args:
        contents: all its measures, where they are at hand; else five queries.
    """
    measures = contents_of(version) if contents is None else contents
    sectors: dict[str, list[MeasureContent]] = {}
    for one in measures:
        sectors.setdefault(one.sector, []).append(one)
    return Digest(
        draft_hash(version, measures),
        {sector: draft_hash(version, ones) for sector, ones in sectors.items()},
        tuple(one.text for one in measures if one.is_unfounded),
    )


def known_digest(version: Version) -> Digest:
    """Return the content of a version in short; this process remembers it until any row changes. Fifteen queries.

    Five of them where it is remembered: the rows are compared as the database has them, which is far less work than
    to make contents of thousands of measures.
    """
    name = f"plan-digest-{_stamp(version)}"
    found: Digest | None = cache.get(name)
    if found is None:
        found = digest_of(version)
        if name == f"plan-digest-{_stamp(version)}":  # nobody has written meanwhile
            cache.set(name, found, SECONDS)
    return found


def _stamp(version: Version) -> str:
    """Return a hash of all rows of a version as the database has them, with its period. Five queries."""
    parties = [party.pk for party in parties_in(version)]
    told = hashlib.sha256(f"{version.pk} {version.programme} {parties}".encode())
    for rows in rows_of([version.pk]):
        statement, given = rows.query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(statement, given)
            told.update(repr(cursor.fetchall()).encode())
    return told.hexdigest()
