// What is wrong with how a page looks: a list of sentences. Run in the page.
(() => {
  const found = [];
  const brief = (text) => JSON.stringify(text.trim().slice(0, 50));

  // Every piece of text there is to see, with its boxes.
  const pieces = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!node.data.trim() || element.closest("script, style, title, desc")) continue;
    // Words for screen readers alone stand in a box of a pixel.
    if (element.offsetWidth !== undefined && element.offsetWidth <= 1) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      pieces.push({ node, element, box, svg: element.closest("svg"), scroll: element.closest(".scroll") });
    }
  }

  // Cut: beside the page, or outside of the picture or box that it is in.
  const page = document.documentElement;
  if (page.scrollWidth > window.innerWidth) found.push(`the page is ${page.scrollWidth} wide`);
  for (const piece of pieces) {
    const { box, svg, scroll } = piece;
    const frame = svg ? svg.getBoundingClientRect() : { left: 0, right: window.innerWidth };
    if (!scroll && (box.left < frame.left - 1 || box.right > frame.right + 1)) {
      found.push(`cut: ${brief(piece.node.data)} from ${box.left | 0} to ${box.right | 0}`);
    }
    if (svg && (box.top < frame.top - 1 || box.bottom > frame.bottom + 1)) found.push(`cut: ${brief(piece.node.data)}`);
    const style = getComputedStyle(piece.element);
    if (style.overflowX === "hidden" && piece.element.scrollWidth > piece.element.clientWidth + 1) {
      found.push(`hidden: ${brief(piece.node.data)}`);
    }
    if (svg && box.height < 8) found.push(`small: ${brief(piece.node.data)}`);
  }

  // On other text: boxes of a line are higher than its letters.
  const boxes = pieces.map((piece) => {
    const { left, right, top, bottom, height } = piece.box;
    return { piece, left: left + 1, right: right - 1, top: top + height * 0.25, bottom: bottom - height * 0.25 };
  });
  boxes.sort((a, b) => a.top - b.top);
  boxes.forEach((one, position) => {
    for (let next = position + 1; next < boxes.length && boxes[next].top < one.bottom; next += 1) {
      const other = boxes[next];
      if (one.piece.node !== other.piece.node && one.left < other.right && other.left < one.right
          && one.piece.scroll === other.piece.scroll) {
        found.push(`overlap: ${brief(one.piece.node.data)} and ${brief(other.piece.node.data)}`);
      }
    }
  });

  // Contrast, as WCAG 2 has it.
  const numbers = (color) => (color.match(/[\d.]+/g) || []).map(Number);
  const luminance = (color) => {
    const [r, g, b] = numbers(color).map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const opaque = (color) => { const parts = numbers(color); return parts.length === 3 || parts[3] > 0; };
  const behind = (piece) => {
    if (piece.svg) {
      const x = (piece.box.left + piece.box.right) / 2;
      const y = (piece.box.top + piece.box.bottom) / 2;
      let color = null;
      for (const shape of piece.svg.querySelectorAll("rect")) {
        if (shape.compareDocumentPosition(piece.element) & Node.DOCUMENT_POSITION_PRECEDING) break;
        const fill = getComputedStyle(shape).fill;
        const box = shape.getBoundingClientRect();
        if (fill.startsWith("rgb") && box.left <= x && x <= box.right && box.top <= y && y <= box.bottom) color = fill;
      }
      if (color) return color;
    }
    for (let element = piece.element; element; element = element.parentElement) {
      const color = getComputedStyle(element).backgroundColor;
      if (opaque(color)) return color;
    }
    return "rgb(255, 255, 255)";
  };
  const seen = new Set();
  for (const piece of pieces.slice(0, 6000)) {
    const style = getComputedStyle(piece.element);
    const [a, b] = [luminance(piece.svg ? style.fill : style.color), luminance(behind(piece))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const said = `contrast ${contrast.toFixed(2)}: ${brief(piece.node.data)}`;
    if (contrast < 4.5 && !seen.has(said)) found.push(said);
    seen.add(said);
  }

  // Tables sort by a click on the head of a column.
  const table = document.querySelector("table.sortable");
  const button = table && table.tHead.querySelector("th:last-child button");
  if (table && !button) found.push("tables do not sort");
  if (button) {
    const column = table.tHead.rows[0].cells.length - 1;
    const keys = () => Array.from(table.tBodies[0].rows).map((row) => row.cells[column].dataset.v)
      .filter((key) => key !== undefined).map(Number);
    for (const sign of [1, -1]) {
      button.click();
      if (keys().some((key, row, all) => row > 0 && sign * (key - all[row - 1]) < 0)) found.push("a table is not sorted");
    }
  }
  return found;
})();
