from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0003_claimed_rows"),
        ("results", "0002_publications"),
        ("rounds", "0003_criterionbody"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Costs",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("basis", models.CharField(blank=True, max_length=64)),
                ("leaves", models.JSONField(default=dict)),
                (
                    "round",
                    models.OneToOneField(on_delete=models.deletion.CASCADE, related_name="costs", to="rounds.round"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SheetCosts",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sign", models.CharField(max_length=100)),
                ("leaves", models.JSONField()),
                (
                    "sheet",
                    models.OneToOneField(
                        on_delete=models.deletion.CASCADE, related_name="costs", to="assessments.sheet"
                    ),
                ),
            ],
        ),
        migrations.RemoveConstraint(model_name="approval", name="results_each_approves_once"),
        migrations.AddField(model_name="approval", name="reason", field=models.TextField(blank=True)),
        migrations.AddField(model_name="approval", name="withdrawn_at", field=models.DateTimeField(null=True)),
        migrations.AddField(
            model_name="approval",
            name="withdrawn_by",
            field=models.ForeignKey(
                null=True, on_delete=models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="approval",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at__isnull", True)),
                fields=("round", "basis", "person"),
                name="results_each_approves_once",
            ),
        ),
    ]
