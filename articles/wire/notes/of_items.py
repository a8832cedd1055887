"""What is said about one item: why it is no story, what was repaired or left out."""

from articles.story import Note, gettext_noop

NOTHING_IN_IT = Note(code="no_text", text=gettext_noop("There is no text and no headline."))
HEADLINE_ONLY = Note(code="headline_only", text=gettext_noop("There is no text, only a headline."))
GUID_TOO_LONG = Note(code="guid_too_long", text=gettext_noop("The identifier is too long (more than 500 characters)."))

GUID_UNSTABLE = Note(
    code="guid_unstable",
    text=gettext_noop(
        "There is neither an identifier nor a time, so a later version cannot be recognised as the same story."
    ),
)
KILL_UNNAMED = Note(
    code="kill_unnamed",
    text=gettext_noop(
        "The agency withdraws an earlier story, and this format cannot say which. Find it and withdraw it."
    ),
)
RECORD_CUT_OFF = Note(code="record_cut_off", text=gettext_noop("The story stops in the middle. Fetch it again."))


def html_too_long(limit: int) -> Note:
    """A body of more characters than the cleaner can take in reasonable time."""
    return Note(
        code="html_too_long",
        text=gettext_noop("The text is longer than %(limit)s characters of HTML; no wire story is."),
        params={"limit": limit},
    )


def skipped_type(kind: str) -> Note:
    """A picture, a video, a package: rightly no story."""
    return Note(code="not_a_text", text=gettext_noop("An item of type %(type)s is not text."), params={"type": kind})


def item_without_uri(item: int, count: int) -> Note:
    """An item of a ninjs list that has no identity."""
    return Note(
        code="item_without_uri",
        text=gettext_noop('ninjs item %(item)s of %(count)s has no "uri".'),
        params={"item": item, "count": count},
    )


def item_not_object(item: int, count: int) -> Note:
    """An element of a ninjs list that is no object."""
    return Note(
        code="item_not_object",
        text=gettext_noop("ninjs item %(item)s of %(count)s is not an object."),
        params={"item": item, "count": count},
    )


def twice_in_object(name: str) -> Note:
    """The same property stands twice in one JSON object."""
    return Note(
        code="json_duplicate_key",
        text=gettext_noop('"%(name)s" stands twice in the same JSON object, and nobody can tell which one counts.'),
        params={"name": name},
    )


def not_json(word: str) -> Note:
    """NaN or Infinity, which Python writes and JSON does not have."""
    return Note(
        code="json_not_a_number",
        text=gettext_noop("Not valid JSON: %(word)s is not a JSON value."),
        params={"word": word},
    )


def item_without_id(format_name: str, item: int, count: int, name: str) -> Note:
    """An item of an XML file that has no identity."""
    return Note(
        code="item_without_id",
        text=gettext_noop('%(format)s: item %(item)s of %(count)s has no "%(name)s".'),
        params={"format": format_name, "item": item, "count": count, "name": name},
    )


MOJIBAKE = Note(code="mojibake_repaired", text=gettext_noop("Letters that had been decoded wrongly were repaired."))
MOJIBAKE_LEFT = Note(
    code="mojibake_left", text=gettext_noop("Some letters look wrongly decoded and could not be repaired.")
)
ESCAPED_TWICE = Note(
    code="escaped_twice", text=gettext_noop("The text had been escaped twice; it was read as the HTML it is.")
)
ACTIVE_CONTENT = Note(code="active_content", text=gettext_noop("Active content was removed."))
NO_ARCHIVAL_USE = Note(
    code="no_archival_use",
    text=gettext_noop("The agency says that this story must not be archived. Check your agreement."),
)


def control_characters(count: int) -> Note:
    """How many control characters were dropped."""
    return Note(
        code="control_characters",
        text=gettext_noop("Control characters were removed (%(count)s)."),
        params={"count": count},
    )


def page_remnant(text: str) -> Note:
    """A piece of the web page that the text was copied from."""
    return Note(
        code="page_remnant",
        text=gettext_noop("A remnant of a web page was left out: “%(text)s”."),
        params={"text": text},
    )


def after_signoff(text: str) -> Note:
    """What follows the sign-off is not the story; `text` is its beginning."""
    return Note(
        code="after_signoff",
        text=gettext_noop("Text after the sign-off was left out: “%(text)s”."),
        params={"text": text},
    )


def not_a_language(value: str) -> Note:
    """A language that is no BCP 47 tag."""
    return Note(
        code="language_unknown",
        text=gettext_noop("The language is given as %(value)s, which is not a language code; it was left out."),
        params={"value": value},
    )


def status_unknown(value: str) -> Note:
    """A status that we do not know must not make a story public."""
    return Note(
        code="status_unknown",
        text=gettext_noop("The status %(value)s is not known, so the story is withheld from the public."),
        params={"value": value},
    )


HEADLINE_CUT = Note(
    code="headline_cut",
    text=gettext_noop("The headline is the beginning of the text, cut by the agency that passed the story on."),
)


def language_of_relay(value: str) -> Note:
    """A language that is the relay's and not the story's."""
    return Note(
        code="language_of_relay",
        text=gettext_noop(
            "The language given, %(value)s, is that of the agency that passed the story on; it was left out."
        ),
        params={"value": value},
    )


def withdrawn_by(guid: str) -> Note:
    """The story is known to this file only by its identifier, and withdrawn by another one."""
    return Note(
        code="withdrawn_by",
        text=gettext_noop("Another story, %(guid)s, says that this one is withdrawn."),
        params={"guid": guid},
    )
