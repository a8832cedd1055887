"""What a database says that is away or full, in a sentence for whoever runs the archive. English, as consoles are."""

import psycopg

FULL = "The database's disk is full"
"""So begins, too, what the embedded database says when it cannot even start for want of room."""


def database_trouble(problem: Exception) -> str:
    """What an OperationalError or InterfaceError means for the story at hand."""
    if isinstance(problem.__cause__, psycopg.errors.DiskFull) or str(problem).startswith(FULL):
        return f"{FULL}, and the story at hand is not stored."
    sentence = str(problem).strip().splitlines()[0].rstrip(".")
    return f"The database was lost ({sentence}), and the story at hand is not stored."
