"""The private services and processes of one checkout: everything `make services` and `make demo` start and end."""
