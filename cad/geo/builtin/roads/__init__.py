"""The roads: arterials laid out by hand, blocks cut from the faces between them, expressways above. Pure."""
