"""What the archive's extra `benchmark` brings, and what is said where it is not installed."""

import importlib.util

NO_TANTIVY = "Tantivy is not measured: it is not installed. Install the archive's extra `benchmark` to have it beside."


def missing() -> str:
    """A sentence on what is not there and how to get it; empty when nothing is missing."""
    return "" if importlib.util.find_spec("tantivy") else NO_TANTIVY
