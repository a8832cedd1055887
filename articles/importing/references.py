"""Providers, sections, subjects, names and raw files: rows that stories share, looked up once in an import."""

from articles.entities.link import KnownNames
from articles.importing.read import Item
from articles.models import Provider, RawFile, Section, Subject
from articles.wire import provider_name


class References:
    """Finds or makes shared rows, and remembers them.

    Whoever has a transaction rolled back throws this away and takes a new one: what was made in it is not stored.
    """

    def __init__(self, names: KnownNames | None = None) -> None:
        self.names = names or KnownNames()
        self._raw: RawFile | None = None
        self._providers: dict[str, Provider] = {}
        self._sections: dict[str, Section] = {}
        self._subjects: dict[tuple[str, str], Subject] = {}

    def prepare(self, item: Item) -> None:
        """Have what this story is filed under stored and remembered, before its own transaction holds any lock."""
        story = item.story
        self._providers[story.provider] = self.provider(story.provider, story.provider_name)
        if story.section:
            self._sections.setdefault(story.section, self.section(story.section))
        for subject in story.subjects:
            key = (subject.scheme, subject.code)
            self._subjects.setdefault(key, self.subject(*key, subject.name or ""))

    def provider(self, code: str, name: str | None = None) -> Provider:
        """The agency with this code. `name` is its name as a file gives it, better than one made from the code."""
        made_up = provider_name(code)[:100]
        provider = self._providers.get(code)
        if provider is None:
            provider = Provider.objects.get_or_create(code=code, defaults={"name": (name or made_up)[:100]})[0]
        if name and provider.name == made_up != name[:100]:
            # Only as long as it is still so: an editor's choice is never overwritten.
            Provider.objects.filter(code=code, name=made_up).update(name=name[:100])
            provider.refresh_from_db(fields=["name"])
        return provider

    def raw(self, item: Item) -> RawFile:
        """The file that `item` stood in; one of many items is kept, and asked for, once."""
        if self._raw is None or self._raw.sha256 != item.sha256:
            self._raw = RawFile.objects.keep(item.data, item.sha256)
        return self._raw

    def section(self, name: str) -> Section:
        """The section of this name, cut at the 100 characters that are kept."""
        return self._sections.get(name) or Section.objects.get_or_create(name=name[:100])[0]

    def subject(self, scheme: str, code: str, name: str) -> Subject:
        """The subject with this code; it takes the name if it had none."""
        if known := self._subjects.get((scheme, code)):
            return known
        subject, made = Subject.objects.get_or_create(scheme=scheme[:20], code=code[:40], defaults={"name": name[:200]})
        if name and not made and not subject.name:
            subject.name = name[:200]
            subject.save(update_fields=["name"])
        return subject
