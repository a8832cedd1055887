"""What is said about decisions: why one is refused, what to mind, and what the log says."""

from django.utils.timezone import localtime

from articles.models import Entity, NameDecision, NameDecisionKind, sentence
from articles.story import Note, gettext_noop

ALREADY_SAME = gettext_noop("%(name)s and %(target)s are the same already. Nothing was changed.")
GOES_ROUND = gettext_noop(
    "%(target)s leads to %(name)s by a decision of %(day)s about %(about)s (%(decision)s). Nothing was changed: undo"
    " that decision first, or decide the other way round."
)
MOVED = gettext_noop(
    "%(name)s is %(now)s by a decision of %(day)s. Nothing was changed: decide about %(now)s, or undo that decision"
    " first."
)
BLOCKED = gettext_noop("%(name)s is no name by a decision of %(day)s. Nothing was changed: undo that decision first.")
NO_TARGET = gettext_noop("Which name %(name)s is compared with was not said. Nothing was changed: choose it.")
ITSELF = gettext_noop("%(name)s cannot be compared with itself. Nothing was changed: choose another name.")
NO_NAME = gettext_noop("How %(name)s is to be shown was not said. Nothing was changed: write a name.")
TOO_LONG = gettext_noop(
    "The name has %(length)s characters, and at most %(most)s are kept. Nothing was changed: write a shorter one."
)
NO_TYPE = gettext_noop("Which type %(name)s has was not said. Nothing was changed: choose one.")
SAME_ALREADY = gettext_noop("%(name)s is shown like that already. Nothing was changed.")
PARENTHESES = gettext_noop(
    "What tells %(name)s from others of the name cannot have parentheses: they are put around it. Nothing was changed."
)
SPLIT_NOTHING = gettext_noop(
    "Which mentions of %(name)s are to be split off was not said. Nothing was changed: choose one section, or stories."
)
SPLIT_SAME = gettext_noop(
    "The name split off would be %(name)s again. Nothing was changed: write what tells the two apart."
)
SPLIT_ALREADY = gettext_noop(
    "The section %(section)s was split off from %(name)s by a decision of %(day)s. Nothing was changed: undo that"
    " decision first."
)
NO_STORIES = gettext_noop("None of the chosen stories mentions %(name)s. Nothing was changed.")
DECIDED_ALREADY = gettext_noop(
    "%(name)s and %(target)s were compared on %(day)s (%(decision)s). Nothing was changed: undo that decision first."
)
KEPT_ALREADY = gettext_noop("%(name)s was found a good name on %(day)s. Nothing was changed.")
UNDONE_ALREADY = gettext_noop("The decision about %(name)s was undone on %(day)s already. Nothing was changed.")
WERE_DIFFERENT = gettext_noop("On %(day)s it was decided that %(name)s and %(target)s are not the same.")
IS_A_NAME = gettext_noop("%(target)s is a name in the archive already: the two become one.")

LOGGED = {
    NameDecisionKind.MERGE: gettext_noop("Decided that %(name)s is %(target)s."),
    NameDecisionKind.RENAME: gettext_noop("Decided to show %(name)s as %(target)s."),
    NameDecisionKind.RETYPE: gettext_noop("Decided that %(name)s has another type: %(type)s."),
    NameDecisionKind.BLOCK: gettext_noop("Decided that %(name)s is no name."),
    NameDecisionKind.SPLIT: gettext_noop("Decided that some mentions of %(name)s are of %(target)s."),
    NameDecisionKind.DIFFERENT: gettext_noop("Decided that %(name)s is not %(target)s."),
    NameDecisionKind.UNSURE: gettext_noop("Left open whether %(name)s is %(target)s."),
    NameDecisionKind.KEEP: gettext_noop("Decided that %(name)s is a good name."),
}
LOGGED_UNDOING = gettext_noop("Undid a decision about %(name)s: %(said)s")


def note(text: str, **params: str | int | Entity | NameDecision) -> Note:
    """A note whose code is the name of its text here. An entity says how it is shown, a decision its day and kind."""
    said: dict[str, str | int] = {}
    for key, value in params.items():
        if isinstance(value, NameDecision):
            said["day"] = localtime(value.made_at).date().isoformat()
            said[key] = str(value.get_kind_display())
        else:
            said[key] = str(value) if isinstance(value, Entity) else value
    return Note(code=_CODES[text], text=text, params=said)


def logged(decision: NameDecision) -> Note:
    """What the log says of a decision that was made. Call in the log's language: it names a type."""
    text = LOGGED[NameDecisionKind(decision.kind)]
    target = decision.target
    type_ = target.get_type_display() if target else ""
    params = {"name": str(decision.entity), "target": str(target or ""), "type": type_}
    return Note(code=f"name-{decision.kind}", text=text, params=params)


def logged_undoing(decision: NameDecision) -> Note:
    """What the log says of a decision that was undone. Call in the log's language: it quotes the decision's entry."""
    return Note(
        code="name-undone",
        text=LOGGED_UNDOING,
        params={"name": str(decision.entity), "said": sentence(logged(decision))},
    )


def already_undone(decision: NameDecision) -> Note:
    """Why a decision that was undone cannot be undone."""
    day = localtime(decision.undone_at).date().isoformat()
    return Note(code="name-undone-already", text=UNDONE_ALREADY, params={"name": str(decision.entity), "day": day})


_CODES = {
    text: f"name-{name.lower().replace('_', '-')}"
    for name, text in list(globals().items())
    if name.isupper() and isinstance(text, str)
}
