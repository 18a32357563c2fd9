/** What stands beneath a pane: the name of the run and its numbers; of an overlay, the names with their colours. */

import { fit, measure, wrap } from "../paint/text";
import { css } from "../model/colormaps";
import { number } from "../model/format";
import type { Layer } from "../model/picture";
import { runColour } from "../paint/palette";
import { type Label, Labels } from "./labels";
import type { Cell } from "./panes";
import type { Look } from "./theme";

const NAME = 13;
const NUMBERS = 12;
/** Width of a block with the space after it, and between names. */
const BLOCK = 15;
const GUTTER = 20;

/** Writes the name and the key numbers of one surface. */
export function writeCaption(captions: Labels, layer: Layer, cell: Cell, look: Look): void {
  const { x, y, width, height } = cell.caption;
  if (!height) return;
  const room = width - 24;
  const { run } = layer.surface;
  line(captions, run.name, x + width / 2, y + 9, room, { size: NAME, weight: 600, colour: look.ink });
  const pieces = run.numbers.filter((n) => n.value !== null).map((n) => `${n.label} ${number(n.value)}`);
  const rows = wrap(pieces, "  ·  ", room, Math.max(Math.floor((height - 18) / 15), 1), NUMBERS);
  rows.forEach((row, k) => line(captions, row, x + width / 2, y + 25 + 15 * k, room, { size: NUMBERS, colour: look.soft }));
}

/** Writes the names of all surfaces in one box, each after a block of its colour; as many as there is room for. */
export function writeNames(captions: Labels, layers: readonly Layer[], cell: Cell, look: Look, colormap: string): void {
  const { x, y, width, height } = cell.caption;
  const room = width - 24;
  const items = layers.map((layer, k) => {
    const text = fit(layer.surface.run.name, Math.min(room, 260) - BLOCK - GUTTER, NUMBERS, 500);
    return { layer, text, wide: measure(text, NUMBERS, 500) + BLOCK, colour: k ? runColour(layer.run, look.dark) : css(colormap, 0.8) };
  });
  const rows: (typeof items)[] = [];
  for (const item of items) {
    const row = rows[rows.length - 1];
    if (row && widthOf(row) + GUTTER + item.wide <= room) row.push(item);
    else rows.push([item]);
  }
  rows.slice(0, Math.floor(height / 16)).forEach((row, r) => {
    let left = x + (width - widthOf(row)) / 2;
    for (const { layer, text, wide, colour } of row) {
      const { name } = layer.surface.run;
      captions.put({ text: "■", x: left + 5, y: y + 9 + 16 * r, size: NUMBERS, colour });
      captions.put({ text, title: text === name ? undefined : name, x: left + BLOCK + (wide - BLOCK) / 2, y: y + 9 + 16 * r, size: NUMBERS, weight: 500, colour: look.ink });
      left += wide + GUTTER;
    }
  });
}

function widthOf(row: readonly { wide: number }[]): number {
  return row.reduce((sum, { wide }) => sum + wide, 0) + GUTTER * (row.length - 1);
}

function line(captions: Labels, full: string, x: number, y: number, room: number, style: Pick<Label, "size" | "weight" | "colour">): void {
  const text = fit(full, room, style.size, style.weight);
  if (text) captions.put({ ...style, text, title: text === full ? undefined : full, x, y });
}
