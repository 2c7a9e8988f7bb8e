// What a table says: one mark a row, with its words, its number and where it leads.

export function marksOf(table) {
  const column = [...table.tHead.rows[0].cells].findIndex((cell) => cell.dataset.mcSeries);
  return {
    name: table.tHead.rows[0].cells[column].textContent.trim(),
    series: table.tHead.rows[0].cells[column].dataset.mcSeries,
    marks: [...table.tBodies[0].rows].map((row) => markOf(row, column)),
  };
}

function markOf(row, column) {
  const cell = row.cells[column];
  const value = cell.dataset.mcValue;
  return {
    label: row.cells[0].textContent.trim(),
    words: cell.textContent.trim(),
    value: value === undefined ? null : Number(value),
    url: (row.querySelector("a") || {}).href || "",
  };
}

export function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--mc-${name}`).trim();
}
