"""What is wired up once Django's apps are loaded: the reader of names that the settings ask for."""

import logging
from collections.abc import Iterable
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

logger = logging.getLogger(__name__)


class NewsarchiveConfig(AppConfig):
    """Tells the pure rooms what the settings say."""

    name = "newsarchive"

    def ready(self) -> None:
        """Configure the spaCy pipeline, if one is named; nothing is loaded.

        One that is missing stops commands, by the check below, but no page: until it is there names are read as
        without it, and extract_entities reads those stories again.
        """
        register(check_spacy_pipeline)
        if settings.SPACY_PIPELINE:
            from articles.entities.spacy_names import NoPipeline, configure  # noqa: PLC0415 only who asks for it pays

            try:
                configure(settings.SPACY_PIPELINE)
            except NoPipeline as problem:
                logger.error("NEWSARCHIVE_SPACY_PIPELINE: %s Names are read without it.", problem)  # noqa: TRY400


def check_spacy_pipeline(**_asked: Any) -> Iterable[CheckMessage]:
    """newsarchive.E001: NEWSARCHIVE_SPACY_PIPELINE names a pipeline that is not there."""
    if not settings.SPACY_PIPELINE:
        return []
    from articles.entities.spacy_names import NoPipeline, find_pipeline  # noqa: PLC0415 only who asks for it pays

    try:
        find_pipeline(settings.SPACY_PIPELINE)
    except NoPipeline as problem:
        hint = "Install it, or set NEWSARCHIVE_SPACY_PIPELINE to another, or to nothing."
        return [Error(f"NEWSARCHIVE_SPACY_PIPELINE: {problem}", hint=hint, id="newsarchive.E001")]
    return []
