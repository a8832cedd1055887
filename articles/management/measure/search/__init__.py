"""The search at any size: an invented archive, questions to it, what an answer costs, and the same of others."""
