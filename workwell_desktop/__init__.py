"""WorkWell Desktop: plan, run and write up support groups, offline and encrypted."""
