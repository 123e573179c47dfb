"""Cases out of the exports of case systems: brought in by a unit or its superior, counted when they change, kept."""
