"""The archive's tables, and the small vocabulary their querysets speak."""

from articles.models.address import name_address, slug_of, story_address
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
from articles.models.entity import Alias, Entity, EntityType, Mention, MentionField
from articles.models.feed import Feed
from articles.models.likeness import NearDuplicate, TextPrint
from articles.models.name_pair import NamePair
from articles.models.revision import Revision, Standing
from articles.models.source import Provider, RawFile, Section, Subject
from articles.models.wording import sentence, stored

__all__ = [
    "MOVING",
    "Alias",
    "Article",
    "ArticleQuerySet",
    "BatchState",
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
    "PrecisionChoices",
    "Provider",
    "RawFile",
    "Revision",
    "Section",
    "StagedFile",
    "Standing",
    "StatusChoices",
    "Subject",
    "TextPrint",
    "name_address",
    "sentence",
    "slug_of",
    "stored",
    "story_address",
]
