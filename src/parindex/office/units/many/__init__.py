"""Accounts and units in bulk from lists: what each row would change, told before anything is written."""
