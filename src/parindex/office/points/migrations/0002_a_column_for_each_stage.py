"""Points of all stages of a node in one row; what stood in a row for each stage moves there."""

import django.db.models.deletion
from django.db import migrations, models

STAGES = ("claimed", "computed", "appraised", "reappraised", "awarded")
PIVOT = """
INSERT INTO points_nodepoints (round_id, unit_id, node, claimed, computed, appraised, reappraised, awarded)
SELECT round_id, unit_id, node, {} FROM points_points GROUP BY round_id, unit_id, node
""".format(", ".join(f"SUM(CASE WHEN stage = '{stage}' THEN ticks ELSE 0 END)" for stage in STAGES))


class Migration(migrations.Migration):
    dependencies = [
        ("points", "0001_initial"),
        ("rounds", "0001_initial"),
        ("units", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="NodePoints",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("node", models.CharField(max_length=50)),
                ("claimed", models.BigIntegerField(default=0)),
                ("computed", models.BigIntegerField(default=0)),
                ("appraised", models.BigIntegerField(default=0)),
                ("reappraised", models.BigIntegerField(default=0)),
                ("awarded", models.BigIntegerField(default=0)),
                ("round", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="rounds.round")),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="units.unit")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("round", "node", "unit"), name="points_one_per_node_of_a_unit")
                ],
            },
        ),
        migrations.RunSQL(PIVOT, migrations.RunSQL.noop),
        migrations.DeleteModel(name="Points"),
    ]
