from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("appraisals", "0003_clarifications")]

    operations = [migrations.AddField(model_name="decision", name="read", field=models.JSONField(null=True))]
