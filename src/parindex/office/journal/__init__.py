"""What was done, by whom and when: one hash chain per subject, written in the transaction of the act itself."""
