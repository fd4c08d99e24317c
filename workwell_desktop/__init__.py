"""WorkWell Desktop: plan, run and record support groups, with everything encrypted on this computer."""
