"""The measures of a plan as rows of a table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.utils.translation import get_language

from kunak.agreements.models import Party
from kunak.core.kinds import typed_words
from kunak.core.programme.term import term_words
from kunak.programme.content import measures_of, named, reporters_of
from kunak.programme.forms.funding import AMOUNT
from kunak.programme.forms.territories import shown_territories
from kunak.programme.kinds import known_fields
from kunak.programme.models import Measure, Milestone, Version
from kunak.programme.queries.lines import PlanLine
from kunak.programme.tables.columns import columns_of
from kunak.programme.way_words import state_word
from kunak.programme.wording import SOURCE_NAMES
from kunak.ui.templatetags.kunak_ui import kind_name, sector_name

AT_ONCE = 500  # measures in memory at a time


def table_of(version: Version, lines: Sequence[PlanLine]) -> Iterator[list[str]]:
    """Yield the head and a row for each line, in their order. Three queries for every `AT_ONCE`."""
    parties = list(version.programme.agreement.parties.all())
    columns = columns_of(parties)
    yield [str(column.label) for column in columns]
    for start in range(0, len(lines), AT_ONCE):
        some = lines[start : start + AT_ONCE]
        found = {one.pk: one for one in measures_of(version, {line.pk for line in some})}
        for line in some:
            if line.pk in found:
                counted = {"number": line.number, "state": state_word(line.state.code)}
                cells = cells_of(found[line.pk], parties) | counted
                yield [cells[column.code] for column in columns]


def cells_of(measure: Measure, parties: Sequence[Party]) -> dict[str, str]:
    """Return the cells that are not counted, by the code of their column. No query where all is fetched."""
    reporters = reporters_of(measure)
    return {
        "code": f"{measure.pk}-{measure.revision}",
        "sector": sector_name(measure.sector),
        "kind": kind_name(measure.kind),
        "text": measure.text,
        **_bodies("executors", named(measure, is_co=False), parties),
        **_bodies("coexecutors", named(measure, is_co=True), parties),
        **{f"reporter_{party.letter}": reporters.get(party.pk, "") for party in parties},
        "term": term_words(measure.term, get_language() or "ru").replace("\u00a0", " "),
        "signed_result": measure.signed_result,
        "expected_result": measure.expected_result,
        "indicator": measure.indicator,
        "money": measure.money,
        "funding": "\n".join(funding_lines(measure, parties)),
        "commitment": " ".join(measure.commitment.text.split()) if measure.commitment else "",
        "territories": "; ".join(shown_territories(measure.territories)),
        "details": "\n".join(_details(measure.details)),
        "milestones": "\n".join(_steps(measure.milestones.all())),
    }


def _bodies(code: str, names: Mapping[int, Sequence[str]], parties: Sequence[Party]) -> dict[str, str]:
    return {f"{code}_{party.letter}": "; ".join(names.get(party.pk, ())) for party in parties}


def funding_lines(measure: Measure, parties: Sequence[Party]) -> Iterator[str]:
    """Yield a measure's amounts, one in a line. No query where all is fetched."""
    labels = {party.pk: party.label for party in parties}
    for row in measure.funding.all():
        amount = typed_words(AMOUNT, f"{row.amount:.2f}", get_language() or "ru")
        transfer = (labels[row.to_party_id], row.ground) if row.to_party_id else ()
        told = (str(row.year), labels[row.party_id], str(SOURCE_NAMES[row.source]), str(amount), *transfer)
        yield "; ".join(told).rstrip("; ")


def _steps(steps: Iterable[Milestone]) -> Iterator[str]:
    for step in steps:
        yield f"{step.due_on:%d.%m.%Y}: {step.name}" if step.due_on else step.name


def _details(details: Mapping[str, object]) -> Iterator[str]:
    language = get_language() or "ru"
    for code, value in details.items():
        field = known_fields().get(code)
        if field is not None:
            typed = typed_words(field, value, language)  # type: ignore[arg-type]  # as it was kept
            yield f"{field.name(language)}: {'; '.join(typed) if isinstance(typed, list) else typed}"
