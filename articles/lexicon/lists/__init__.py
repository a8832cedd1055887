"""The files that the lexicon reads, and what makes them. Sources and licences: LICENCES.md."""
