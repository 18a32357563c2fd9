/** The coloured ground of a map, pixel by pixel. */

import { ramp } from "../model/colormaps";
import type { Values } from "../model/decode";
import { Status } from "../model/status";
import { locate } from "../model/bilinear";
import { luminance, mix, parse, type Rgb, type Theme } from "../paint/palette";

const COLOURS = 1024;

/** How much of the page's colour lies over what is not computed yet. */
export const PALE = 0.55;

/** Distance and width of the hatching of holes, in CSS pixels. */
export const HATCH = { step: 7, width: 1.1 } as const;

/** What the ground is painted from; `values` and the scale's ends are logarithms on a logarithmic scale. */
export interface Ground {
  readonly values: Values;
  readonly status: Int8Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly low: number;
  readonly high: number;
  readonly colormap: string;
}

/** Where each pixel of an axis lies among the nodes. */
function spread(nodes: Float64Array, pixels: number, downward: boolean): { cell: Int32Array; share: Float32Array } {
  const [first, last] = [nodes[0], nodes[nodes.length - 1]];
  const cell = new Int32Array(pixels);
  const share = new Float32Array(pixels);
  for (let p = 0; p < pixels; p++) {
    const part = (p + 0.5) / pixels;
    const found = locate(nodes, first + (last - first) * (downward ? 1 - part : part));
    if (found) [cell[p], share[p]] = [found.cell, found.share];
  }
  return { cell, share };
}

/** Fills RGBA pixels, the first row being the largest y. Holes become transparent under the hatching. */
export function paint(pixels: Uint8ClampedArray, width: number, height: number, ground: Ground, theme: Theme, density: number): void {
  const { values, status, low, high } = ground;
  const ny = ground.y.length;
  const table = ramp(ground.colormap, COLOURS);
  const paper = parse(theme.paper) as Rgb;
  const hatch = mix(paper, parse(theme.soft) as Rgb, 0.55);
  const [u, v] = [spread(ground.x, width, false), spread(ground.y, height, true)];
  const pending = status.includes(Status.PENDING) ? status : null;
  const factor = (COLOURS - 1) / (high - low || 1);
  const [right, up] = [ground.x.length > 1 ? ny : 0, ny > 1 ? 1 : 0];
  const period = HATCH.step * Math.SQRT2 * density;
  for (let row = 0; row < height; row++) {
    const [j, q] = [v.cell[row], v.share[row]];
    for (let column = 0, at = row * width * 4; column < width; column++, at += 4) {
      const k = u.cell[column] * ny + j;
      const p = u.share[column];
      const value = (values[k] * (1 - q) + values[k + up] * q) * (1 - p) + (values[k + right] * (1 - q) + values[k + right + up] * q) * p;
      if (value !== value) {
        const across = ((column + row) % period) / Math.SQRT2;
        const cover = Math.min(Math.max(HATCH.width * density + 0.5 - across, 0), 1);
        [pixels[at], pixels[at + 1], pixels[at + 2], pixels[at + 3]] = [hatch[0], hatch[1], hatch[2], 255 * cover];
        continue;
      }
      const entry = 4 * Math.min(Math.max(Math.round((value - low) * factor), 0), COLOURS - 1);
      let pale = 0;
      if (pending) {
        const is = (node: number) => (pending[node] === Status.PENDING ? PALE : 0);
        pale = (is(k) * (1 - q) + is(k + up) * q) * (1 - p) + (is(k + right) * (1 - q) + is(k + right + up) * q) * p;
      }
      for (let channel = 0; channel < 3; channel++) pixels[at + channel] = table[entry + channel] * (1 - pale) + paper[channel] * pale;
      pixels[at + 3] = 255;
    }
  }
}

/** The cells for which something holds, as an SVG path of rectangles merged along y. */
export function cells(x: ArrayLike<number>, y: ArrayLike<number>, holds: (i: number, j: number) => boolean, place: (x: number, y: number) => [number, number]): string {
  const parts: string[] = [];
  for (let i = 0; i < x.length - 1; i++)
    for (let j = 0; j < y.length - 1; j++) {
      if (!holds(i, j)) continue;
      const start = j;
      while (j < y.length - 2 && holds(i, j + 1)) j++;
      const [[x0, y0], [x1, y1]] = [place(x[i], y[start]), place(x[i + 1], y[j + 1])];
      parts.push(`M${x0} ${y0}H${x1}V${y1}H${x0}Z`);
    }
  return parts.join("");
}

/** Whether a line or letter on the ground should be dark. */
export function wantsDark(ground: Ground, value: number, pale: boolean, theme: Theme): boolean {
  if (Number.isNaN(value)) return !theme.dark;
  const table = ramps(ground.colormap);
  const entry = 4 * Math.min(Math.max(Math.round(((value - ground.low) / (ground.high - ground.low || 1)) * 255), 0), 255);
  const colour: Rgb = [table[entry], table[entry + 1], table[entry + 2]];
  return luminance(pale ? mix(colour, parse(theme.paper) as Rgb, PALE) : colour) > 0.18;
}

const known = new Map<string, Uint8Array>();

function ramps(name: string): Uint8Array {
  const table = known.get(name) ?? ramp(name, 256);
  known.set(name, table);
  return table;
}
