"""What is done in an appraisal: one file for each verb."""
