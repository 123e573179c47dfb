"""Records kept through the year, the measures counted from them, and the facts that a sheet takes from a measure.

The declarations need no engine and load fast:

- `loader.record_sets()` -> {name: RecordSet}, `loader.record_set(name)`, `loader.measure_named(name)`
- `record_set.RecordSet`: columns with Vietnamese headings, key, unit, populations and `measures`
- `words.in_words(record_set, measure)` -> the query as a Vietnamese sentence
- `facts.facts_from(edition, figures, span)` -> Facts of one unit; `facts.unresolved(edition)` -> what a `from:` misses
- `grounds.grounds(edition)` -> what each leaf rests on: measures, or a person's judgement with its reason

What counts needs Ibis and an engine:

- `engine.connect(setting)` -> an Engine; `engine.rows(record_set, rows)` -> Records
- `measuring.measure(engine, records, span)` -> {unit: {measure: int | date | None}}, one pass over the records
- `measuring.behind(engine, records, measure, span, unit)` -> the records that a figure counts
"""
