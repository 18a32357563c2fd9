/** Text in charts: its width, its shortening, and letters that XML can hold. */

import { svg } from "../dom";

/** Fonts that every desk has; exported pictures carry this list. */
export const FONTS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "DejaVu Sans", sans-serif';

export interface TextStyle {
  size?: number;
  weight?: number;
  fill?: string;
  anchor?: "start" | "middle" | "end";
  /** Colour of an outline behind the letters. */
  halo?: string;
  /** Degrees, clockwise, about the text's place. */
  rotate?: number;
}

/** A text of a chart with its baseline at (x, y). */
export function write(x: number, y: number, content: string, style: TextStyle = {}): SVGTextElement {
  const { size = 11, weight, fill, anchor, halo, rotate } = style;
  return svg(
    "text",
    {
      x: round(x), y: round(y), "font-size": size, "font-weight": weight, fill, "text-anchor": anchor,
      transform: rotate ? `rotate(${round(rotate)} ${round(x)} ${round(y)})` : null,
      ...(halo ? { stroke: halo, "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" } : {}),
    },
    clean(content),
  );
}

/** Without the characters that XML cannot hold. */
export function clean(content: string): string {
  return content.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "�");
}

let pencil: CanvasRenderingContext2D | null | undefined;

/** About how wide a text is, in pixels. */
export function measure(content: string, size = 11, weight = 400): number {
  if (pencil === undefined) pencil = typeof CanvasRenderingContext2D === "undefined" ? null : document.createElement("canvas").getContext("2d");
  if (!pencil) return content.length * size * 0.58;
  pencil.font = `${weight} ${size}px ${FONTS}`;
  return pencil.measureText(content).width;
}

/** The text, or as much of its beginning and end as fits: names of runs often differ in their last letters. */
export function fit(content: string, width: number, size = 11, weight = 400): string {
  const line = content.replace(/\s+/g, " ").slice(0, 400);
  if (measure(line, size, weight) <= width) return line;
  const letters = [...line];
  const short = (kept: number) => {
    const end = Math.floor(kept / 3);
    return `${letters.slice(0, kept - end).join("").trimEnd()}…${letters.slice(letters.length - end).join("").trimStart()}`;
  };
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(short(middle), size, weight) <= width) low = middle;
    else high = middle - 1;
  }
  return low ? short(low) : "";
}

/** The title of an axis that fits: without its last part, how the direction was scaled, where there is no room for it. */
export function titled(title: string, width: number, size: number): string {
  const last = title.lastIndexOf(", ");
  return fit(last > 0 && measure(title, size) > width ? title.slice(0, last) : title, width, size);
}

/** Pieces joined by a separator into at most `rows` lines that fit; what does not fit is left out. */
export function wrap(pieces: readonly string[], separator: string, width: number, rows: number, size = 11): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines[lines.length - 1];
    const longer = last === undefined ? piece : last + separator + piece;
    if (last !== undefined && measure(longer, size) <= width) lines[lines.length - 1] = longer;
    else if (lines.length < rows) lines.push(fit(piece, width, size));
    else break;
  }
  return lines;
}

/** A coordinate with at most two decimals. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
