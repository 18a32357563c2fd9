/** Axes of charts and maps. */

import { svg } from "../dom";
import { labels } from "../model/format";
import { linearTicks, type Scale } from "../model/scale";
import type { Theme } from "../paint/palette";
import { measure, round, titled, write } from "../paint/text";

/** A rectangle in pixels. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** From values to pixels and back. */
export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  at(value: number): number;
  value(pixel: number): number;
}

const TICK = 4;
const SIZE = 10.5;

/** An even axis from `low` to `high` pixels; a single value lies in the middle. */
export function evenAxis(min: number, max: number, low: number, high: number, spacing = 70): Axis {
  const share = (value: number) => (max > min ? (value - min) / (max - min) : 0.5);
  const count = Math.max(2, Math.round(Math.abs(high - low) / spacing));
  return {
    low,
    high,
    ticks: max > min ? linearTicks(min, max, count) : [min],
    at: (value) => low + share(value) * (high - low),
    value: (pixel) => min + ((pixel - low) / (high - low)) * (max - min),
  };
}

/** An axis along a scale; values above a clipped scale lie beyond its end. */
export function scaledAxis(scale: Scale, low: number, high: number, spacing = 44): Axis {
  const [a, b] = scale.log ? [Math.log10(scale.min), Math.log10(scale.max)] : [scale.min, scale.max];
  const count = Math.max(2, Math.round(Math.abs(high - low) / spacing));
  return {
    low,
    high,
    ticks: scale.log ? scale.ticks : linearTicks(scale.min, scale.max, count),
    at: (value) => low + (((scale.log ? (value > 0 ? Math.log10(value) : NaN) : value) - a) / (b - a)) * (high - low),
    value: (pixel) => scale.value((pixel - low) / (high - low)),
  };
}

/** What stands beside an axis: "x · random direction". */
export function axisTitle({ name, label }: { name: string; label: string }): string {
  if (!label || label === name) return name;
  return new RegExp(`^${name}\\b`).test(label) ? label : `${name} · ${label}`;
}

/** The title of an axis that several runs share: its name alone where it means something else for each of them. */
export function sharedTitle(axes: { name: string; label: string }[]): string {
  return axes.every(({ label }) => label === axes[0].label) ? axisTitle(axes[0]) : axes[0].name;
}

/** The axis below a frame: ticks, their labels and a title. */
export function bottomAxis(axis: Axis, frame: Frame, title: string, theme: Theme, size = SIZE): SVGGElement {
  const base = frame.top + frame.height;
  const group = svg("g", { class: "og-flat-axis" });
  const kept = thinned(axis, size);
  group.append(svg("path", { d: axis.ticks.map((tick) => `M${round(axis.at(tick))} ${base}v${TICK}`).join(""), stroke: theme.soft, "stroke-width": 1, fill: "none" }));
  for (const { place, text } of kept) group.append(write(place, base + TICK + size + 1, text, { size, anchor: "middle", fill: theme.soft }));
  if (title) group.append(write(frame.left + frame.width / 2, base + TICK + 2 * size + 8, titled(title, frame.width + 14, size + 0.5), { size: size + 0.5, anchor: "middle", fill: theme.ink }));
  return group;
}

/** The axis at the left of a frame. */
export function leftAxis(axis: Axis, frame: Frame, title: string, theme: Theme, size = SIZE, margin = 44): SVGGElement {
  const group = svg("g", { class: "og-flat-axis" });
  group.append(svg("path", { d: axis.ticks.map((tick) => `M${frame.left} ${round(axis.at(tick))}h${-TICK}`).join(""), stroke: theme.soft, "stroke-width": 1, fill: "none" }));
  const texts = labels(axis.ticks);
  let before = Infinity;
  axis.ticks.forEach((tick, k) => {
    const place = axis.at(tick);
    if (Math.abs(place - before) < size + 3) return;
    before = place;
    group.append(write(frame.left - TICK - 3, place + size * 0.35, texts[k], { size, anchor: "end", fill: theme.soft }));
  });
  if (title) {
    const [x, y] = [frame.left - margin, frame.top + frame.height / 2];
    group.append(write(x, y, titled(title, frame.height + 2 * Math.min(frame.top, 10), size + 0.5), { size: size + 0.5, anchor: "middle", fill: theme.ink, rotate: -90 }));
  }
  return group;
}

/** Hairlines across a frame at the ticks of its left axis. */
export function grid(axis: Axis, frame: Frame, theme: Theme): SVGPathElement {
  const d = axis.ticks.map((tick) => `M${frame.left} ${round(axis.at(tick))}h${round(frame.width)}`).join("");
  return svg("path", { d, stroke: theme.line, "stroke-width": 1, fill: "none" });
}

/** How much room the labels of a left axis take. */
export function labelRoom(axis: Axis, size = SIZE): number {
  return Math.max(0, ...labels(axis.ticks).map((text) => measure(text, size))) + TICK + 3;
}

/** Tick labels that do not touch. */
function thinned(axis: Axis, size: number): { place: number; text: string }[] {
  const texts = labels(axis.ticks);
  const all = axis.ticks.map((tick, k) => ({ place: axis.at(tick), text: texts[k], half: measure(texts[k], size) / 2 }));
  for (let every = 1; every <= all.length; every++) {
    const kept = all.filter((_, k) => k % every === 0);
    if (kept.every((tick, k) => !k || Math.abs(tick.place - kept[k - 1].place) >= tick.half + kept[k - 1].half + 6)) return kept;
  }
  return all.slice(0, 1);
}
