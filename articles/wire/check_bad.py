"""How bad files should end: section by section what an importer does with them, as a table of outcomes and codes.

The names are those of a folder of made-up bad files that is no part of the project; tests/wire/bad_files.py makes
files of our own under the same names, so that the table always has something to hold.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from articles.story import Note, Story

TAKEN, REFUSED = "taken", "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """How one item ended, or one file that gave nothing."""

    outcome: str
    codes: frozenset[str]
    text: str = ""
    status: str = ""

    @classmethod
    def of_refusal(cls, note: Note) -> "End":
        """It became no story."""
        return cls(outcome=REFUSED, codes=frozenset({note.code}))

    @classmethod
    def of_story(cls, story: Story) -> "End":
        """It became this story."""
        return cls(
            outcome=TAKEN,
            codes=frozenset(note.code for note in story.warnings),
            text="\n".join(filter(None, (story.headline, story.lead, *story.paragraphs))),
            status=story.status.value,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How one item should end."""

    NONE: ClassVar["Ending"]
    outcome: str
    codes: frozenset[str] = field(default_factory=frozenset)
    """Exactly what is said of it."""
    holds: str = ""
    """A piece of its text."""
    status: str = "usable"

    def fault(self, end: End | None) -> str:
        """What is wrong with how it ended, "" when nothing is."""
        if end is None:
            return f"nothing instead of {self.outcome} {_listed(self.codes)}"
        if (end.outcome, end.codes) != (self.outcome, self.codes):
            return f"{end.outcome} {_listed(end.codes)} instead of {self.outcome} {_listed(self.codes)}"
        if self.holds not in end.text:
            return f"“{self.holds}” is not in its text"
        if end.status and end.status != self.status:
            return f"status {end.status} instead of {self.status}"
        return ""


def _listed(codes: frozenset[str]) -> str:
    return f"({', '.join(sorted(codes))})" if codes else "without a word"


def _taken(*codes: str, holds: str = "", status: str = "usable") -> Ending:
    return Ending(outcome=TAKEN, codes=frozenset(codes), holds=holds, status=status)


def _refused(code: str) -> Ending:
    return Ending(outcome=REFUSED, codes=frozenset({code}))


Ending.NONE = Ending(outcome="nothing")

ENDINGS: dict[str, tuple[Ending, ...]] = {
    # Broken XML, and what is no story at all.
    "b01_truncated.xml": (_refused("cut_off"),),
    "b02_empty.xml": (_refused("empty_file"),),
    "b03_blank.txt": (_refused("empty_file"),),
    "b04_entity_bomb.xml": (_refused("own_entities"),),
    "b05_external_entity.xml": (_refused("own_entities"),),
    "b06_deep_nesting.xml": (_refused("too_deep"),),
    "b07_control_char.xml": (_refused("bad_xml"),),
    "b08_unknown_root.xml": (_refused("unknown_xml"),),
    "b09_html_page.xml": (_refused("web_page"),),
    # Charsets.
    "b10_seed_latin1.txt": (_taken("charset_assumed", holds="om Ærø"),),
    "b11_seed_utf16.txt": (_taken(holds="om Ærø"),),
    "b12_seed_utf8_bom_crlf.txt": (_taken(holds="om Ærø"),),
    "b13_seed_double_utf8.txt": (_taken("mojibake_repaired", holds="blåbærgrød"),),
    "b14_seed_cp865_dos.txt": (_taken("charset_assumed", "charset_suspect"),),
    "b15_seed_nul.txt": (_taken("control_characters", holds="Andet afsnit"),),
    "b16_xml_declared_utf8_is_latin1.xml": (_taken("charset_repaired", holds="om Ærø"),),
    # Variants of seed text.
    "b20_seed_full_date.txt": (_taken(holds="Kort indledning"),),
    "b21_seed_no_date.txt": (_taken("date_missing", holds="Kort indledning"),),
    "b22_seed_bad_month.txt": (_taken("date_unreadable", holds="Kort indledning"),),
    "b23_seed_joint_signoff.txt": (_taken(holds="Kort indledning"),),
    "b24_seed_no_signoff.txt": (_taken(holds="Kort indledning"),),
    "b25_seed_text_after_signoff.txt": (_taken("after_signoff", holds="Kort indledning"),),
    "b26_seed_only_prefix.txt": (_refused("no_text"),),
    "b27_seed_date_word_in_text.txt": (_taken(holds="en date 2020-08 i København"),),
    # A chain of versions, each file by itself.
    "c01_ritzau_v1.xml": (_taken(holds="om Ærø"),),
    "c02_ritzau_v2_ny_version.xml": (_taken(holds="om Ærø"),),
    "c03_ritzau_v3_korrektion.xml": (_taken(holds="om Ærø"),),
    "c04_ritzau_v4_annulleret.xml": (_taken(status="canceled"),),
    "c05_ritzau_new_guid_replaces.xml": (_taken(holds="om Ærø"),),
    "c06_ritzau_same_version_other_text.xml": (_taken(holds="Helt anden rubrik"),),
    # Times.
    "d01_ritzau_autumn_ambiguous.xml": (_taken("hour_twice"),),
    "d02_ritzau_spring_missing_hour.xml": (_taken("hour_missing"),),
    "d03_ritzau_future.xml": (_taken("date_in_future"),),
    "d04_ritzau_bad_date.xml": (_taken("date_unreadable"),),
    # Markup.
    "e01_ritzau_script.xml": (_taken("active_content", holds="Hej link"),),
    "e02_ritzau_escaped_script_text.xml": (_taken(holds="alert(1)"),),
    "e03_ritzau_br_only.xml": (_taken(holds="Første linje.\nAnden linje."),),
    "e04_ritzau_empty_content.xml": (_taken("headline_only"),),
    "e05_ritzau_table.xml": (_taken(holds="FCK\t72\t271"),),
    # JSON.
    "f01_truncated.json": (_refused("bad_json"),),
    "f02_not_ninjs.json": (_refused("json_without_uri"),),
    "f03_array.json": (_refused("json_without_uri"),),
    "f04_nan.json": (_refused("json_not_a_number"),),
    "f05_deep.json": (_refused("too_deep"),),
    "f06_cancelled_spelling.json": (_taken("date_missing", status="canceled"),),
    "f07_bad_datetime.json": (_taken("date_unreadable", "headline_only"),),
    # Archives.
    "g01_zip_bomb_20mb.zip": (_refused("archive_ratio"),),
    "g02_zip_path_traversal.zip": (
        _refused("archive_unsafe_name"),
        _refused("archive_unsafe_name"),
        _taken(holds="Kort indledning"),
    ),
    "g03_plain_tar_named.tar.xz": (_taken(holds="Kort indledning"),),
    "h01_50mb.xml": (_refused("file_too_big"),),
}
"""By name of the file: how every item of it ends, in their order."""
