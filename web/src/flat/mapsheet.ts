/** Maps as one page that stands alone: the ground as filled bands, and a colour bar for each scale. */

import { svg, uid } from "../dom";
import { css } from "../model/colormaps";
import { fill } from "../model/fill";
import { label } from "../model/picture";
import type { Scale } from "../model/scale";
import { Status } from "../model/status";
import type { Ui } from "../model/ui";
import type { Scene } from "../view";
import { leftAxis, scaledAxis } from "./axes";
import { regions } from "../model/contours";
import { sheet } from "./download";
import { groundOf } from "./ground";
import { hex, mix, parse, type Rgb, type Theme } from "../paint/palette";
import { captionRoom } from "./layout";
import type { PlaneMap } from "./plane";
import { cells, HATCH, PALE } from "./raster";
import { fit, round, write } from "../paint/text";

const BANDS = 40;
const LEGEND = 96;
/** Grids with more nodes are embedded as pixels: bands would be larger, and no finer. */
const LARGE = 90_000;

/** All maps with their legend. */
export function mapSheet(maps: readonly PlaneMap[], scene: Scene, ui: Readonly<Ui>, theme: Theme, paper: boolean): SVGSVGElement {
  const hatch = uid();
  const stroke = hex(mix(parse(theme.paper) as Rgb, parse(theme.soft) as Rgb, 0.55));
  const { step } = HATCH;
  const pattern = svg(
    "pattern", { id: hatch, width: step, height: step, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    svg("path", { d: `M0 0V${step}`, stroke, "stroke-width": 2 * HATCH.width }),
  );
  const drawings = maps.map((map) => {
    const copy = svg("g");
    for (const child of [...map.svg.children]) if (!child.classList.contains("og-flat-pointed")) copy.append(child.cloneNode(true));
    const group = svg("g", { transform: `translate(${map.cell.left} ${map.cell.top})` }, ground(map, ui, theme, hatch), copy);
    return group;
  });
  // The page is cut to what is drawn.
  const left = Math.min(...maps.map(({ cell }) => cell.left + cell.frame.left)) - 62;
  const top = Math.min(...maps.map(({ cell }) => cell.top + cell.frame.top)) - 22;
  const right = Math.max(...maps.map(({ cell }) => cell.left + cell.frame.left + captionRoom(cell)));
  const edge = Math.max(...maps.map(({ cell }) => cell.left + cell.frame.left + cell.frame.width));
  const bottom = Math.max(...maps.map(({ cell }) => cell.top + cell.frame.top + cell.frame.height));
  const [width, height] = [Math.round(Math.max(right, edge + LEGEND) + 10 - left), Math.round(bottom + 84 - top)];
  const moved = svg("g", { transform: `translate(${-left} ${-top})` }, ...drawings);
  const page = sheet(width, height, paper ? theme.paper : null, svg("defs", {}, pattern), moved);
  const title = label(scene.surfaces, ui.colour);
  page.prepend(svg("title", {}, `${label(scene.surfaces, ui.height)}: ${maps.map((map) => map.layer.surface.run.name).join(", ")}`.slice(0, 500)));
  const scales = [...new Set(maps.map((map) => map.layer.colourScale))];
  const tall = Math.min((bottom - top - 22) / scales.length, 340);
  scales.forEach((scale, k) => {
    const using = maps.filter((map) => map.layer.colourScale === scale).map((map) => map.layer);
    const name = scales.length > 1 && using.length === 1 ? using[0].surface.run.name : "";
    page.append(bar(scale, ui.colormap, name || title, edge - left, 22 + k * tall, tall - (scales.length > 1 ? 30 : 0), theme));
  });
  return page;
}

function ground(map: PlaneMap, ui: Readonly<Ui>, theme: Theme, hatch: string): SVGGElement {
  const { frame, at } = map.place;
  const { surface } = map.layer;
  const area = { x: frame.left, y: frame.top, width: frame.width, height: frame.height };
  const group = svg("g", { class: "og-flat-ground" });
  const { values, x, y, low, high, colormap } = groundOf(map.layer, ui.colormap);
  const place = (px: number, py: number) => at(px, py).map(round) as [number, number];
  const missing = (i: number, j: number) => [0, surface.ny].some((right) => [0, 1].some((up) => Number.isNaN(values[i * surface.ny + j + right + up])));
  const holes = cells(x, y, missing, place);
  if (values.length > LARGE && map.canvas.width && typeof CanvasRenderingContext2D !== "undefined") {
    group.append(svg("image", { ...area, href: map.canvas.toDataURL("image/png"), preserveAspectRatio: "none" }));
    return group;
  }
  // Bands reach under the holes, which are then covered, so that they end exactly at the edge of a hole.
  const status = surface.status.map((code, k) => (Number.isNaN(values[k]) ? Status.PENDING : code));
  const whole = holes ? fill(values, status, surface.nx, surface.ny) : values;
  group.append(svg("rect", { ...area, fill: css(colormap, 0.5 / BANDS).replace(/ /g, ",") }));
  for (let band = 1; band < BANDS; band++) {
    const rings = regions({ values: whole, x, y }, low + ((high - low) * band) / BANDS);
    const d = rings.map(({ points }) => ring(points, place)).join("");
    if (d) group.append(svg("path", { d, fill: css(colormap, (band + 0.5) / BANDS).replace(/ /g, ","), "fill-rule": "evenodd" }));
  }
  const pending = surface.status.includes(Status.PENDING)
    ? cells(x, y, (i, j) => !missing(i, j) && [0, surface.ny].some((right) => [0, 1].some((up) => surface.status[i * surface.ny + j + right + up] === Status.PENDING)), place)
    : "";
  if (pending) group.append(svg("path", { d: pending, fill: theme.paper, "fill-opacity": PALE }));
  if (holes) group.append(svg("path", { d: holes, fill: theme.paper }), svg("path", { d: holes, fill: `url(#${hatch})` }));
  return group;
}

function ring(points: Float64Array, place: (x: number, y: number) => [number, number]): string {
  const parts: string[] = [];
  let before = "";
  for (let n = 0; n < points.length - 2; n += 2) {
    const at = place(points[n], points[n + 1]).join(" ");
    if (at !== before) parts.push(at);
    before = at;
  }
  return parts.length > 2 ? `M${parts.join("L")}Z` : "";
}

function bar(scale: Scale, colormap: string, title: string, left: number, top: number, height: number, theme: Theme): SVGGElement {
  const frame = { left: left + 56, top, width: 12, height: Math.max(height, 40) };
  const id = uid();
  const stops = Array.from({ length: 33 }, (_, k) => svg("stop", { offset: k / 32, "stop-color": css(colormap, k / 32).replace(/ /g, ",") }));
  const axis = scaledAxis(scale, frame.top + frame.height, frame.top);
  return svg(
    "g", {},
    svg("defs", {}, svg("linearGradient", { id, x1: 0, y1: 1, x2: 0, y2: 0 }, ...stops)),
    svg("rect", { x: frame.left, y: frame.top, width: frame.width, height: frame.height, fill: `url(#${id})`, stroke: theme.soft, "stroke-width": 0.8 }),
    leftAxis(axis, frame, "", theme),
    write(frame.left + frame.width + 14, frame.top + frame.height / 2, fit(title, frame.height, 10.5), { size: 10.5, anchor: "middle", fill: theme.ink, rotate: -90 }),
    ...(scale.clipped ? [write(frame.left + frame.width / 2, frame.top - 6, "and more", { size: 9.5, anchor: "middle", fill: theme.soft })] : []),
  );
}
