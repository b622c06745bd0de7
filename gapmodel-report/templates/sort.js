"use strict";
for (const table of document.querySelectorAll("table.sortable")) {
  const body = table.tBodies[0];
  const heads = Array.from(table.tHead.rows[0].cells);
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const rows = Array.from(body.rows).map((row) => {
        const cell = row.cells[column];
        const number = cell.dataset.v === undefined ? NaN : Number(cell.dataset.v);
        return { row, number, text: cell.textContent };
      });
      const compare = (a, b) => {
        if (Number.isNaN(a.number) !== Number.isNaN(b.number)) return Number.isNaN(a.number) ? 1 : -1;
        const order = Number.isNaN(a.number) ? a.text.localeCompare(b.text, document.documentElement.lang) : a.number - b.number;
        return up ? order : -order;
      };
      rows.sort(compare);
      body.append(...rows.map((entry) => entry.row));
    });
  });
}
