"""The rows of an export as SQL: the cells of each, the texts of each field, and the lines that rows stand on."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import duckdb

from parindex.indicators.cases.columns import text_of
from parindex.indicators.cases.export import Export, ExportRefused
from parindex.indicators.cases.headings import Headings, find_headings
from parindex.indicators.cases.profile import CASES, Profile, spoken
from parindex.indicators.loader import record_set
from parindex.indicators.sql import named, quoted

MOST_LINE_BYTES = 10_000_000


@dataclass(slots=True)
class Rows:
    """An export under a profile: `headings` found in it, the `places` of each field's columns, `notes` on what the
    profile names and the export has not, and `blanks`, the cells that hold nothing but white space."""

    export: Export
    profile: Profile
    headings: Headings = field(init=False)
    places: dict[str, list[int]] = field(init=False)
    notes: list[str] = field(default_factory=list)
    blanks: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        if problems := self.profile.problems():
            raise ExportRefused(f"Bản ánh xạ cột chưa dùng được: {'; '.join(problems)}.")
        self.headings = find_headings(self.export, self.profile)
        self.places = {name: self._places(name) for name in self.profile.columns}

    @property
    def width(self) -> int:
        """How many columns a row has."""
        return len(self.headings.names)

    def heading(self, name: str) -> str:
        """What the export calls a field."""
        places = self.places.get(name)
        return self.headings.names[places[0]] if places else record_set(CASES).by_name[name].heading

    def texts(self, numbered: bool = False) -> str:
        """The query of the texts (t_ and the field) of all rows; `numbered`: in the file's order, with n and cells."""
        chosen = ", ".join(f"{self._text(column.name)} AS t_{column.name}" for column in record_set(CASES).columns)
        return f"SELECT {'*, ' if numbered else ''}{chosen} FROM ({self._cells(numbered)})"

    def malformed(self, connection: duckdb.DuckDBPyConnection) -> list[tuple[int, str]]:
        """The lines that the last query could not split into columns, with DuckDB's name of the error.

        ExportRefused where a quotation mark that never closes has swallowed the rest of the file.
        """
        if self.export.form == "parquet":
            return []
        found = connection.execute(
            "SELECT line, min(error_type::VARCHAR) FROM reject_errors GROUP BY line ORDER BY line"
        )
        lines = [(int(line), str(error)) for line, error in found.fetchall()]
        for line, error in lines:
            if error == "UNQUOTED VALUE":
                raise ExportRefused(
                    f'Dòng {line} có dấu ngoặc kép (") mở mà không đóng, nên không tách được các dòng sau. Đề nghị sửa '
                    "dòng này hoặc lưu lại từ Excel thành “CSV UTF-8”."
                )
        return lines

    def line(self, n: int, malformed: Sequence[int]) -> int:
        """The line of the n-th row; malformed lines are not counted among the n."""
        line = self._skipped + n
        for other in malformed:
            if other > line:
                break
            line += 1
        return line

    @property
    def _skipped(self) -> int:
        """Lines before the first row; the names of a Parquet file's columns stand on none."""
        return self.export.lines[self.headings.rows - 1] if self.export.form == "csv" else 0

    def _places(self, name: str) -> list[int]:
        names = [spoken(heading) for heading in self.headings.names]
        headings = self.profile.columns[name]
        places = [names.index(spoken(heading)) for heading in headings if spoken(heading) in names]
        if not places:
            missing = ", ".join(f"“{heading}”" for heading in headings)
            if record_set(CASES).by_name[name].required:
                raise ExportRefused(f"Bản xuất không có cột {missing}. Đề nghị xem lại bản ánh xạ cột.")
            self.notes.append(f"Không thấy cột {missing}: số liệu dựa vào cột này chưa tính được.")
        return places

    def _text(self, name: str) -> str:
        if places := self.places.get(name):
            kept_as_text = record_set(CASES).by_name[name].type == "text" and name not in record_set(CASES).units
            return text_of(places, kept_as_text, self.blanks)
        constant = self.profile.constants.get(name)
        return "CAST(NULL AS VARCHAR)" if constant is None else quoted(constant)

    def _cells(self, numbered: bool) -> str:
        path = quoted(self.export.path)
        if self.export.form == "parquet":
            cells = [f"{named(name)}::VARCHAR AS c{place}" for place, name in enumerate(self.headings.names)]
            cells += ["file_row_number + 1 AS n"] if numbered else []
            return f"SELECT {', '.join(cells)} FROM read_parquet({path}, file_row_number = {str(numbered).lower()})"
        columns = ", ".join(f"c{place}: 'VARCHAR'" for place in range(self.width))
        return f"""
            SELECT *{", row_number() OVER () AS n" if numbered else ""}
            FROM read_csv({path}, columns = {{{columns}}}, skip = {self._skipped},
                delim = {quoted(self.export.delimiter)}, header = false, quote = '"', escape = '"',
                auto_detect = false, null_padding = false, store_rejects = true, rejects_limit = 0,
                max_line_size = {MOST_LINE_BYTES}, parallel = {str(not numbered).lower()})
        """
