"""The query language as its help page shows it: what to type, and what it finds. Tested against the parser.

The examples are chosen to find something in the two seed stories.
"""

from dataclasses import dataclass

from articles.query.fields import FIELDS, FieldKind
from articles.story import gettext_noop


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of help. Both examples mean the same; `finds` is an English sentence for translation."""

    danish: str
    english: str
    finds: str

    def typed(self, language: str) -> str:
        """The example in "da" or "en"."""
        return self.danish if language == "da" else self.english


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """Rows that belong together. `code` is a stable name for anchors; `title` is English, for translation."""

    code: str
    title: str
    rows: tuple[Row, ...]


def _same(example: str, finds: str) -> Row:
    return Row(danish=example, english=example, finds=finds)


def _fields(*kinds: FieldKind) -> tuple[Row, ...]:
    return tuple(
        Row(danish=minus + field.danish_example, english=minus + field.english_example, finds=field.help)
        for field in FIELDS.values()
        if field.kind in kinds
        for minus in ("-" if field.left_out_in_help else "",)
    )


GRAMMAR: tuple[Chapter, ...] = (
    Chapter(
        code="words",
        title=gettext_noop("Words"),
        rows=(
            _same("Lukasjenko", gettext_noop("Stories with the word, capitals or not")),
            _same("Lukasjenko Putin", gettext_noop("Stories with both words, anywhere in the story")),
            _same("protest", gettext_noop("Also other forms of the word: protester, protesterne")),
            _same("fusk", gettext_noop("Also as a part of a longer word: valgfusk")),
            _same("demonstr*", gettext_noop("Every word that begins so: demonstration, demonstranter")),
            _same("*pagt", gettext_noop("Every word that ends so: militærpagt")),
            _same(
                "lukashenko~",
                gettext_noop(
                    "Also words spelled nearly so: Lukasjenko. One letter may differ, from eight letters on two"
                ),
            ),
            _same("Tikanovskaja~1", gettext_noop("The same with one letter at most; ~2 allows two")),
        ),
    ),
    Chapter(
        code="exact",
        title=gettext_noop("Exactly as written"),
        rows=(
            _same('"demonstrationer"', gettext_noop("The word exactly as you wrote it, and no other form of it")),
            _same("=demonstrationer", gettext_noop("The same with an equals sign")),
            _same(
                '"kollektiv militærpagt"',
                gettext_noop("The words exactly as you wrote them, side by side, in this order"),
            ),
            _same("»varme hilsener«", gettext_noop("Other quotation marks do the same")),
        ),
    ),
    Chapter(
        code="near",
        title=gettext_noop("Near each other"),
        rows=(
            _same(
                '"Putin Kreml"~5',
                gettext_noop("The words exactly as you wrote them, in any order, at most five words apart"),
            ),
            Row(
                danish="Macron NÆR/10 Merkel",
                english="Macron NEAR/10 Merkel",
                finds=gettext_noop(
                    "The words in any form, at most ten words apart; 50 at most. Write NEAR in capitals"
                ),
            ),
            Row(
                danish='"kollektiv militærpagt" NÆR/10 Hviderusland',
                english='"kollektiv militærpagt" NEAR/10 Hviderusland',
                finds=gettext_noop("Phrases, and words with * or ~, can be near something as well"),
            ),
            Row(
                danish="Putin NÆR/5 (Lukasjenko ELLER Kreml)",
                english="Putin NEAR/5 (Lukasjenko OR Kreml)",
                finds=gettext_noop("The one near any of the others"),
            ),
        ),
    ),
    Chapter(
        code="together",
        title=gettext_noop("Either, both, neither"),
        rows=(
            Row(
                danish="Merkel ELLER Tikhanovskaja",
                english="Merkel OR Tikhanovskaja",
                finds=gettext_noop("Stories with at least one of them. Write OR in capitals"),
            ),
            Row(
                danish="Merkel OG Macron",
                english="Merkel AND Macron",
                finds=gettext_noop("The same as the two words without AND"),
            ),
            _same("Putin -CNN", gettext_noop("Stories with the first and without the second")),
            Row(
                danish="Putin IKKE CNN",
                english="Putin NOT CNN",
                finds=gettext_noop("The same. Write NOT in capitals"),
            ),
            _same("-valgfusk", gettext_noop("Every story without the word")),
            Row(
                danish="Minsk (Merkel ELLER Tikhanovskaja)",
                english="Minsk (Merkel OR Tikhanovskaja)",
                finds=gettext_noop("Parentheses say what belongs together"),
            ),
            Row(
                danish="Merkel Macron ELLER Litauen",
                english="Merkel Macron OR Litauen",
                finds=gettext_noop("Without parentheses: both of the first two, or the last"),
            ),
        ),
    ),
    Chapter(
        code="names",
        title=gettext_noop("Names and headlines"),
        rows=(
            *_fields(FieldKind.NAME, FieldKind.TEXT),
            Row(
                danish="titel:samarb*",
                english="title:samarb*",
                finds=gettext_noop("A headline with a word that begins so"),
            ),
            Row(
                danish='titel:"styrke samarbejdet"',
                english='title:"styrke samarbejdet"',
                finds=gettext_noop("A headline with exactly these words side by side"),
            ),
            Row(
                danish="person:Putin -person:Merkel",
                english="person:Putin -person:Merkel",
                finds=gettext_noop("Stories that mention the first and not the second"),
            ),
            Row(
                danish="sted:Minsk ELLER titel:samarbejdet",
                english="place:Minsk OR title:samarbejdet",
                finds=gettext_noop("Fields are combined as words are"),
            ),
            Row(
                danish="titel:(samarbejdet ELLER demonstrationer)",
                english="title:(samarbejdet OR demonstrationer)",
                finds=gettext_noop("One field for all that is in the parenthesis; every field can do that"),
            ),
            Row(
                danish='person:("Vladimir Putin" ELLER Merkel) -sted:(Paris ELLER Berlin)',
                english='person:("Vladimir Putin" OR Merkel) -place:(Paris OR Berlin)',
                finds=gettext_noop("Names of several words keep their quotation marks"),
            ),
        ),
    ),
    Chapter(
        code="dates",
        title=gettext_noop("Dates"),
        rows=(
            *_fields(FieldKind.DATE),
            Row(danish="dato:2020", english="date:2020", finds=gettext_noop("A year")),
            Row(danish="dato:2020-08", english="date:2020-08", finds=gettext_noop("A month")),
            Row(
                danish="dato:16.8.2020",
                english="date:2020-08-16",
                finds=gettext_noop("A day, and the stories that are known to its month only"),
            ),
            Row(
                danish="fra:2020-08-15 til:2020-08-20",
                english="from:2020-08-15 to:2020-08-20",
                finds=gettext_noop("A period, both days included"),
            ),
            Row(
                danish="dato:2020-08..2020-10",
                english="date:2020-08..2020-10",
                finds=gettext_noop("A period too: from the first day of the first to the last day of the last"),
            ),
            Row(
                danish='dato:"august 2020..oktober 2020"',
                english='date:"August 2020..October 2020"',
                finds=gettext_noop("The same. With spaces it needs quotation marks"),
            ),
            Row(
                danish="dato:2020-08.. dato:..2021",
                english="date:2020-08.. date:..2021",
                finds=gettext_noop("From a date on, and until a date; both are included"),
            ),
            Row(
                danish="omtaler:1994",
                english="mentions:1994",
                finds=gettext_noop("A year that the text speaks of, in whole or in part, whenever the story was sent"),
            ),
            Row(
                danish="omtaler:1990..1999",
                english="mentions:1990..1999",
                finds=gettext_noop("What the text speaks of can be a period as well"),
            ),
            Row(
                danish="dato:2020-08 -omtaler:2020-08",
                english="date:2020-08 -mentions:2020-08",
                finds=gettext_noop("Stories from the month that do not speak of it"),
            ),
        ),
    ),
    Chapter(
        code="origin",
        title=gettext_noop("Origin, language and corrections"),
        rows=_fields(FieldKind.CHOICE, FieldKind.LANGUAGE, FieldKind.STATE),
    ),
)
"""The chapters of the help page, in order. Every field and operator occurs in them."""
