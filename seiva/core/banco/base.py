"""Django's PostgreSQL backend without the group-by-primary-key shortcut."""

from django.db.backends.postgresql import base
from django.db.backends.postgresql.features import DatabaseFeatures as FeaturesDoPostgres


class DatabaseFeatures(FeaturesDoPostgres):
    allows_group_by_selected_pks = False


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures
