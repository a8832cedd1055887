"""Providers, sections and subjects: rows that stories share, looked up once in an import."""

from articles.importing.read import Item
from articles.models import Provider, Section, Subject
from articles.wire import provider_name


class References:
    """Finds or makes shared rows. `prepare` before a story's transaction, so that what is remembered is also stored."""

    def __init__(self) -> None:
        self._providers: dict[str, Provider] = {}
        self._sections: dict[str, Section] = {}
        self._subjects: dict[tuple[str, str], Subject] = {}

    def prepare(self, item: Item) -> None:
        """Have the shared rows of this story stored and remembered."""
        story = item.story
        self._providers.setdefault(story.provider, self.provider(story.provider))
        if story.section:
            self._sections.setdefault(story.section, self.section(story.section))
        for subject in story.subjects:
            key = (subject.scheme, subject.code)
            self._subjects.setdefault(key, self.subject(*key, subject.name or ""))

    def provider(self, code: str) -> Provider:
        """The agency with this code, named as the wire room names it."""
        if code in self._providers:
            return self._providers[code]
        return Provider.objects.get_or_create(code=code, defaults={"name": provider_name(code)[:100]})[0]

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
