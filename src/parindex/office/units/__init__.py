"""Communes, departments and provinces through time; people and the roles they hold for a time."""
