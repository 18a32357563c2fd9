/** Where the boxes of one to six surfaces lie in the element. */

/** A rectangle in CSS pixels of the element. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A pane: where it draws, and the strip below for its caption. */
export interface Cell {
  readonly view: Rect;
  readonly caption: Rect;
}

/** The most surfaces beside each other. */
export const MOST_PANES = 6;

/** Width over height that suits a box with its labels. */
const SHAPE = 1.25;

/** The tallest that a pane becomes, in widths, so that its caption stays close. */
const TALLEST = 1.2;

/** Columns and rows that make the panes largest. */
export function gridOf(count: number, width: number, height: number): { columns: number; rows: number } {
  let best = { columns: 1, rows: count };
  let most = -1;
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    if ((columns - 1) * rows >= count) continue;
    const size = Math.min(width / columns / SHAPE, height / rows);
    if (size > most * 1.001) [best, most] = [{ columns, rows }, size];
  }
  return best;
}

/** The panes, row by row; a last row that is not full is centred. */
export function layout(count: number, width: number, height: number): Cell[] {
  const { columns, rows } = gridOf(count, width, height);
  const [w, h] = [Math.floor(width / columns), Math.floor(height / rows)];
  const strip = h < 150 ? 0 : h < 260 || w < 260 ? 38 : 50;
  return Array.from({ length: count }, (_, k) => {
    const [row, column] = [Math.floor(k / columns), k % columns];
    const inRow = Math.min(columns, count - row * columns);
    const x = Math.floor((width - inRow * w) / 2) + column * w;
    const tall = Math.min(h - strip, Math.floor(w * TALLEST));
    const y = row * h + Math.floor((h - strip - tall) / 2);
    return { view: { x, y, width: w, height: tall }, caption: { x, y: y + tall, width: w, height: strip } };
  });
}

/** The pane under a place; -1 if there is none. */
export function paneAt(cells: readonly Cell[], x: number, y: number): number {
  return cells.findIndex(({ view }) => x >= view.x && x < view.x + view.width && y >= view.y && y < view.y + view.height);
}
