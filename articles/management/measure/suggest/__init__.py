"""How quick suggestions are, through the view that readers' browsers ask, beside plain queries in the same database."""
