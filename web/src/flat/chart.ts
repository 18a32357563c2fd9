/** One chart of strands above a shared x-axis. */

import { svg, uid } from "../dom";
import type { Scale } from "../model/scale";
import { bottomAxis, grid, leftAxis, scaledAxis, type Axis, type Frame } from "./axes";
import { bandPath, drawCurve, hold } from "./curve";
import { spread } from "./labels";
import { runColour, runDash, type Theme } from "../paint/palette";
import { isPending, shifted, type Strand } from "./strand";
import { fit, measure, round, write } from "../paint/text";

/** Up to this many nodes each is marked with a dot. */
const DOTTED = 60;
/** A chart before it is drawn. */
export interface Plan {
  readonly strands: readonly Strand[];
  readonly scale: Scale;
  readonly title: string;
  readonly frame: Frame;
  readonly across: Axis;
  /** "" leaves the axis to the chart below. */
  readonly below: string;
  /** Distance of the y-title from the frame. */
  readonly margin: number;
  /** Room for names at the line ends; 0: none. */
  readonly names: number;
}

/** The drawing, and its y-axis for pointing. */
export function drawChart(plan: Plan, theme: Theme): { group: SVGGElement; up: Axis } {
  const { strands, frame, across, scale } = plan;
  const up = scaledAxis(scale, frame.top + frame.height, frame.top, frame.height < 160 ? 28 : 40);
  const id = uid();
  const bands = svg("g");
  const curves = svg("g");
  for (const each of strands) {
    const colour = runColour(each.run, theme.dark);
    const x = Array.from(each.surface.x, (value) => across.at(value));
    if (each.errors) for (const count of [2, 1]) bands.append(svg("path", { d: bandPath(x, edge(each, -count, up, frame), edge(each, count, up, frame)), fill: colour, "fill-opacity": count === 2 ? 0.12 : 0.2 }));
    const style = { colour, dash: strands.length > 1 ? runDash(each.run) : "", points: x.length <= DOTTED };
    curves.append(drawCurve({ x, y: Array.from(each.values, (value) => up.at(value)), pending: (k) => isPending(each, k) }, style, theme.paper));
  }
  const group = svg(
    "g", {},
    svg("clipPath", { id }, svg("rect", { x: frame.left - 4, y: frame.top - (scale.clipped ? 0 : 4), width: frame.width + 8, height: frame.height + 4 + (scale.clipped ? 0 : 4) })),
    grid(up, frame, theme),
    svg("path", { d: `M${frame.left} ${frame.top}V${frame.top + frame.height}H${frame.left + frame.width}`, fill: "none", stroke: theme.soft }),
    svg("g", { "clip-path": `url(#${id})` }, bands, curves),
    leftAxis(up, frame, plan.title, theme, 10.5, plan.margin),
    plan.below ? bottomAxis(across, frame, plan.below, theme) : bottomAxis({ ...across, ticks: [] }, frame, "", theme),
  );
  if (scale.clipped) group.append(write(frame.left + 6, frame.top + 12, "cut off above", { size: 10, fill: theme.soft, halo: theme.paper }));
  if (plan.names) group.append(...endNames(plan, up, theme));
  return { group, up };
}

function edge(each: Strand, count: number, up: Axis, frame: Frame): number[] {
  const base = frame.top + frame.height;
  return Array.from(shifted(each, count), (value) => (Number.isNaN(value) ? NaN : hold(value <= 0 && Number.isNaN(up.at(value)) ? base : up.at(value), frame.top - 4, base)));
}

/** The runs' names where their lines end. */
function endNames({ strands, frame, across, names }: Plan, up: Axis, theme: Theme): SVGElement[] {
  const ends = strands.map(({ values, surface }) => {
    for (let k = values.length - 1; k >= 0; k--)
      if (Number.isFinite(up.at(values[k]))) return { x: across.at(surface.x[k]), y: hold(up.at(values[k]), frame.top, frame.top + frame.height) };
    return { x: frame.left + frame.width, y: frame.top + frame.height };
  });
  const places = spread(ends.map(({ y }) => y), 14, frame.top + 2, frame.top + frame.height - 2);
  return strands.map((each, k) => {
    const x = frame.left + frame.width;
    return svg(
      "g", {},
      svg("title", {}, each.surface.run.name),
      svg("path", { d: `M${round(ends[k].x + 4)} ${round(ends[k].y)}L${x + 12} ${round(places[k])}`, stroke: runColour(each.run, theme.dark), "stroke-width": 0.8, fill: "none" }),
      write(x + 15, places[k] + 4, fit(each.surface.run.name, names - 18, 11), { size: 11, fill: theme.ink }),
    );
  });
}

/** Lines with names above a chart, in as many rows as they need. */
export function legend(strands: readonly Strand[], left: number, top: number, width: number, theme: Theme): { group: SVGGElement; height: number } {
  const group = svg("g");
  let [x, y] = [left, top];
  for (const each of strands) {
    const name = fit(each.surface.run.name, Math.min(160, width - 40), 11);
    const room = 30 + measure(name, 11) + 18;
    if (x > left && x + room > left + width) [x, y] = [left, y + 17];
    group.append(
      svg("path", { d: `M${round(x)} ${y - 4}h24`, stroke: runColour(each.run, theme.dark), "stroke-width": 2, "stroke-dasharray": runDash(each.run) || null, fill: "none" }),
      svg("g", {}, svg("title", {}, each.surface.run.name), write(x + 30, y, name, { size: 11, fill: theme.ink })),
    );
    x += room;
  }
  return { group, height: y - top + 17 };
}
