from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0002_row_documents"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="sheetrow",
            index=models.Index(
                condition=models.Q(("claimed__isnull", False)), fields=["sheet"], name="assessments_claimed_rows"
            ),
        ),
    ]
