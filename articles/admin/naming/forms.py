"""What an editor fills in to decide about a name. Each form makes the Wanted that is previewed and then done."""

from typing import Any

from django import forms
from django.db.models import Count
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.naming.words import stories_in_words
from articles.entities.decisions import Wanted
from articles.models import Article, Entity, EntityType, Mention, NameDecisionKind, Section, by_alphabet


class DecisionForm(forms.Form):
    """A form about `entity`. Clean, it answers wanted()."""

    kind: NameDecisionKind

    def __init__(self, *args: Any, entity: Entity, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.entity = entity

    def wanted(self) -> Wanted:
        """The decision asked for."""
        return Wanted(kind=self.kind, entity=self.entity, **self.said())

    def said(self) -> dict[str, Any]:
        """What was filled in, under the names of Wanted."""
        return dict(self.cleaned_data)


class MergeForm(DecisionForm):
    """It is another one, which is chosen from a list of names found."""

    kind = NameDecisionKind.MERGE
    target = forms.ModelChoiceField(Entity.objects.all(), widget=forms.HiddenInput)


class NameForm(DecisionForm):
    """A name, and what tells it from another of that name."""

    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"class": "vTextField"}))
    qualifier = forms.CharField(
        label=_("What tells it apart"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=_("Shown in brackets after the name, for example: footballer. Only when there are two of one name."),
    )

    def __init__(self, *args: Any, entity: Entity, **kwargs: Any):
        super().__init__(*args, entity=entity, initial={"name": entity.name, "qualifier": entity.qualifier}, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Something must be another than it was."""
        found = super().clean() or self.cleaned_data
        if (found.get("name"), found.get("qualifier")) == (self.entity.name, self.entity.qualifier):
            raise forms.ValidationError(self.nothing_new())
        return found

    def nothing_new(self) -> str:
        """What is said when the name stays as it is."""
        return str(_("That is what it is called now. Write another name."))


class RenameForm(NameForm):
    """It is called otherwise."""

    kind = NameDecisionKind.RENAME


class RetypeForm(DecisionForm):
    """It is of another type."""

    kind = NameDecisionKind.RETYPE
    type = forms.ChoiceField(label=_("Type"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, entity: Entity, **kwargs: Any):
        super().__init__(*args, entity=entity, **kwargs)
        others = [(type_.value, type_.label) for type_ in EntityType if type_ != entity.type]
        self.fields["type"].choices = others  # type: ignore[attr-defined]


class BlockForm(DecisionForm):
    """It is no name. There is nothing to fill in."""

    kind = NameDecisionKind.BLOCK


class SectionField(forms.ModelChoiceField):
    """Sections in which the name stands, with how many of its stories each has, as `stories`."""

    def label_from_instance(self, obj: Any) -> str:
        """All of a section, those to come included."""
        n = stories_in_words(obj.stories)
        return gettext("All in the section %(section)s (%(stories)s), now and later") % {"section": obj, "stories": n}


class SplitForm(NameForm):
    """Some of its stories are about another of that name: those of a section, or those that are ticked."""

    kind = NameDecisionKind.SPLIT
    section = SectionField(
        Section.objects.none(), label=_("Stories"), required=False, empty_label=_("The ones ticked below")
    )
    stories = forms.ModelMultipleChoiceField(Article.objects.only("pk"), required=False)

    def __init__(self, *args: Any, entity: Entity, **kwargs: Any):
        super().__init__(*args, entity=entity, **kwargs)
        mentioning = Article.objects.filter(pk__in=Mention.objects.filter(entity=entity).values("article"))
        sections = Section.objects.filter(articles__in=mentioning).annotate(stories=Count("articles"))
        self.fields["section"].queryset = sections.order_by("-stories", by_alphabet("name"))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Either a section or stories."""
        found = super().clean()
        if not self.errors and not found.get("section") and not found.get("stories"):
            raise forms.ValidationError(_("Choose a section, or tick the stories that are about the other one."))
        return found

    def said(self) -> dict[str, Any]:
        """The section, or the stories: never both."""
        said = {**self.cleaned_data, "type": self.entity.type}
        return {**said, "stories": () if said["section"] else tuple(story.pk for story in said["stories"])}

    def nothing_new(self) -> str:
        """What is said when both would be the same."""
        return str(_("Write what tells the other one apart, for example: footballer."))
