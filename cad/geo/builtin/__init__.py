"""The built-in city: a fictional Chinese city of about a million people, made by seed and written as an extract.

Everything is invented: the river, the streets, the people's hospitals. It takes the same way into the system as any
other extract (`manage.py city import`). Pure: no database, no settings.

The plan is drawn in metres on a design plane where the river runs straight along v = 0 and the old town lies north of
it, then bent into the city's plane (`ground`), and at last put on the earth (`frame`).
"""
