/** One plane as a map: ground, lines, axes, caption, marks, and what the user points at. */

import { h, svg, uid } from "../dom";
import { number, spoken } from "../model/format";
import { distanceMap, firstPath } from "../model/paths";
import { label } from "../model/picture";
import type { Layer } from "../model/picture";
import type { Section, Ui } from "../model/ui";
import type { Scene } from "../view";
import { axisTitle, bottomAxis, evenAxis, leftAxis, type Frame } from "./axes";
import { sameNodes } from "../model/bilinear";
import { along } from "./cut";
import { groundOf } from "./ground";
import { captionRoom, placeOf, type Cell, type Place } from "./layout";
import { drawLines } from "./lines";
import { boxesOf, drawMarks, marksOf } from "./marks";
import type { Theme } from "../paint/palette";
import { paint } from "./raster";
import { drawTrails, trailBoxes } from "./trails";
import { FONTS, fit, measure, round, wrap, write } from "../paint/text";

export class PlaneMap {
  readonly canvas = h("canvas", { "aria-hidden": "true" });
  readonly svg = svg("svg", { class: "og-flat-surface", role: "img", tabindex: 0, "font-family": FONTS });
  readonly element = h("div", { class: "og-flat-map" }, this.canvas, this.svg);
  layer!: Layer;
  cell!: Cell;
  place!: Place;
  private readonly clip = uid();
  private readonly base = svg("g");
  private readonly paths = svg("g", { "clip-path": `url(#${this.clip})` });
  private readonly marks = svg("g");
  private readonly border = svg("g");
  private readonly cut = svg("g", { "clip-path": `url(#${this.clip})` });
  private readonly ring = svg("g", { "clip-path": `url(#${this.clip})` });
  private readonly pointed = svg("g", { class: "og-flat-pointed", "pointer-events": "none" });
  private readonly rim = svg("rect");

  constructor() {
    this.svg.append(svg("clipPath", { id: this.clip }, this.rim), this.base, this.border, this.paths, this.cut, this.marks, this.ring, this.pointed);
  }

  /** Everything that depends on numbers, size or look. */
  drawBase(layer: Layer, cell: Cell, scene: Scene, ui: Readonly<Ui>, theme: Theme): void {
    this.layer = layer;
    this.cell = cell;
    this.place = placeOf(layer.surface, cell.frame);
    const { frame } = cell;
    this.element.style.left = `${cell.left}px`;
    this.element.style.top = `${cell.top}px`;
    this.svg.setAttribute("width", String(cell.width));
    this.svg.setAttribute("height", String(cell.height));
    this.svg.setAttribute("aria-label", this.words(scene, ui));
    for (const [name, value] of Object.entries({ x: frame.left, y: frame.top, width: frame.width, height: frame.height })) this.rim.setAttribute(name, String(value));
    this.paintGround(frame, ui, theme);
    const marks = marksOf(layer, ui.height, this.place, cell.room !== "tiny");
    const lines = drawLines(layer, this.place, ui.contours, ui.colormap, theme, [...(ui.markers ? boxesOf(marks) : []), ...(ui.paths ? trailBoxes(layer, this.place) : [])]);
    this.base.replaceChildren(lines);
    this.border.replaceChildren(svg("rect", { x: frame.left - 0.5, y: frame.top - 0.5, width: frame.width + 1, height: frame.height + 1, fill: "none", stroke: theme.soft }), ...this.axes(theme), this.caption(theme));
    this.pointed.replaceChildren();
  }

  /** Markers, trajectories, section and cursor. */
  drawMarks(scene: Scene, ui: Readonly<Ui>, theme: Theme, far: number): void {
    const { layer, place } = this;
    this.marks.replaceChildren();
    this.paths.replaceChildren();
    const marks = ui.markers ? marksOf(layer, ui.height, place, this.cell.room !== "tiny") : [];
    const ink = { theme, time: ui.time, map: distanceMap(ui.colormap), farthest: far, first: firstPath(scene.surfaces, layer.run) };
    if (ui.paths) this.paths.append(drawTrails(layer, place, ink, boxesOf(marks)));
    this.marks.append(drawMarks(marks, theme));
    this.cut.replaceChildren();
    this.ring.replaceChildren();
    if (ui.section) this.cut.append(this.section(ui.section, theme));
    const from = ui.cursor ? scene.surfaces[ui.cursor.run] : undefined;
    if (ui.cursor && from?.plane && sameNodes(from.x, layer.surface.x) && sameNodes(from.y, layer.surface.y))
      this.ring.append(this.cursor(layer.surface.x[ui.cursor.i], layer.surface.y[ui.cursor.j], theme));
  }

  /** A hairline cross at a node, or none. */
  point(x: number | null, y: number, theme: Theme): void {
    if (x === null) return this.pointed.replaceChildren();
    const { left, top, width, height } = this.place.frame;
    const [cx, cy] = this.place.at(x, y).map(round);
    const d = `M${left} ${cy}H${left + width}M${cx} ${top}V${top + height}`;
    this.pointed.replaceChildren(
      svg("path", { d, stroke: theme.paper, "stroke-width": 2.5, "stroke-opacity": 0.45 }),
      svg("path", { d, stroke: theme.ink, "stroke-width": 0.8 }),
      svg("circle", { cx, cy, r: 2.5, fill: theme.ink, stroke: theme.paper }),
    );
  }

  /** A dot at a share of the cut, or none. */
  dot(share: number | null, { section }: Readonly<Ui>, theme: Theme): void {
    if (!section || share === null) return this.pointed.replaceChildren();
    const [cx, cy] = this.place.at(...along(section, share)).map(round);
    const inside = cx >= this.place.frame.left && cx <= this.place.frame.left + this.place.frame.width;
    this.pointed.replaceChildren(...(inside ? [svg("circle", { cx, cy, r: 5, fill: theme.accent, stroke: theme.paper, "stroke-width": 1.8 })] : []));
  }

  private paintGround(frame: Frame, ui: Readonly<Ui>, theme: Theme): void {
    const density = Math.min(Math.max(globalThis.devicePixelRatio || 1, 1), 2);
    const [width, height] = [Math.round(frame.width * density), Math.round(frame.height * density)];
    this.canvas.style.left = `${frame.left}px`;
    this.canvas.style.top = `${frame.top}px`;
    this.canvas.style.width = `${frame.width}px`;
    this.canvas.style.height = `${frame.height}px`;
    if (typeof CanvasRenderingContext2D === "undefined") return;
    this.canvas.width = width;
    this.canvas.height = height;
    const context = this.canvas.getContext("2d");
    if (!context) return;
    const image = context.createImageData(width, height);
    paint(image.data, width, height, groundOf(this.layer, ui.colormap), theme, density);
    context.putImageData(image, 0, 0);
  }

  private axes(theme: Theme): SVGGElement[] {
    const { cell: { frame, room }, layer: { surface } } = this;
    const small = room !== "ample";
    const size = small ? 9.5 : 10.5;
    const titles = room === "tiny" ? ["", ""] : surface.run.axes.map(axisTitle);
    const across = evenAxis(surface.x[0], surface.x[surface.nx - 1], frame.left, frame.left + frame.width, small ? 50 : 75);
    const up = evenAxis(surface.y[0], surface.y[surface.ny - 1], frame.top + frame.height, frame.top, small ? 45 : 65);
    return [bottomAxis(across, frame, titles[0], theme, size), leftAxis(up, frame, titles[1] ?? "", theme, size, small ? 37 : 45)];
  }

  private caption(theme: Theme): SVGGElement {
    const { cell: { frame, room }, layer: { surface: { run } } } = this;
    const wide = captionRoom(this.cell);
    const size = room === "ample" ? 11 : 10;
    const top = frame.top + frame.height + { ample: 53, small: 45, tiny: 30 }[room];
    const numbers = run.numbers.flatMap(({ label, value }) => {
      if (value === null) return [];
      const short = fit(label, wide - measure(` ${number(value)}`, size), size);
      return short.length > 4 ? [`${short} ${number(value)}`] : [];
    });
    const rows = wrap(numbers, "  ·  ", wide, room === "small" ? 2 : 1, size);
    return svg(
      "g", { class: "og-flat-caption" },
      svg("g", {}, svg("title", {}, run.name), write(frame.left, top, fit(run.name, wide, size + 1, 600), { size: size + 1, weight: 600, fill: theme.ink })),
      ...rows.map((row, k) => write(frame.left, top + 15 + 13 * k, row, { size, fill: theme.soft })),
    );
  }

  private section({ x0, y0, x1, y1 }: Section, theme: Theme): SVGGElement {
    const [a, b] = [this.place.at(x0, y0).map(round), this.place.at(x1, y1).map(round)];
    const d = `M${a.join(" ")}L${b.join(" ")}`;
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const length = Math.hypot(dx, dy) || 1;
    const letter = (name: string, at: number[], side: number) => {
      const { left, top, width, height } = this.place.frame;
      const [x, y] = [at[0] + (side * 14 * dx) / length, at[1] + (side * 14 * dy) / length];
      const [px, py] = [Math.min(Math.max(x, left + 9), left + width - 9), Math.min(Math.max(y, top + 9), top + height - 9)];
      const away = Math.hypot(px - at[0], py - at[1]) < 11;
      return write(away ? px + (14 * dy) / length : px, (away ? py - (14 * dx) / length : py) + 4, name, { size: 12, weight: 600, anchor: "middle", fill: theme.ink, halo: theme.paper });
    };
    return svg(
      "g", { class: "og-flat-section" },
      svg("path", { d, stroke: theme.paper, "stroke-width": 4.5, "stroke-opacity": 0.85, "stroke-linecap": "round" }),
      svg("path", { d, stroke: theme.ink, "stroke-width": 1.6 }),
      ...[a, b].map(([cx, cy]) => svg("circle", { class: "og-flat-handle", cx, cy, r: 5, fill: theme.paper, stroke: theme.ink, "stroke-width": 1.6 })),
      letter("A", a, -1),
      letter("B", b, 1),
    );
  }

  private cursor(x: number, y: number, theme: Theme): SVGGElement {
    const { left, top, width, height } = this.place.frame;
    const [cx, cy] = this.place.at(x, y).map(round);
    const r = 7;
    const d = `M${left} ${cy}H${cx - r}M${cx + r} ${cy}H${left + width}M${cx} ${top}V${cy - r}M${cx} ${cy + r}V${top + height}`;
    return svg(
      "g", { class: "og-flat-cursor", fill: "none", "pointer-events": "none" },
      svg("path", { d, stroke: theme.paper, "stroke-width": 2.6, "stroke-opacity": 0.4 }),
      svg("path", { d, stroke: theme.ink, "stroke-width": 0.9, "stroke-dasharray": "5 3" }),
      svg("circle", { cx, cy, r, stroke: theme.paper, "stroke-width": 4.5, "stroke-opacity": 0.9 }),
      svg("circle", { cx, cy, r, stroke: theme.accent, "stroke-width": 2.2 }),
    );
  }

  /** The map in a sentence or two. */
  private words(scene: Scene, ui: Readonly<Ui>): string {
    const { surface } = this.layer;
    const { run, x, y, nx, ny } = surface;
    const name = label(scene.surfaces, ui.height);
    const least = surface.lowest(ui.height);
    const { pending, nonfinite, failed } = run.counts;
    return [
      `Contour map of ${run.name}: ${name} for x from ${spoken(x[0])} to ${spoken(x[nx - 1])} and y from ${spoken(y[0])} to ${spoken(y[ny - 1])}.`,
      least ? `Lowest value ${spoken(least.value)} at x ${spoken(x[least.i])}, y ${spoken(y[least.j])}; colours from ${spoken(this.layer.colourScale.min)} to ${spoken(this.layer.colourScale.max)}.` : "No values yet.",
      pending ? `${pending} points are not computed yet.` : "",
      nonfinite + failed ? `${nonfinite + failed} points have no finite value.` : "",
    ].filter(Boolean).join(" ");
  }
}
