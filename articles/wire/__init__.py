"""Wire file (bytes) -> Reading (stories, and reasons for what is none). One module per format.

No Django in this room and no database: `python -m articles.wire FILE` is its console.
"""
