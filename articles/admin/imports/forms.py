"""What an editor fills in to bring stories in."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from articles.admin.imports.charsets import CHARSETS
from articles.importing import Source, wire_limits
from articles.importing.feeds import FetchFailed, fetch_source
from articles.models import Origin, Provider, sentence
from articles.wire import UnreadableFile, WireFile, load_stream, split_pasted


class ManyFilesInput(forms.ClearableFileInput):
    """An input that takes several files."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Cleans to a list of uploaded files; an empty file is kept, the import says what is wrong with it."""

    def __init__(self, **kwargs: Any):
        super().__init__(widget=ManyFilesInput, required=False, allow_empty_file=True, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Each file by itself."""
        clean_one = super().clean
        return [clean_one(one, initial) for one in data or []]


class ImportForm(forms.Form):
    """Files, a folder or pasted text, and what is known of all of them."""

    files = ManyFilesField(  # type: ignore[assignment]  # a field; a form's own files are another thing
        label=_("Drag wire files or zip files here, or choose them")
    )
    folder = ManyFilesField(label=_("A whole folder"))
    text = forms.CharField(
        label=_("One or more stories"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 9})
    )
    feed = forms.CharField(
        label=_("Address"),
        required=False,
        max_length=500,
        widget=forms.URLInput(attrs={"class": "vURLField", "aria-describedby": "feed_help"}),
    )
    provider = forms.ChoiceField(label=_("Provider"), required=False)
    charset = forms.ChoiceField(
        label=_("Charset"), required=False, choices=[("", _("Find out from the file")), *CHARSETS.items()]
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._fetched: list[WireFile] = []
        if not settings.FEED_HOSTS:
            del self.fields["feed"]
        known = Provider.objects.values_list("code", "name")
        self.fields["provider"].choices = [("", _("Read it from the file")), *known]  # type: ignore[attr-defined]

    def clean_folder(self) -> list[UploadedFile]:
        """Hidden files of a folder (.DS_Store) are left out, as on the command line."""
        return [upload for upload in self.cleaned_data["folder"] if not str(upload.name).startswith(".")]

    def clean(self) -> dict[str, Any]:
        """Something must have been brought, or be there to be fetched, which is done now."""
        found = super().clean() or self.cleaned_data
        if not self._uploads() and not (found.get("text") or "").strip() and not found.get("feed"):
            raise forms.ValidationError(_("Choose a file, or paste a story. Nothing was read."))
        if found.get("feed") and not self.errors:
            try:
                self._fetched = [fetch_source(found["feed"], provider=found["provider"] or None)]
            except FetchFailed as problem:
                self.add_error("feed", sentence(problem.note))
        return found

    @property
    def origin(self) -> Origin:
        """How it came, or most of it."""
        if self._uploads():
            return Origin.UPLOAD
        return Origin.FEED if self._fetched else Origin.PASTE

    @property
    def label(self) -> str:
        """The names of what came, one a line, an address without what may be a secret; nothing for pasted text."""
        return "\n".join([*(str(upload.name) for upload in self._uploads()), *(file.name for file in self._fetched)])

    def sources(self) -> Iterator[Source]:
        """What was brought, each file within its limit."""
        for upload in self._uploads():
            yield self._source(upload)
        for fetched in self._fetched:
            yield replace(fetched, charset=self.cleaned_data["charset"] or None)
        for pasted in split_pasted(self.cleaned_data["text"] or ""):
            yield replace(pasted, limits=wire_limits(), provider=self.cleaned_data["provider"] or None)

    def _uploads(self) -> list[UploadedFile]:
        return [*self.cleaned_data.get("files", ()), *self.cleaned_data.get("folder", ())]

    def _source(self, upload: UploadedFile) -> Source:
        name = str(upload.name)
        try:
            # An archive is read from where Django keeps the upload, while the request lasts.
            loaded = load_stream(upload.file, name=name, limits=wire_limits())  # type: ignore[arg-type]
        except UnreadableFile as problem:
            return name, problem.note
        provider, charset = self.cleaned_data["provider"] or None, self.cleaned_data["charset"] or None
        return replace(loaded, provider=provider, charset=charset)
