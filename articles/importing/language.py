"""Which language a story is taken to be in: the file's own word, else that of the text, else the agency's usual one."""

from articles.story import Story
from articles.wire import detect_language


def detected_language(story: Story) -> str:
    """The language of the text, where the file names none; "" where it does, or where the text does not tell."""
    if story.language and not story.language_is_assumed:
        return ""
    return detect_language((story.headline, story.lead, *story.paragraphs), usual=story.language) or ""


def language_of(story: Story) -> str:
    """The language that names are looked for and words are indexed in; "" when nothing tells."""
    return chosen_language(story.language or "", detected_language(story), is_assumed=story.language_is_assumed)


def chosen_language(language: str, detected: str, *, is_assumed: bool) -> str:
    """The one rule, from what the file or the agency gives and what the text tells."""
    return language if language and not is_assumed else detected or language
