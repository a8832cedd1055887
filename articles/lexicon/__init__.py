"""What is known of Danish words: which there are, and of which parts a compound is made.

dictionary.py answers whether spelling knows a word, compounds.py takes a word apart. Pure: no Django, no database.
"""
