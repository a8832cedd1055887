"""Stories -> rows. plan.py decides and writes nothing; apply.py writes and decides nothing."""
