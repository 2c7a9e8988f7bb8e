"""SQLite is told how its rows are spread; PostgreSQL finds out itself."""

from __future__ import annotations

from django.db import connection

from motcua.kernel.statistics import renew_statistics


def test_a_database_learns_which_of_its_indexes_tell_most_apart(
    province, django_assert_num_queries
):
    if connection.vendor != "sqlite":
        with django_assert_num_queries(0):
            renew_statistics()
        return
    renew_statistics()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'organisations_post'")
        assert cursor.fetchone()[0] > 1
