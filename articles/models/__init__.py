"""The archive's tables, and the small vocabulary their querysets speak."""

from articles.models.address import name_address, slug_of, story_address
from articles.models.alphabet import by_alphabet
from articles.models.article import Article, ArticleQuerySet, StatusChoices
from articles.models.batch import (
    BatchState,
    ImportBatch,
    ImportItem,
    ItemDecision,
    ItemState,
    Origin,
    Outcome,
    StagedFile,
)
from articles.models.date_mention import DateMention, DateUnit
from articles.models.dates import PrecisionChoices
from articles.models.decision import MOVING, NameDecision, NameDecisionKind
from articles.models.entity import Alias, Entity, EntityType, Mention, MentionField, SpellingWord
from articles.models.feed import Feed
from articles.models.likeness import NearDuplicate, TextPrint, UncomparedPrint
from articles.models.lookups import AnyOf, array_of
from articles.models.name_pair import NamePair
from articles.models.page_change import PageChange, fingerprint
from articles.models.revision import Revision, Standing
from articles.models.search_index import ChangeKind, SearchBlock, SearchChange, SearchColumn, SearchSegment, SearchWord
from articles.models.source import Provider, RawFile, Section, Subject
from articles.models.wording import sentence, stored

__all__ = [
    "MOVING",
    "Alias",
    "AnyOf",
    "Article",
    "ArticleQuerySet",
    "BatchState",
    "ChangeKind",
    "DateMention",
    "DateUnit",
    "Entity",
    "EntityType",
    "Feed",
    "ImportBatch",
    "ImportItem",
    "ItemDecision",
    "ItemState",
    "Mention",
    "MentionField",
    "NameDecision",
    "NameDecisionKind",
    "NamePair",
    "NearDuplicate",
    "Origin",
    "Outcome",
    "PageChange",
    "PrecisionChoices",
    "Provider",
    "RawFile",
    "Revision",
    "SearchBlock",
    "SearchChange",
    "SearchColumn",
    "SearchSegment",
    "SearchWord",
    "Section",
    "SpellingWord",
    "StagedFile",
    "Standing",
    "StatusChoices",
    "Subject",
    "TextPrint",
    "UncomparedPrint",
    "array_of",
    "by_alphabet",
    "fingerprint",
    "name_address",
    "sentence",
    "slug_of",
    "stored",
    "story_address",
]
