"""A publication as a file: CSV, JSON, Excel, XML; and what describes it to machines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree as ET

from motcua.kernel import clock
from motcua.reports.models import DataPublication
from motcua.reports.rules.open_data import DataSet, Row, settings

MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def file_of(form: str, data_set: DataSet, one: DataPublication, rows: Sequence[Row]) -> bytes:
    return _MAKERS[form](data_set, one, rows)


def _csv(data_set: DataSet, one: DataPublication, rows: Sequence[Row]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(one.columns)
    for row in rows:
        writer.writerow([_plain(row[name]) for name in one.columns])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _plain(value: Any) -> Any:
    """What a spreadsheet would run as a formula stays text; withheld is an empty cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _json(data_set: DataSet, one: DataPublication, rows: Sequence[Row]) -> bytes:
    told = {**described(data_set, one), "rows": list(rows)}
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _xlsx(data_set: DataSet, one: DataPublication, rows: Sequence[Row]) -> bytes:
    import xlsxwriter

    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, options)
    sheet, bold = book.add_worksheet("data"), book.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(one.columns), 16)
    for place, name in enumerate(one.columns):
        sheet.write_string(0, place, name, bold)
    for number, row in enumerate(rows, 1):
        for place, name in enumerate(one.columns):
            if row[name] is not None:
                sheet.write(number, place, row[name])
    about = book.add_worksheet("metadata")
    about.set_column(0, 1, 40)
    for number, (name, value) in enumerate(described(data_set, one).items()):
        about.write_string(number, 0, name, bold)
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        about.write_string(number, 1, text)
    book.close()
    return file.getvalue()


def _xml(data_set: DataSet, one: DataPublication, rows: Sequence[Row]) -> bytes:
    whole = ET.Element("dataset", key=data_set.key, publication=str(one.number))
    for row in rows:
        line = ET.SubElement(whole, "row")
        for name in one.columns:
            if row[name] is not None:
                ET.SubElement(line, name).text = _readable(str(_bare(row[name])))
    return bytes(ET.tostring(whole, encoding="utf-8", xml_declaration=True))


def _bare(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else value


def _readable(text: str) -> str:
    """Without signs that XML 1.0 has no place for."""
    return "".join(sign for sign in text if sign in "\t\n\r" or sign >= " ")


_MAKERS = {"csv": _csv, "json": _json, "xlsx": _xlsx, "xml": _xml}


def described(data_set: DataSet, one: DataPublication) -> dict[str, Any]:
    """What the rows are, as of when, under which licence and by which definition."""
    return {
        "key": data_set.key,
        "title": data_set.title,
        "publication": one.number,
        "definition": one.definition,
        "as_of": _moment(one.as_of),
        "published_at": _moment(one.published_at),
        "period": f"{one.first:%Y-%m-%d}/{one.last:%Y-%m-%d}" if one.first and one.last else "",
        "update": data_set.update,
        "licence": settings()["licence"]["url"],
        "legal_basis": data_set.basis,
        "withheld": one.withheld,
        "sha256": one.digest,
    }


def _moment(value: Any) -> str:
    return clock.local(value).replace(microsecond=0).isoformat()


def datapackage(data_set: DataSet, one: DataPublication, base: str) -> dict[str, Any]:
    """Frictionless Data Package; `base` is the address of the set's page, with its host."""
    licence = settings()["licence"]
    fields = [
        {"name": column.name, "title": column.label, "type": column.kind.value,
         **({"description": column.words} if column.words else {})}
        for column in data_set.columns if column.name in one.columns
    ]  # fmt: skip
    schema = {"fields": fields, "primaryKey": list(data_set.keys), "missingValues": [""]}
    return {
        "profile": "tabular-data-package",
        "name": data_set.key,
        "title": data_set.title,
        "description": data_set.about,
        "version": f"{one.definition}.{one.number}",
        "created": _moment(one.published_at),
        "licenses": [{"name": "CC-BY-4.0", "title": licence["title"], "path": licence["url"]}],
        "resources": [
            {"name": data_set.key, "profile": "tabular-data-resource", "format": "csv",
             "mediatype": "text/csv", "encoding": "utf-8", "path": f"{base}{one.number}.csv",
             "schema": schema}
        ],
        "x-motcua": described(data_set, one),
    }  # fmt: skip


def dcat(sets: Sequence[tuple[DataSet, DataPublication]], home: str, publisher: str) -> Any:
    """DCAT 2 as JSON-LD: the catalogue, its sets, and the files of the newest publication."""
    return {
        "@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/",
                     "foaf": "http://xmlns.com/foaf/0.1/"},
        "@type": "dcat:Catalog", "@id": home, "dct:title": "Dữ liệu mở", "dct:language": "vi",
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": publisher},
        "dcat:dataset": [_dcat_set(one, last, f"{home}{one.key}/") for one, last in sets],
    }  # fmt: skip


def _dcat_set(data_set: DataSet, one: DataPublication, page: str) -> dict[str, Any]:
    files = [
        {"@type": "dcat:Distribution", "dct:format": form, "dcat:mediaType": media,
         "dcat:downloadURL": {"@id": f"{page}{one.number}.{form}"},
         "dct:license": {"@id": settings()["licence"]["url"]}}
        for form, media in MEDIA.items()
    ]  # fmt: skip
    return {
        "@type": "dcat:Dataset", "@id": page, "dct:identifier": data_set.key,
        "dct:title": data_set.title, "dct:description": data_set.about,
        "dct:modified": _moment(one.published_at), "dcat:version": f"{one.definition}.{one.number}",
        "dcat:distribution": files,
    }  # fmt: skip
