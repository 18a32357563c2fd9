/** One-dimensional surveys as curves. */

import { h, svg } from "../dom";
import { number, spoken } from "../model/format";
import { label } from "../model/picture";
import type { Store } from "../model/ui";
import type { Scene, View } from "../view";
import { evenAxis, labelRoom, scaledAxis, sharedTitle, type Axis, type Frame } from "./axes";
import { drawChart, legend } from "./chart";
import { rasterise, sheet, standalone } from "./download";
import { runColour, themeOf, type Theme } from "../paint/palette";
import { Readout, type Entry } from "./readout";
import { watch } from "./size";
import { scaleOf, strand, type Strand } from "./strand";
import { FONTS, fit, measure, round, write } from "../paint/text";

/** Up to this many runs are named at the ends of their lines. */
const DIRECT = 4;

interface Drawn {
  readonly strands: readonly Strand[];
  readonly up: Axis;
  readonly frame: Frame;
}

/** The chart of all visible lines. */
export function makeCurves(store: Store): View {
  const surface = svg("svg", { class: "og-flat-surface og-flat-chart", role: "img", tabindex: 0, "font-family": FONTS });
  const readout = new Readout();
  const note = h("p", { class: "og-flat-note" });
  const element = h("div", { class: "og-flat og-flat-curves" }, surface, readout.element, note);
  const base = svg("g");
  const chosen = svg("g", { "pointer-events": "none" });
  const pointed = svg("g", { "pointer-events": "none" });
  surface.append(base, chosen, pointed);
  let scene: Scene | null = null;
  let theme: Theme | null = null;
  let charts: Drawn[] = [];
  let across: Axis | null = null;

  const stop = watch(element, () => scene && guarded(scene));
  surface.addEventListener("pointermove", (event) => point(event));
  surface.addEventListener("pointerleave", () => leave());
  surface.addEventListener("click", (event) => pick(event));

  function guarded(next: Scene): void {
    try {
      render(next);
    } catch (error) {
      console.error(error);
      note.textContent = "These curves cannot be drawn.";
      note.hidden = false;
    }
  }

  function render(next: Scene): void {
    const ui = store.ui;
    const layers = next.layers.filter((layer) => !layer.surface.plane);
    const [width, height] = [element.clientWidth, element.clientHeight];
    note.hidden = layers.length > 0;
    note.textContent = layers.length ? "" : "No line to show.";
    base.replaceChildren();
    chosen.replaceChildren();
    leave();
    charts = [];
    across = null;
    if (!layers.length || !width || !height) return;
    theme = themeOf(element);
    surface.setAttribute("width", String(width));
    surface.setAttribute("height", String(height));
    const strands = layers.map(({ run, surface: each }) => strand(run, each, ui.height));
    const second = ui.colour === ui.height ? [] : layers.filter((layer) => layer.surface.has(ui.colour)).map(({ run, surface: each }) => strand(run, each, ui.colour));
    const scale = scaleOf(strands, ui.log, ui.clip);
    const secondScale = scaleOf(second, false, null);
    const named = layers.length > 1 && layers.length <= DIRECT && width >= 520;
    const names = named ? Math.min(230, width * 0.2, Math.max(...layers.map(({ surface: each }) => measure(each.run.name.slice(0, 80), 11))) + 22) : 0;
    const room = Math.ceil(Math.max(...[scale, ...(second.length ? [secondScale] : [])].map((each) => labelRoom(scaledAxis(each, 300, 0))))) + 26;
    const [left, wide] = [room, Math.max(width - room - (names || 24), 40)];
    let top = 16;
    if (layers.length > 1 && !named) {
      const key = legend(strands, left, top + 6, wide, theme);
      base.append(key.group);
      top += key.height;
    }
    const hairlines = markersOf(strands);
    if (ui.markers && hairlines.length) top += 18;
    const tall = Math.max(height - top - 52, 60);
    const first = second.length ? Math.round(tall * 0.66) : tall;
    const frames = [{ left, top, width: wide, height: first }, { left, top: top + first + 26, width: wide, height: tall - first - 26 }];
    const axis = (across = evenAxis(
      Math.min(...layers.map((layer) => layer.surface.x[0])), Math.max(...layers.map((layer) => layer.surface.x[layer.surface.nx - 1])), left, left + wide, 90,
    ));
    const xTitle = sharedTitle(layers.map((layer) => layer.surface.run.axes[0]));
    const plans = [
      { strands, scale, title: label(next.surfaces, ui.height), frame: frames[0], below: second.length ? "" : xTitle, names },
      ...(second.length ? [{ strands: second, scale: secondScale, title: label(next.surfaces, ui.colour), frame: frames[1], below: xTitle, names: 0 }] : []),
    ];
    const drawings = plans.map((plan) => ({ plan, ...drawChart({ ...plan, across: axis, margin: room - 13 }, theme as Theme) }));
    if (ui.markers) base.append(...drawHairlines(hairlines, axis, frames[0], second.length ? frames[1].top + frames[1].height : frames[0].top + first, theme));
    base.append(...drawings.map(({ group }) => group));
    charts = drawings.map(({ plan, up }) => ({ strands: plan.strands, up, frame: plan.frame }));
    surface.setAttribute("aria-label", words(label(next.surfaces, ui.height), strands));
    const cursor = ui.cursor && !next.surfaces[ui.cursor.run]?.plane ? ui.cursor : null;
    if (cursor) chosen.append(...cross(next.surfaces[cursor.run].x[cursor.i], theme.accent, 1.2, 4.5));
  }

  /** A vertical hairline with a dot on each curve. */
  function cross(x: number, colour: string, weight: number, radius: number): SVGElement[] {
    if (!across || !theme || !charts.length) return [];
    const place = round(across.at(x));
    const last = charts[charts.length - 1].frame;
    const parts: SVGElement[] = [svg("path", { d: `M${place} ${charts[0].frame.top}V${last.top + last.height}`, stroke: colour, "stroke-width": weight, fill: "none" })];
    for (const { strands, up, frame } of charts)
      for (const each of strands) {
        const k = at(each, x);
        const y = k < 0 ? NaN : up.at(each.values[k]);
        if (y >= frame.top - 1 && y <= frame.top + frame.height + 1)
          parts.push(svg("circle", { cx: round(across.at(each.surface.x[k])), cy: round(y), r: radius, fill: runColour(each.run, theme.dark), stroke: theme.paper, "stroke-width": 1.5 }));
      }
    return parts;
  }

  function point(event: MouseEvent): void {
    const place = pointedAt(event);
    if (!place || !theme || !scene) return leave();
    const { x, box } = place;
    pointed.replaceChildren(...cross(x, theme.soft, 1, 4));
    const several = charts[0].strands.length > 1;
    const entries: Entry[] = [{ term: "x", value: number(x, 4) }];
    for (const { strands } of charts)
      for (const each of strands) {
        const k = at(each, x);
        if (k < 0) continue;
        const field = each === strands[0] || !several ? label(scene.surfaces, strands === charts[0].strands ? store.ui.height : store.ui.colour) : "";
        if (several && field) entries.push({ term: field, value: "" });
        const told = each.surface.trustAt(k, 0);
        const value = each.surface.known(k, 0) ? number(each.values[k], 4) + (told === "ok" ? "" : ` (${told})`) : told;
        const error = each.errors && Number.isFinite(each.errors[k]) ? ` ± ${number(each.errors[k], 2)}` : "";
        entries.push({ term: several ? each.surface.run.name : field, value: value + error + (Math.abs(each.surface.x[k] - x) > 1e-9 ? ` at ${number(each.surface.x[k])}` : ""), ...(several ? { colour: runColour(each.run, theme.dark) } : {}) });
      }
    readout.show(event.clientX - box.left, event.clientY - box.top, entries);
  }

  function leave(): void {
    pointed.replaceChildren();
    readout.hide();
  }

  function pick(event: MouseEvent): void {
    const place = pointedAt(event);
    if (!place) return;
    store.set({ cursor: { run: place.each.run, i: place.k, j: 0 } });
  }

  /** The node nearest in x, of the run whose curve is nearest. */
  function pointedAt(event: MouseEvent) {
    const box = surface.getBoundingClientRect();
    const [left, top] = [event.clientX - box.left, event.clientY - box.top];
    if (!across || left < across.low - 8 || left > across.high + 8) return null;
    const value = across.value(left);
    const chart = charts.find(({ frame }) => top <= frame.top + frame.height + 13) ?? charts[charts.length - 1];
    const near = chart.strands.map((each) => ({ each, k: each.surface.nearest(value, 0)[0] }));
    const away = ({ each, k }: (typeof near)[number]) => {
      const gap = Math.abs(chart.up.at(each.values[k]) - top);
      return Number.isFinite(gap) ? gap : 1e6;
    };
    const best = near.reduce((a, b) => (away(b) < away(a) ? b : a));
    return { ...best, x: best.each.surface.x[best.k], box };
  }

  return {
    element,
    draw(next) {
      scene = next;
      guarded(next);
    },
    svg: () => (charts.length ? standalone(page(true)) : ""),
    async png(scale, transparent) {
      if (!charts.length) throw new Error("There are no curves yet.");
      return rasterise(standalone(page(!transparent)), element.clientWidth, element.clientHeight, scale);
    },
    dispose() {
      stop();
      element.remove();
    },
  };

  function page(paper: boolean): SVGSVGElement {
    return sheet(element.clientWidth, element.clientHeight, paper && theme ? theme.paper : null, base.cloneNode(true), chosen.cloneNode(true));
  }
}

/** The node of a strand nearest to a place; -1 outside its range. */
function at({ surface }: Strand, x: number): number {
  const [low, high] = [surface.x[0], surface.x[surface.nx - 1]];
  const slack = (high - low) * 1e-9;
  return x < low - slack || x > high + slack ? -1 : surface.nearest(x, 0)[0];
}

/** The named places of all runs, each once. */
function markersOf(strands: readonly Strand[]): { name: string; x: number }[] {
  const known = new Map<string, { name: string; x: number }>();
  for (const { surface } of strands) {
    const anchor = surface.run.markers.some(({ x }) => x === 0) ? [] : [{ name: "anchor", x: 0 }];
    for (const { name, x } of [...anchor, ...surface.run.markers])
      if (x >= surface.x[0] && x <= surface.x[surface.nx - 1]) known.set(`${x} ${name}`, { name, x });
  }
  return [...known.values()].sort((a, b) => a.x - b.x);
}

function drawHairlines(markers: readonly { name: string; x: number }[], across: Axis, frame: Frame, bottom: number, theme: Theme): SVGElement[] {
  let free = -Infinity;
  return markers.map(({ name, x }, k) => {
    const place = round(across.at(x));
    const group = svg("g", {}, svg("title", {}, name), svg("path", { d: `M${place} ${frame.top - 4}V${bottom}`, stroke: theme.soft, "stroke-width": 1, "stroke-dasharray": "2 3", fill: "none" }));
    const next = markers[k + 1] ? across.at(markers[k + 1].x) : frame.left + frame.width + 40;
    const text = fit(name, Math.max(Math.min(140, (next - place) * 0.9), 46), 10.5);
    const half = measure(text, 10.5) / 2;
    const middle = Math.max(Math.min(place, frame.left + frame.width - half + 20), frame.left + half - 20);
    if (middle - half > free + 6) {
      group.append(write(middle, frame.top - 8, text, { size: 10.5, anchor: "middle", fill: theme.soft }));
      free = middle + half;
    }
    return group;
  });
}

/** The chart in words. */
function words(name: string, strands: readonly Strand[]): string {
  const each = strands.map((one) => {
    const { run, x, nx } = one.surface;
    const least = one.surface.lowest(one.field);
    const range = `${run.name}: x from ${spoken(x[0])} to ${spoken(x[nx - 1])}`;
    return least ? `${range}, lowest ${spoken(least.value)} at x ${spoken(x[least.i])}.` : `${range}, no values yet.`;
  });
  return [`Curves of ${name}.`, ...each].join(" ");
}
