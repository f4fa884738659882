"""How things are called: tables of words, and the ways Chinese cities put them together. Pure."""
