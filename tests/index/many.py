"""Stories by the hundreds, stored at once."""

from django.db.models import OuterRef, Subquery

from articles.entities.fold import fold_words
from articles.models import Alias, Article, Entity, Mention, Revision
from tests.factories import BatchFactory, ProviderFactory, RawFile


def many_stories(count: int, person: str) -> list[int]:
    """So many public stories, told apart by number, each of which mentions the person once; their keys."""
    provider, batch, raw = ProviderFactory(), BatchFactory(), RawFile.objects.keep(b"many")
    made = Article.objects.bulk_create(
        Article(provider=provider, guid=f"many:{number}", headline=f"Telegram {number}", body="Valget.", language="da")
        for number in range(count)
    )
    Revision.objects.bulk_create(Revision(article=story, batch=batch, raw=raw) for story in made)
    pks = [story.pk for story in made]
    shown = Revision.objects.filter(article=OuterRef("pk")).values("pk")[:1]
    Article.objects.filter(pk__in=pks).update(shown=Subquery(shown))
    entity, _made = Entity.objects.get_or_create(type="person", name=person, defaults={"shown": person})
    Alias.objects.get_or_create(entity=entity, text=person, defaults={"words": fold_words(person)})
    Mention.objects.bulk_create(
        Mention(article=story, entity=entity, found=entity, field="body", start=0, end=9, text=person) for story in made
    )
    return pks
