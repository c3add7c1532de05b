"""What somebody saved, beside what somebody else typed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from kunak.programme.errors import EditedMeanwhile
from kunak.programme.forms import MeasureForm, initial_of, steps_of
from kunak.programme.forms.details import PREFIX
from kunak.programme.forms.funding import FundingForm
from kunak.programme.models import Measure
from kunak.programme.queries.details import details_of
from kunak.programme.queries.funding import funding_of_measure


@dataclass(frozen=True, slots=True)
class Differing:
    """A field whose saved value is not the typed one; several rows are parted by line breaks."""

    label: str
    saved: str
    typed: str


@dataclass(frozen=True, slots=True)
class SavedMeanwhile:
    """Who saved when, and every field that differs from what was typed."""

    who: str
    at: datetime
    fields: tuple[Differing, ...]


def saved_meanwhile(measure: Measure, form: MeasureForm, error: EditedMeanwhile) -> SavedMeanwhile:
    """Compare what is saved with what was typed; the form may be saved again, over exactly what is shown here."""
    found = Measure.everything.select_related("changed_by").prefetch_related("executors", "milestones", "funding")
    saved = found.get(pk=measure.pk)
    values = initial_of(saved, form.parties)
    fields = [
        Differing(
            str(form.fields[name].label), _words(form, name, values.get(name)), _words(form, name, form[name].value())
        )
        for name in form.fields
        if name != "revision"
    ]
    fields.extend(_saved_alone(form, saved))
    steps = [f"{step['name']} {step['due_on']}".strip() for step in steps_of(saved.milestones.all())]
    typed = [f"{step['name'].value() or ''} {step['due_on'].value() or ''}".strip() for step in form.steps]
    fields.append(Differing(_("Milestones"), "\n".join(steps), "\n".join(filter(None, typed))))
    money = [row.words for row in funding_of_measure(saved, form.parties)]
    written = [_row_words(row) for row in form.funding if row.is_filled]
    fields.append(Differing(_("Money"), "\n".join(money), "\n".join(written)))
    _take_revision(form, saved.revision)
    return SavedMeanwhile(error.who, error.at, tuple(one for one in fields if one.saved != one.typed))


def _saved_alone(form: MeasureForm, saved: Measure) -> Iterator[Differing]:
    """Yield what was saved in fields that the form has not: those of a kind that was chosen meanwhile."""
    for row in details_of(saved):
        if f"{PREFIX}{row.code}" not in form.fields:
            yield Differing(row.label, row.words, "")


def _row_words(row: FundingForm) -> str:
    """Return what was typed about one amount, in the order in which a saved one is told."""
    told = []
    for name in ("party", "source", "year", "amount", "to_party", "agreement"):
        value = str(row[name].value() or "")
        choices = {str(key): str(label) for key, label in getattr(row.fields[name], "choices", ())}
        told.append(choices.get(value, value) if value else "")
    return ", ".join(filter(None, told))


def _words(form: MeasureForm, name: str, value: object) -> str:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "\n".join(str(row).strip() for row in value if str(row).strip())
    choices = getattr(form.fields[name], "choices", None)
    if choices is not None:
        named = {str(key): str(label) for key, label in choices}
        return named.get(str(value), "") if value not in {None, ""} else ""
    return str(value or "").replace("\r\n", "\n").strip()


def _take_revision(form: MeasureForm, revision: int) -> None:
    """Let the form be sent again as one that has seen this revision."""
    data = form.data.copy()  # type: ignore[attr-defined]
    data["revision"] = str(revision)
    form.data = data
