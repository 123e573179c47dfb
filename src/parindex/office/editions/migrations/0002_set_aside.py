from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("editions", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="ownedition",
            name="state",
            field=models.CharField(
                choices=[("draft", "Đang soạn"), ("released", "Đã ban hành"), ("set-aside", "Đã gác lại")],
                default="draft",
                max_length=10,
            ),
        ),
    ]
