"""Commands: thin callers of the rooms."""
