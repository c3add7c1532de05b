"""A document comes in: a file or a pasted text."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy

from kunak.documents.errors import NothingToPaste
from kunak.documents.forms.fact import dress
from kunak.documents.words import shortened
from kunak.ui.errors import message_for

PASTED_NAME_CHARACTERS = 60


class AddForm(forms.Form):
    """A file, or else a text."""

    file = forms.FileField(label=gettext_lazy("File"), required=False, allow_empty_file=True)
    text = forms.CharField(label=gettext_lazy("Text"), required=False, strip=False, widget=forms.Textarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields.values())

    def clean(self) -> dict[str, Any]:
        """Refuse a form with neither."""
        cleaned = super().clean() or {}
        if not cleaned.get("file") and not (cleaned.get("text") or "").strip():
            raise forms.ValidationError(message_for(NothingToPaste()))
        return cleaned

    def document(self) -> tuple[str, bytes]:
        """Return the name and the bytes; a pasted text as UTF-8 with plain line ends, named by its first words."""
        file = self.cleaned_data.get("file")
        if isinstance(file, UploadedFile):
            return file.name or "", file.read()
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        first = next(line for line in text.splitlines() if line.strip())
        return shortened(" ".join(first.split()), PASTED_NAME_CHARACTERS).replace("/", " ") + ".txt", text.encode()
