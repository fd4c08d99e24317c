"""What a support group is: frozen values and pure functions. No Qt, SQL, files or clock."""
