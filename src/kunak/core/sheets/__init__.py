"""Tables of a spreadsheet as rows of text: XLSX and CSV, in and out. Bytes in, values out; no formula is ever run."""

from kunak.core.sheets.csv_text import csv_pieces, csv_rows, csv_sheet
from kunak.core.sheets.limits import MAX_COLUMNS, MAX_ROWS, MAX_SHEET_BYTES
from kunak.core.sheets.opening import Instead, NotATable, sheet_rows, sheets
from kunak.core.sheets.rows import SheetRow, TooManyRows, UncountedFormula
from kunak.core.sheets.xlsx_in import cell_name, xlsx_rows
from kunak.core.sheets.xlsx_out import xlsx_pieces, xlsx_sheet

__all__ = [
    "MAX_COLUMNS",
    "MAX_ROWS",
    "MAX_SHEET_BYTES",
    "Instead",
    "NotATable",
    "SheetRow",
    "TooManyRows",
    "UncountedFormula",
    "cell_name",
    "csv_pieces",
    "csv_rows",
    "csv_sheet",
    "sheet_rows",
    "sheets",
    "xlsx_pieces",
    "xlsx_rows",
    "xlsx_sheet",
]
