"""Rows for tests of the rooms below the importer. Tests of whole pages import real files instead."""

import hashlib
from typing import Any

import factory
from factory.django import DjangoModelFactory

from articles.entities.fold import danish_sort_key, fold_words
from articles.importing.choose import choose
from articles.importing.known import history_of
from articles.models import (
    Alias,
    Article,
    DateMention,
    Entity,
    EntityType,
    ImportBatch,
    Mention,
    Origin,
    Provider,
    RawFile,
    Revision,
    Section,
)
from articles.query import read_span
from articles.story import Moment


class ProviderFactory(DjangoModelFactory):
    class Meta:
        model = Provider
        django_get_or_create = ("code",)

    code = "ritzau"
    name = "Ritzau"


class SectionFactory(DjangoModelFactory):
    class Meta:
        model = Section
        django_get_or_create = ("name",)

    name = "Indland"


class BatchFactory(DjangoModelFactory):
    class Meta:
        model = ImportBatch

    origin = Origin.COMMAND
    label = "test"


class RevisionFactory(DjangoModelFactory):
    """A revision of `article`; says nothing about whether it is shown."""

    class Meta:
        model = Revision

    article = factory.SubFactory("tests.factories.ArticleFactory")
    batch = factory.SubFactory(BatchFactory)
    raw = factory.Sequence(lambda n: RawFile.objects.keep(f"raw {n}".encode()))
    content_sha256 = factory.Sequence(lambda n: hashlib.sha256(str(n).encode()).hexdigest())
    version = 1
    format = "ninjs"
    charset_used = "utf-8"


class ArticleFactory(DjangoModelFactory):
    """A public story with one revision. `persons`, `orgs`, `places` name entities to mention.

    `dates` are what its text speaks of: "2020", "2020-08", "2020-08-09", or (first day, end day, unit), all in ISO.
    `moment` is its date (articles.story.Moment); `section` a name; `body` paragraphs parted by blank lines.
    """

    class Meta:
        model = Article
        skip_postgeneration_save = True

    provider = factory.SubFactory(ProviderFactory)
    guid = factory.Sequence("urn:test:{}".format)
    headline = factory.Sequence("Overskrift nummer {}".format)
    lead = ""
    body = "Brødtekst."
    language = "da"
    moment = factory.LazyFunction(lambda: Moment.of_month(2020, 8))

    @classmethod
    def _create(cls, model_class: type[Article], *args: Any, **kwargs: Any) -> Article:
        section = kwargs.pop("section", None)
        if isinstance(section, str):
            section = SectionFactory(name=section)
        moment = kwargs.pop("moment")
        article = model_class(section=section, **kwargs)
        article.moment = moment
        article.save()
        revision = RevisionFactory(
            article=article,
            headline=article.headline,
            lead=article.lead,
            language=article.language,
            status=article.status,
            paragraphs=article.body.split("\n\n"),
        )
        revision.moment = moment
        revision.save()
        article.shown = revision
        article.save()
        return article

    @factory.post_generation
    def dates(self, create: bool, dates: list[str | tuple[str, str, str]] | None) -> None:
        for number, one in enumerate(dates or ()):
            DateMentionFactory(article=self, start=5000 + 100 * number, date=one)

    @factory.post_generation
    def persons(self, create: bool, names: list[str] | None) -> None:
        _mention(self, EntityType.PERSON, names)

    @factory.post_generation
    def orgs(self, create: bool, names: list[str] | None) -> None:
        _mention(self, EntityType.ORG, names)

    @factory.post_generation
    def places(self, create: bool, names: list[str] | None) -> None:
        _mention(self, EntityType.PLACE, names)
        self.refresh_from_db()


def note_correction(article: Article) -> None:
    """Let the story's row say when its versions were corrected last, as an import of them would."""
    chosen = choose(history_of((article.provider.code, article.guid)).versions)
    article.corrected_at = chosen.correction.sent if chosen.correction else None
    article.save(update_fields=["corrected_at"])


class DateMentionFactory(DjangoModelFactory):
    """A date in the text of `article`; `date` as in ArticleFactory's `dates`. Its words are what `date` says."""

    class Meta:
        model = DateMention

    class Params:
        date: str | tuple[str, str, str] = "2020-08-09"

    article = factory.SubFactory(ArticleFactory)
    field = "body"
    start = 0
    text = factory.LazyAttribute(lambda o: o.date if isinstance(o.date, str) else " til ".join(o.date[:2]) or "søndag")
    end = factory.LazyAttribute(lambda o: o.start + len(o.text))
    first_day = factory.LazyAttribute(lambda o: _span(o.date)[0] or None)
    end_day = factory.LazyAttribute(lambda o: _span(o.date)[1] or None)
    unit = factory.LazyAttribute(lambda o: _span(o.date)[2])


def _span(date: str | tuple[str, str, str]) -> tuple[str, str, str]:
    if not isinstance(date, str):
        return date
    span = read_span(date)
    return span.first_day.isoformat(), span.end_day.isoformat(), span.precision.value


def _mention(article: Any, type_: EntityType, names: list[str] | None) -> None:
    for number, name in enumerate(names or ()):
        entity, made = Entity.objects.get_or_create(type=type_, name=name, defaults={"sort_key": danish_sort_key(name)})
        if made:
            Alias.objects.create(entity=entity, text=name, words=fold_words(name))
        start = 1000 * (1 + list(EntityType).index(type_)) + 100 * number
        Mention.objects.create(
            article=article, entity=entity, found=entity, field="body", start=start, end=start + len(name), text=name
        )
