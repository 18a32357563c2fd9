/** A run as comma-separated values. */

import type { Values } from "../model/decode";
import { exact } from "../model/format";
import { Status, statusWord } from "../model/status";
import type { Surface } from "../model/surface";

const PIECE = 20_000;

/** The fewest digits that give back the same number: a float64 if `wide`, else a float32. */
export function shortest(value: number, wide = false): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (wide) return exact(value);
  for (let digits = 6; digits < 9; digits++) {
    const text = Number(value.toPrecision(digits));
    if (Math.fround(text) === value) return exact(text);
  }
  return exact(Math.fround(Number(value.toPrecision(9))) === value ? Number(value.toPrecision(9)) : value);
}

/** The whole run in pieces, with pauses in which the page can answer. */
export async function csvPieces(surface: Surface): Promise<string[]> {
  const names = surface.run.fields.map((field) => field.name);
  const head = ["x", ...(surface.plane ? ["y"] : []), ...names, "status"];
  const columns = names.map((name) => surface.fields.get(name) as Values);
  const [xs, ys] = [Array.from(surface.x, exact), Array.from(surface.y, exact)];
  const pieces = [`${head.map(quoted).join(",")}\r\n`];
  const total = surface.nx * surface.ny;
  for (let start = 0; start < total; start += PIECE) {
    const rows: string[] = [];
    for (let k = start; k < Math.min(start + PIECE, total); k++) {
      const row = surface.plane ? [xs[Math.floor(k / surface.ny)], ys[k % surface.ny]] : [xs[k]];
      const status = surface.status[k];
      const there = status !== Status.PENDING && status !== Status.PADDING;
      for (const values of columns) row.push(there ? shortest(values[k], values instanceof Float64Array) : "");
      row.push(statusWord(status));
      rows.push(row.join(","));
    }
    pieces.push(`${rows.join("\r\n")}\r\n`);
    if (start + PIECE < total) await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return pieces;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
