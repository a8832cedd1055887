"""SearchRequest -> SearchPage. Query tree to SQL, counts, facets, histogram, snippets. No HTTP here."""
