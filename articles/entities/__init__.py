"""Text -> names, and names -> rows.

spot.py, gazetteer.py and gather.py read text and know no Django (`python -m articles.entities FILE`);
link.py turns what they found into mentions of entities.
"""
