"""What the index and the search must agree on."""

CONFIGS = {"da": "newsarchive_da", "en": "newsarchive_en"}
"""Text-search configuration by primary language subtag; see docs/decisions/text-search.md."""

OTHER = "simple"
"""The configuration of every other language, and of none."""

WEIGHTS = {"headline": "A", "lead": "B", "body": "D"}
"""Weight of each text of a story in its search vector."""


def config_for(language: str) -> str:
    """The configuration that a story in `language` (BCP 47, may be empty) is indexed with."""
    return CONFIGS.get(language.partition("-")[0].lower(), OTHER)
