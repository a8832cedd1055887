"""The editors' side: lists, import, batches. Never serves readers."""
