/** Contour lines and their labels on a map. */

import { svg, uid } from "../dom";
import { labels as short } from "../model/format";
import type { Layer } from "../model/picture";
import { Status } from "../model/status";
import { bilinear, locate } from "../model/bilinear";
import { groundOf, linesOf } from "./ground";
import { alongLines, lengths, type Box, type Candidate } from "./labels";
import type { Place } from "./layout";
import { levels } from "../model/levels";
import type { Theme } from "../paint/palette";
import { wantsDark } from "./raster";
import { measure, round, write } from "../paint/text";

const SIZE = 9.5;
/** Loops shorter than this many pixels are noise. */
const SHORTEST = 16;

/** The lines with their labels; `taken` are places where no label may be. */
export function drawLines(layer: Layer, place: Place, count: number, colormap: string, theme: Theme, taken: readonly Box[]): SVGGElement {
  const group = svg("g", { class: "og-flat-lines", fill: "none" });
  const wanted = levels(layer.heightScale, count);
  const texts = short(wanted.map((level) => level.value));
  const dark = darkness(layer, place, colormap, theme);
  const candidates: Candidate[] = [];
  const strokes = new Map<string, string[]>();
  linesOf(layer, wanted).forEach((isolines, level) => {
    const { heavy } = wanted[level];
    for (const { points, closed } of isolines) {
      const pixels = projected(points, place);
      const arc = lengths(pixels);
      const length = arc[arc.length - 1];
      if (length < (closed ? SHORTEST : 1.5)) continue;
      const key = `${heavy}${mostlyDark(pixels, dark)}`;
      if (!strokes.has(key)) strokes.set(key, []);
      strokes.get(key)?.push(path(pixels, closed));
      candidates.push({ points: pixels, text: texts[level], width: measure(texts[level], SIZE), weight: heavy ? 1 : 0 });
    }
  });
  const { left, top, width, height } = place.frame;
  const bounds = { left, top, right: left + width, bottom: top + height };
  const most = Math.min(20, Math.max(4, Math.round((width * height) / 9000)));
  const placed = alongLines(candidates, bounds, taken, most);
  const id = uid();
  const gaps = placed.map(corners).join("");
  group.append(svg("clipPath", { id }, svg("path", { d: `M${left} ${top}h${width}v${height}h${-width}Z${gaps}`, "clip-rule": "evenodd" })));
  const drawn = svg("g", { "clip-path": `url(#${id})` });
  for (const [key, parts] of strokes) {
    const [heavy, black] = [key.startsWith("true"), key.endsWith("true")];
    drawn.append(
      svg("path", {
        d: parts.join(""), stroke: black ? "#000" : "#fff", "stroke-width": heavy ? 1.3 : 0.8,
        "stroke-opacity": (black ? 0.5 : 0.55) + (heavy ? 0.25 : 0), "stroke-linejoin": "round",
      }),
    );
  }
  group.append(drawn);
  for (const box of placed) {
    const [dx, dy] = [-Math.sin(box.angle) * SIZE * 0.36, Math.cos(box.angle) * SIZE * 0.36];
    group.append(write(box.x + dx, box.y + dy, box.text, { size: SIZE, anchor: "middle", fill: dark(box.x, box.y) ? "#000" : "#fff", rotate: (box.angle * 180) / Math.PI }));
  }
  return group;
}

/** Whether ink on the ground at a pixel should be dark. */
function darkness(layer: Layer, place: Place, colormap: string, theme: Theme): (left: number, top: number) => boolean {
  const ground = groundOf(layer, colormap);
  const { surface } = layer;
  return (left, top) => {
    const [x, y] = place.back(left, top);
    const [u, v] = [locate(surface.x, x), locate(surface.y, y)];
    const pale = u !== null && v !== null && surface.status[surface.index(u.cell + Math.round(u.share), v.cell + Math.round(v.share))] === Status.PENDING;
    return wantsDark(ground, bilinear(ground.values, ground.x, ground.y, x, y), pale, theme);
  };
}

/** What most of a line needs. */
function mostlyDark(pixels: Float64Array, dark: (left: number, top: number) => boolean): boolean {
  const count = pixels.length / 2;
  const samples = Math.min(9, count);
  let votes = 0;
  for (let k = 0; k < samples; k++) {
    const n = Math.floor(((k + 0.5) / samples) * count);
    votes += dark(pixels[2 * n], pixels[2 * n + 1]) ? 1 : -1;
  }
  return votes > 0;
}

/** A line in pixels, without points that no eye could tell apart. */
function projected(points: Float64Array, place: Place): Float64Array {
  const result = new Float64Array(points.length);
  let length = 0;
  for (let n = 0; n < points.length; n += 2) {
    const [left, top] = place.at(points[n], points[n + 1]);
    const near = length > 0 && Math.abs(left - result[length - 2]) + Math.abs(top - result[length - 1]) < 0.4;
    if (near && n < points.length - 2) continue;
    result[length++] = left;
    result[length++] = top;
  }
  return result.subarray(0, length);
}

function path(pixels: Float64Array, closed: boolean): string {
  const parts: string[] = [];
  const last = closed ? pixels.length - 2 : pixels.length;
  for (let n = 0; n < last; n += 2) parts.push(`${n ? "L" : "M"}${round(pixels[n])} ${round(pixels[n + 1])}`);
  return parts.join("") + (closed ? "Z" : "");
}

function corners({ x, y, a, b, angle }: Box): string {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const at = (u: number, v: number) => `${round(x + u * c - v * s)} ${round(y + u * s + v * c)}`;
  return `M${at(-a, -b)}L${at(a, -b)}L${at(a, b)}L${at(-a, b)}Z`;
}
