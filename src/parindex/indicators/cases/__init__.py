"""Cases (hồ sơ TTHC) out of the exports of case systems: mapped, judged row by row, and kept as Parquet.

- `export.Export`: a table file, opened (`parindex.reading.exports` opens any CSV, Excel or Parquet file)
- `proposing.propose(export)` -> which heading is which field, as a Profile that a person corrects and keeps
- `units.Directory`: the units by code and name, on the day that a case was received
- `importing.trial(...)` -> what would be refused, and a sample; `importing.import_export(...)` -> into the store
- `store.Store`: Parquet by province and month, in a folder or a bucket; `kept.kept(engine, store)` are its Records
"""
