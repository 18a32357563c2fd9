/** Curves with bands, broken where there is no number. */

import { svg } from "../dom";
import { round } from "../paint/text";

/** A curve in pixels: NaN heights are gaps. */
export interface CurveData {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** True where the value is only filled in for display. */
  pending(k: number): boolean;
}

/** The curve where its values are computed, and where they are only filled in, as SVG paths. */
export function curvePaths(data: CurveData): { sure: string; filled: string } {
  const parts = { sure: "", filled: "" };
  let kind: keyof typeof parts | null = null;
  for (let k = 1; k < data.x.length; k++) {
    if (!Number.isFinite(data.y[k - 1]) || !Number.isFinite(data.y[k])) {
      kind = null;
      continue;
    }
    const now = data.pending(k - 1) || data.pending(k) ? "filled" : "sure";
    if (now !== kind) parts[now] += `M${round(data.x[k - 1])} ${round(data.y[k - 1])}`;
    parts[now] += `L${round(data.x[k])} ${round(data.y[k])}`;
    kind = now;
  }
  return parts;
}

/** The area between two curves, in pieces where both are known. */
export function bandPath(x: ArrayLike<number>, low: ArrayLike<number>, high: ArrayLike<number>): string {
  const parts: string[] = [];
  for (let k = 0; k < x.length; k++) {
    if (!Number.isFinite(low[k]) || !Number.isFinite(high[k])) continue;
    const start = k;
    while (k + 1 < x.length && Number.isFinite(low[k + 1]) && Number.isFinite(high[k + 1])) k++;
    if (k === start) continue;
    let [there, back] = ["", ""];
    for (let n = start; n <= k; n++) {
      there += `${n > start ? "L" : "M"}${round(x[n])} ${round(high[n])}`;
      back = `L${round(x[n])} ${round(low[n])}${back}`;
    }
    parts.push(`${there}${back}Z`);
  }
  return parts.join("");
}

/** How a curve looks. */
export interface CurveStyle {
  readonly colour: string;
  readonly dash: string;
  /** Draws a dot at every computed node. */
  readonly points?: boolean;
}

/** A curve with its points. */
export function drawCurve(data: CurveData, style: CurveStyle, paper: string): SVGGElement {
  const { sure, filled } = curvePaths(data);
  const common = { fill: "none", stroke: style.colour, "stroke-linejoin": "round", "stroke-linecap": "round" };
  const group = svg("g");
  if (filled) group.append(svg("path", { d: filled, ...common, "stroke-width": 1.2, "stroke-dasharray": "1 4", "stroke-opacity": 0.8 }));
  if (sure) group.append(svg("path", { d: sure, ...common, "stroke-width": 1.9, "stroke-dasharray": style.dash || null }));
  for (let k = 0; k < data.x.length; k++) {
    if (!Number.isFinite(data.y[k]) || data.pending(k)) continue;
    const lonely = !Number.isFinite(data.y[k - 1] ?? NaN) && !Number.isFinite(data.y[k + 1] ?? NaN);
    if (style.points || lonely) group.append(svg("circle", { cx: round(data.x[k]), cy: round(data.y[k]), r: 2.6, fill: style.colour, stroke: paper, "stroke-width": 1 }));
  }
  return group;
}

/** Keeps a value between two ends; not a number stays so. */
export function hold(value: number, a: number, b: number): number {
  const [low, high] = a < b ? [a, b] : [b, a];
  return value < low ? low : value > high ? high : value;
}
