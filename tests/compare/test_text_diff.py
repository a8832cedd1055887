"""Two texts as a reader sees them differ."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.compare import ParagraphChange, PartKind, Totals, as_json, brief, text_diff, totals, word_diff

WORDS = st.sampled_from(["Havnen", "i", "og", "åbner", "Thyborøn", "1.500", "kroner", ",", ".", "igen", "EU's"])
SENTENCES = st.lists(WORDS, max_size=12).map(" ".join)
TEXTS = st.lists(SENTENCES | st.text(max_size=30), max_size=8)


def marked(change: ParagraphChange) -> str:
    """[-taken out-]{+put in+}"""
    signs = {PartKind.SAME: "%s", PartKind.REMOVED: "[-%s-]", PartKind.ADDED: "{+%s+}"}
    return "".join(signs[part.kind] % part.text for part in change.parts)


def difference(old: str, new: str) -> str:
    return marked(word_diff(old, new))


def side(changes: list[ParagraphChange], kind: PartKind) -> list[str]:
    """One of the two texts as the changes hold it."""
    place = "new" if kind == PartKind.ADDED else "old"
    held = sorted((c for c in changes if getattr(c, place) is not None), key=lambda c: getattr(c, place))
    return ["".join(part.text for part in c.parts if part.kind in (PartKind.SAME, kind)) for c in held]


@settings(max_examples=600, deadline=None)
@given(TEXTS, TEXTS)
def test_both_texts_are_in_the_difference_exactly(old: list[str], new: list[str]) -> None:
    changes = text_diff(old, new)

    assert side(changes, PartKind.ADDED) == new
    assert side(changes, PartKind.REMOVED) == old
    assert [c.new for c in changes if c.new is not None] == list(range(len(new)))
    assert all(part.text for change in changes for part in change.parts)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: list[str]) -> None:
    changes = text_diff(text, text)

    assert totals(changes) == Totals(words_added=0, words_removed=0, paragraphs=0)
    assert brief(changes) == []


@settings(max_examples=300, deadline=None)
@given(st.lists(SENTENCES, max_size=6), st.randoms(use_true_random=False))
def test_a_changed_paragraph_is_found_among_its_neighbours(text: list[str], chance: random.Random) -> None:
    text = [f"Afsnit nummer {number} handler om havnen. {paragraph}" for number, paragraph in enumerate(text)]
    if not text:
        return
    at = chance.randrange(len(text))
    changed = [*text[:at], f"{text[at]} Det oplyser politiet", *text[at + 1 :]]

    kinds = [change.kind.value for change in text_diff(text, changed)]

    assert kinds == ["changed" if place == at else "same" for place in range(len(text))]


def test_whole_words_are_marked() -> None:
    assert (
        difference("Mindst en demonstrant har mistet livet", "Mindst to demonstranter har mistet livet")
        == "Mindst [-en demonstrant-]{+to demonstranter+} har mistet livet"
    )
    assert difference("Prisen er 1.500 kroner.", "Prisen er 1.600 kroner.") == "Prisen er [-1.500-]{+1.600+} kroner."
    assert difference("EU-landene er enige", "EU-lande er enige") == "[-EU-landene-]{+EU-lande+} er enige"
    assert difference("Otte er reddet", "Otte er reddet.") == "Otte er reddet{+.+}"
    assert difference("Hun kom hjem", "I går kom hun hjem") == "[-Hun kom-]{+I går kom hun+} hjem"
    assert difference("X kom hjem", "I går X kom hjem") == "{+I går +}X kom hjem"
    assert difference("to  blanke", "to blanke") == "to[-  -]{+ +}blanke"


def test_a_few_words_between_two_changes_are_part_of_one_change() -> None:
    assert (
        difference("Politiet fandt båden og ringede hjem", "Redderne fandt jollen og sejlede hjem")
        == "[-Politiet fandt båden og ringede-]{+Redderne fandt jollen og sejlede+} hjem"
    )
    assert (
        difference("En mand er fundet i havnen ved Hirtshals", "To mand er fundet i havnen ved Skagen")
        == "[-En-]{+To+} mand er fundet i havnen ved [-Hirtshals-]{+Skagen+}"
    )


def test_paragraphs_are_same_changed_new_gone_and_moved() -> None:
    old = [
        "Havnen er lukket hele natten.",
        "Politiet beder alle blive hjemme.",
        "Borgmesteren er på ferie.",
        "Slut.",
    ]
    new = [
        "Politiet beder alle blive hjemme.",
        "Et nyt afsnit om noget helt andet.",
        "Havnen er lukket hele natten.",
        "Borgmesteren er på vej hjem.",
        "Slut.",
    ]

    changes = text_diff(old, new)

    assert [(change.kind.value, change.old, change.new) for change in changes] == [
        ("moved", 1, 0),
        ("new", None, 1),
        ("same", 0, 2),
        ("changed", 2, 3),
        ("same", 3, 4),
    ]
    assert totals(changes) == Totals(words_added=9, words_removed=1, paragraphs=3)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["a b " * 10_000], ["b a a " * 7_000]),
        (["a"] * 20_000, ["a", "a", "b"] * 6_000),
        ([f"Afsnit {n} er her." for n in range(3_000)], [f"Afsnit {n} er her." for n in reversed(range(3_000))]),
        (["Et langt afsnit. " * 20_000, "Kort."], ["Et andet langt afsnit. " * 20_000, "Kort."]),
    ],
    ids=["one paragraph of two words", "one paragraph over and over", "upside down", "too long for words"],
)
def test_long_texts_end_too(old: list[str], new: list[str]) -> None:
    """Each of these is worse than the square of its length for difflib alone."""
    changes = text_diff(old, new)

    assert side(changes, PartKind.ADDED) == new
    assert side(changes, PartKind.REMOVED) == old


def test_what_was_taken_out_stands_before_what_was_put_in() -> None:
    changes = text_diff(["Sne i nord.", "Slut."], ["Helt andre ord.", "Slut."])

    assert [marked(change) for change in changes] == ["[-Sne i nord.-]", "{+Helt andre ord.+}", "Slut."]


def test_what_is_gone_stands_where_it_stood() -> None:
    changes = text_diff(["Først.", "Her stod noget.", "Sidst."], ["Først.", "Sidst."])

    assert [marked(change) for change in changes] == ["Først.", "[-Her stod noget.-]", "Sidst."]


def test_a_brief_difference_keeps_what_changed_and_a_few_words_around_it() -> None:
    words = [f"ord{number}" for number in range(40)]
    old = ["Samme.", " ".join(words), "Gammelt afsnit.", "Endnu et gammelt."]
    new = ["Samme.", " ".join([*words[:20], "nyt", *words[21:]])]

    changes = text_diff(old, new)

    assert [marked(change) for change in brief(changes, most=2, around=2)] == [
        "… ord18 ord19 [-ord20-]{+nyt+} ord21 ord22 …",
        "[-Gammelt afsnit.-]",
    ]
    assert totals(changes).paragraphs == 3


def test_of_a_moved_paragraph_a_brief_difference_keeps_the_beginning() -> None:
    moving = "Redningsfolkene ledte hele natten efter den savnede jolle."
    old = [moving, "Havnen er lukket.", "Der er isvinter."]

    changes = brief(text_diff(old, [*old[1:], moving]), around=3)

    assert [(change.kind.value, marked(change)) for change in changes] == [("moved", "Redningsfolkene ledte hele …")]


def test_a_difference_is_plain_data_for_json() -> None:
    assert as_json(text_diff(["Otte reddet", "Væk"], ["Ni reddet"])) == [
        {
            "kind": "changed",
            "old": 0,
            "new": 0,
            "parts": [
                {"kind": "removed", "text": "Otte"},
                {"kind": "added", "text": "Ni"},
                {"kind": "same", "text": " reddet"},
            ],
            "words_added": 1,
            "words_removed": 1,
        },
        {
            "kind": "gone",
            "old": 1,
            "new": None,
            "parts": [{"kind": "removed", "text": "Væk"}],
            "words_added": 0,
            "words_removed": 1,
        },
    ]
