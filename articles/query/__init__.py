"""What the reader typed -> tree -> canonical text. Pure: no Django, no database.

`python -m articles.query 'TEXT'` is its console.
"""
