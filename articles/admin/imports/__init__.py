"""Imports as editors do them: choose, preview, import, look back, undo, redo. articles.importing does the deeds."""

from articles.admin.imports.listing import ImportBatchAdmin

__all__ = ["ImportBatchAdmin"]
