"""PostgreSQL backend of the house.

In the database the primary key of a tenant table is `(instituicao_id, id)`, so grouping by
`id` alone does not determine the other columns: Django's shortcut is turned off.
"""
