from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = [("procrastinate", "0001_initial"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [
        migrations.CreateModel(
            name="Recado",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("texto", models.TextField()),
            ],
        ),
        migrations.RunSQL(
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO seiva_app;"
            "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO seiva_app;"
            "ALTER DEFAULT PRIVILEGES IN SCHEMA public"
            " GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO seiva_app;"
            "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO seiva_app;",
            migrations.RunSQL.noop,
        ),
    ]
