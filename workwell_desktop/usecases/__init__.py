"""What a facilitator can do: one class per noun, one method per verb, one transaction each."""
