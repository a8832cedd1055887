"""What a database says that is away or full, in a sentence for whoever runs the archive. English, as consoles are."""

import psycopg


def database_trouble(problem: Exception) -> str:
    """What an OperationalError or InterfaceError means for the story at hand."""
    if isinstance(problem.__cause__, psycopg.errors.DiskFull):
        return "The database's disk is full, and the story at hand is not stored."
    sentence = str(problem).strip().splitlines()[0].rstrip(".")
    return f"The database was lost ({sentence}), and the story at hand is not stored."
