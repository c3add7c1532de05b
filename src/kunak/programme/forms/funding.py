"""Where the money for a measure comes from: one row for each amount."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from kunak.agreements.models import Agreement, Party
from kunak.core.errors import BadInput
from kunak.core.kinds import clean, typed_words
from kunak.core.programme.funding import BUDGETS
from kunak.core.reference import Field
from kunak.programme.models import Funding, Measure
from kunak.programme.services import FundingInput
from kunak.programme.told import agreement_called
from kunak.programme.wording import SOURCE_NAMES, detail_refusal

MOST_ROWS, SPARE_ROWS = 40, 1
FIRST_YEAR, LAST_YEAR = 1990, 2100
AMOUNT = Field("amount", "", "", "money")
PARTS = ("party", "source", "year", "amount", "to_party", "agreement")

Row = dict[str, object]
Grounds = Mapping[int, Agreement]  # by primary key


class FundingForm(forms.Form):
    """One amount: whose, from which source, for which year; of a transfer, to whose budget and by which agreement."""

    party = forms.TypedChoiceField(label=gettext_lazy("Side"), required=False, coerce=int, empty_value=None)
    source = forms.ChoiceField(label=gettext_lazy("Source"), required=False)
    year = forms.CharField(
        label=gettext_lazy("Year"),
        required=False,
        max_length=10,
        widget=forms.TextInput(attrs={"class": "input input--short", "inputmode": "numeric"}),
    )
    amount = forms.CharField(
        label=gettext_lazy("Amount, roubles"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"class": "input input--short", "inputmode": "decimal"}),
    )
    to_party = forms.TypedChoiceField(
        label=gettext_lazy("Transfer to the budget of"), required=False, coerce=int, empty_value=None
    )
    agreement = forms.TypedChoiceField(
        label=gettext_lazy("By which agreement"), required=False, coerce=int, empty_value=None
    )

    def __init__(self, parties: Sequence[Party], grounds: Grounds, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sides = [(party.pk, party.label) for party in parties]
        for name, none in (("party", "—"), ("to_party", _("no transfer"))):
            self.fields[name].choices = [("", none), *sides]  # type: ignore[attr-defined]
        self.fields["source"].choices = [("", "—"), *SOURCE_NAMES.items()]  # type: ignore[attr-defined]
        called = [(key, agreement_called(one)) for key, one in grounds.items()]
        self.fields["agreement"].choices = [("", "—"), *called]  # type: ignore[attr-defined]
        self.grounds = grounds

    @property
    def is_filled(self) -> bool:
        """Whether anything stands in the row."""
        return any(str(self[name].value() or "").strip() for name in PARTS)

    def clean_year(self) -> int | None:
        """Return the year."""
        text = self.cleaned_data["year"].strip()
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR):
            raise forms.ValidationError(_("“%(text)s” is not a year. Write it as 2026.") % {"text": text})
        return int(text)

    def clean_amount(self) -> Decimal | None:
        """Return the amount."""
        try:
            found = clean(AMOUNT, self.cleaned_data["amount"])
        except BadInput as error:
            raise forms.ValidationError(detail_refusal(error.value, error.reason)) from None
        if found is not None and Decimal(str(found)) == 0:
            raise forms.ValidationError(_("An amount of nothing: empty the row instead."))
        return None if found is None else Decimal(str(found))

    def clean(self) -> dict[str, Any]:
        """Refuse a row that is filled in half, and a transfer that cannot be one."""
        cleaned = super().clean() or {}
        if not self.is_filled:
            return cleaned
        for name in ("party", "source", "year", "amount"):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("Fill this in, or empty the row."))
        self._check_transfer(cleaned)
        return cleaned

    def _check_transfer(self, cleaned: Mapping[str, Any]) -> None:
        to_party = cleaned.get("to_party")
        if to_party is None:
            if cleaned.get("agreement"):
                self.add_error(
                    "agreement", _("An agreement is named for transfers alone: say to whose budget it goes.")
                )
        elif to_party == cleaned.get("party"):
            self.add_error("to_party", _("A transfer goes to the budget of another side."))
        elif cleaned.get("source") not in BUDGETS and "source" not in self.errors:
            self.add_error("source", _("A transfer comes from a budget."))

    def given(self) -> FundingInput:
        """Return the amount that was entered; only after `is_valid`, and of a filled row."""
        told = {name: self.cleaned_data[name] for name in PARTS}
        return FundingInput(**(told | {"agreement": self.grounds.get(told["agreement"])}))


def bound_funding(parties: Sequence[Party], grounds: Grounds, data: Mapping[str, Any]) -> list[FundingForm]:
    """Return the rows that came back, whatever their number."""
    rows = [n for n in range(MOST_ROWS) if any(f"money{n}-{name}" in data for name in PARTS)]
    return [FundingForm(parties, grounds, data, prefix=f"money{n}") for n in rows]


def shown_funding(parties: Sequence[Party], grounds: Grounds, rows: Iterable[Row]) -> list[FundingForm]:
    """Return these rows and an empty one."""
    shown = [*rows, *[{} for _ in range(SPARE_ROWS)]][:MOST_ROWS]
    return [FundingForm(parties, grounds, initial=row, prefix=f"money{n}") for n, row in enumerate(shown)]


def funding_of(rows: Iterable[Funding]) -> list[Row]:
    """Return what the form shows of a measure's money."""
    language = get_language() or "ru"
    return [
        {
            "party": row.party_id,
            "source": row.source,
            "year": row.year,
            "amount": typed_words(AMOUNT, f"{row.amount:.2f}", language),
            "to_party": row.to_party_id,
            "agreement": row.agreement_id,
        }
        for row in rows
    ]


def funding_typed(measure: Measure) -> Iterator[tuple[str, list[str]]]:
    """Yield a measure's amounts as the form would be sent."""
    for n, row in enumerate(funding_of(measure.funding.all())):
        yield from ((f"money{n}-{name}", ["" if row[name] is None else str(row[name])]) for name in PARTS)
