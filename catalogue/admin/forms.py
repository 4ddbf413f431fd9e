"""Forms that clean what is typed, leave alone what is not, and never overwrite what they have not seen."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from catalogue import filing
from catalogue.changes import Change, Stale


class TidyForm(forms.ModelForm):
    """Cleans the texts named in ``tidied``, but one that came back as it was stays as it was."""

    tidied: ClassVar[Mapping[str, Callable[[str], str]]] = {}

    def clean(self) -> dict[str, Any]:
        super().clean()
        for name, tidy in self.tidied.items():
            if name in self.cleaned_data:
                self._tidy(name, tidy)
        return self.cleaned_data

    def _tidy(self, name: str, tidy: Callable[[str], str]) -> None:
        before = self.initial.get(name)
        if self.data.get(self.add_prefix(name)) == before:
            self.cleaned_data[name] = before
            return
        self.cleaned_data[name] = tidy(self.cleaned_data[name])
        if self.fields[name].required and not self.cleaned_data[name]:
            self.add_error(name, "There is nothing here that can be read.")


class CuratedForm(TidyForm):
    """A form over a row that two curators may have open at the same time."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    new_slug = forms.SlugField(
        label="new address",
        required=False,
        max_length=100,
        help_text="An address stays for good, so leave this empty; if you must change it, the old "
        "one will lead to the new.",
    )
    change: ClassVar[Change | None] = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.instance.pk is not None:
            self._claim()
            self._check_slug()
        return self.cleaned_data

    def _claim(self) -> None:
        if self.change is None:
            return
        version = self.cleaned_data.get("version")
        try:
            self.change.claim(self.instance, -1 if version is None else version)
        except Stale as stale:
            raise ValidationError(
                f"{stale} Nothing was saved. What you typed is still here: open this page anew in "
                "another tab, see what has changed, and carry your changes over."
            ) from stale

    def _check_slug(self) -> None:
        slug = self.cleaned_data.get("new_slug")
        if slug:
            try:
                filing.check_slug(self.instance, slug)
            except ValidationError as error:
                self.add_error("new_slug", error)


def as_printed(form: forms.ModelForm, named: str, printed: str) -> str:
    """The name as printed; while it is only a name, it follows the choice of another one."""
    chosen, text = form.cleaned_data.get(named), form.cleaned_data.get(printed) or ""
    if named in form.changed_data and printed not in form.changed_data:
        choices: Any = form.fields[named]
        before = choices.queryset.filter(pk=form.initial.get(named)).first()
        if before is not None and before.name == text:
            text = ""
    return text or (chosen.name if chosen else "")
