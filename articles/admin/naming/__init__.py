"""Names as editors clean them: a queue of what looks wrong, the page of one name, all decisions, each undone again.

articles.entities.decisions does the deeds.
"""

from articles.admin.naming.decided import NameDecisionAdmin
from articles.admin.naming.listing import EntityAdmin

__all__ = ["EntityAdmin", "NameDecisionAdmin"]
