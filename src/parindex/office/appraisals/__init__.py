"""What appraisers found and decided on the sheets that were sent: decisions by leaf and stage, each with its reason."""
