"""The archive. Data flows one way: wire file, Story, plan, models, index, query, page."""
