"""What a coordinator types about an act after the signing: one form for each kind."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kunak.agreements.models import Agreement
from kunak.agreements.queries import agreements_of
from kunak.agreements.queries.read_acts import documents_for
from kunak.agreements.services import NewAct
from kunak.agreements.words import kind_word, short_title
from kunak.documents import typed
from kunak.documents.fields import RENEWALS
from kunak.documents.models import Document
from kunak.people.models import Side

BAD_DAY = _("This is no day. Write it like 29.05.2025.")
BAD_LENGTH = _("This is no length of time. Write it like “6 months”.")
DAY_HINT = _("Like 29.05.2025.")
LENGTH_HINT = _("Like “5 years”, “6 months”, “30 days”.")
ON_LABELS = {
    "notice": _("Day of the notice"),
    "in_force": _("Day of the exchange of notifications, ratification or publication"),
    "suspension": _("First day without application"),
    "resumption": _("First day of application"),
}


class DayField(forms.CharField):
    """A whole day as people write it."""

    def __init__(self, **named: Any) -> None:
        super().__init__(max_length=100, **{"help_text": DAY_HINT} | named)

    def clean(self, value: Any) -> Any:
        """Return the day, None where nothing was typed."""
        text = super().clean(value)
        if not text:
            return None
        known = typed.day(text)
        if known is None or len(known) != len("2025-05-29"):
            raise forms.ValidationError(str(BAD_DAY))
        return date.fromisoformat(known)


class LengthField(forms.CharField):
    """A length of time as people write it."""

    def __init__(self, **named: Any) -> None:
        super().__init__(max_length=100, **{"help_text": LENGTH_HINT} | named)

    def clean(self, value: Any) -> Any:
        """Return the length as ISO 8601, an empty text where nothing was typed."""
        text = super().clean(value)
        known = typed.length(text) if text else ""
        if known is None or known == "indefinite":
            raise forms.ValidationError(str(BAD_LENGTH))
        return known


class ActForm(forms.Form):
    """The day, what the kind of act asks for, and what proves it."""

    def __init__(self, kind: str, agreement: Agreement, side: Side, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.kind, self.agreement, self.side = kind, agreement, side
        self.fields["on"] = DayField(label=ON_LABELS.get(kind, _("Day of the act")))
        if kind in OWN_FIELDS:
            OWN_FIELDS[kind](self)
        self.fields["ground"] = forms.CharField(
            label=_("What proves it"),
            help_text=_("For the other side, for instance: letter of 29.11.2029 No. 15."),
            max_length=500,
        )
        documents = documents_for(agreement, side)
        self.fields["document"] = forms.ModelChoiceField(
            Document.objects.filter(pk__in=[one.pk for one in documents]).defer("text"),
            label=_("Its document"),
            help_text=_("One of yours is shown to the other side with the act."),
            required=False,
            empty_label=_("not loaded"),
        )

    def add_party(self) -> None:
        """Ask whose notice it is."""
        self.fields["party"] = forms.ModelChoiceField(
            self.agreement.parties.all(), label=_("Whose notice"), empty_label=None, widget=forms.RadioSelect
        )

    def clean(self) -> dict[str, Any]:
        """Check together what belongs together."""
        cleaned = super().clean() or self.cleaned_data
        if self.kind == "renewal":
            self._clean_renewal(cleaned)
        elif self.kind == "amendment":
            self._clean_amendment(cleaned)
        elif self.kind == "supersession" and not cleaned.get("later") and not cleaned.get("later_title"):
            self.add_error("later_title", _("Choose the later agreement or write its title."))
        return cleaned

    def _clean_renewal(self, cleaned: dict[str, Any]) -> None:
        if bool(cleaned.get("period")) == bool(cleaned.get("until")) and not self.errors:
            self.add_error("period", _("Write either for how long or until which day."))

    def _clean_amendment(self, cleaned: dict[str, Any]) -> None:
        needed = {
            ("term", "period"): "term_period",
            ("term", "until"): "term_until",
            ("notice", "length"): "notice_length",
        }
        for (choice, value), field in needed.items():
            if cleaned.get(choice) == value and not cleaned.get(field) and field not in self.errors:
                self.add_error(field, _("This field is required."))
        if not self.errors and not self.changed_terms():
            self.add_error(None, _("Choose what the amendment changes: the term, the renewal or the time for notice."))

    def changed_terms(self) -> dict[str, Any]:
        """Return the changed terms of an amendment as TERMS.md writes them."""
        data = self.cleaned_data
        changed: dict[str, Any] = {}
        match data.get("term"):
            case "period":
                changed["term"] = {"kind": "period", "period": data["term_period"]}
            case "until":
                changed["term"] = {"kind": "until", "date": data["term_until"].isoformat()}
            case "indefinite":
                changed["term"] = {"kind": "indefinite"}
        if data.get("renewal"):
            changed["renewal"] = {"kind": data["renewal"]}
        if data.get("renewal") == "automatic":
            changed["renewal"] |= {"period": data.get("renewal_period") or None, "times": data.get("renewal_times")}
        if data.get("notice"):
            changed["notice"] = data["notice_length"] if data["notice"] == "length" else None
        return changed

    def new_act(self) -> NewAct:
        """Return what `record_act` takes, of a valid form."""
        data = self.cleaned_data
        later = data.get("later")
        return NewAct(
            kind=self.kind,
            on=data["on"],
            ground=data["ground"],
            party=data.get("party"),
            received_on=data.get("received_on"),
            effective=data.get("effective"),
            period=data.get("period") or "",
            until=data.get("until"),
            later=later,
            later_title=data.get("later_title") or (_title(later) if later else ""),
            terms=self.changed_terms() if self.kind == "amendment" else None,
            document=data.get("document"),
        )


def _title(agreement: Agreement) -> str:
    return f"{kind_word(agreement.kind)}: {short_title(agreement)}"[:300]


def _notice(form: ActForm) -> None:
    form.add_party()
    form.fields["received_on"] = DayField(label=_("Received by the other side on"), required=False)


def _renewal(form: ActForm) -> None:
    form.fields["period"] = LengthField(label=_("For how long"), required=False)
    form.fields["until"] = DayField(label=_("Or until which last day"), required=False)


def _termination(form: ActForm) -> None:
    form.fields["effective"] = DayField(label=_("Last day in force"))


class LaterField(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django itself is not generic at run time
    """One of the side's agreements, by its short title."""

    def label_from_instance(self, obj: Agreement) -> str:
        """Return the short title."""
        return _title(obj)


def _supersession(form: ActForm) -> None:
    others = agreements_of(form.side).exclude(pk=form.agreement.pk)
    form.fields["later"] = LaterField(
        others, label=_("Later agreement, from the register"), required=False, empty_label=_("not in the register")
    )
    form.fields["later_title"] = forms.CharField(
        label=_("Or its title"), required=False, max_length=300, help_text=_("Where it is not in the register yet.")
    )
    form.fields["effective"] = DayField(label=_("First day of the later agreement"))


def _amendment(form: ActForm) -> None:
    as_it_is = ("", pgettext_lazy("of an amendment", "does not change"))
    form.fields["effective"] = DayField(label=_("Holds from"))
    terms = [as_it_is, ("period", _("for a time")), ("until", _("until a day")), ("indefinite", _("without an end"))]
    form.fields["term"] = forms.ChoiceField(label=_("New term"), choices=terms, required=False)
    form.fields["term_period"] = LengthField(label=_("New term: for how long"), required=False)
    form.fields["term_until"] = DayField(label=_("New term: last day"), required=False)
    form.fields["renewal"] = forms.ChoiceField(
        label=_("New renewal"), choices=[as_it_is, *RENEWALS.items()], required=False
    )
    form.fields["renewal_period"] = LengthField(label=_("Automatic renewal: for how long"), required=False)
    form.fields["renewal_times"] = forms.IntegerField(
        label=_("Automatic renewal: how many times"), required=False, min_value=1, max_value=1000
    )
    notices = [as_it_is, ("length", _("so long before the end")), ("none", _("none is named any more"))]
    form.fields["notice"] = forms.ChoiceField(label=_("New time for notice"), choices=notices, required=False)
    form.fields["notice_length"] = LengthField(label=_("New time for notice: how long before"), required=False)


OWN_FIELDS: dict[str, Callable[[ActForm], None]] = {
    "notice": _notice,
    "notice_withdrawn": ActForm.add_party,
    "renewal": _renewal,
    "termination": _termination,
    "supersession": _supersession,
    "amendment": _amendment,
}
