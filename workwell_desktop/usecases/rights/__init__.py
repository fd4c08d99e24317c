"""What a person can ask for of their own record: to see it, to have it put right, to have it erased."""
