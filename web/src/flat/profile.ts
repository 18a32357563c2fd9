/** The heights along a cut through the visible planes. */

import { h, svg, uid } from "../dom";
import { number, spoken } from "../model/format";
import { label, type Layer } from "../model/picture";
import { makeScale, type Scale } from "../model/scale";
import type { Section, Store } from "../model/ui";
import type { Scene } from "../view";
import { bottomAxis, evenAxis, grid, labelRoom, leftAxis, scaledAxis, type Axis, type Frame } from "./axes";
import { bandPath, drawCurve, hold } from "./curve";
import { along, lengthOf, sampled, type Samples } from "./cut";
import { spread } from "./labels";
import { runColour, runDash, themeOf, type Theme } from "../paint/palette";
import { Readout, type Entry } from "./readout";
import { watch } from "./size";
import { FONTS, fit, measure, round, write } from "../paint/text";

const LEAST = 201;

interface Curve {
  readonly layer: Layer;
  readonly samples: Samples;
  readonly axis: Axis;
}

/** The profile along `ui.section`. */
export class Profile {
  private readonly surface = svg("svg", { class: "og-flat-surface og-flat-chart", role: "img", tabindex: 0, "font-family": FONTS });
  private readonly drawing = svg("g");
  private readonly pointed = svg("g", { "pointer-events": "none" });
  private readonly readout = new Readout();
  readonly element = h("div", { class: "og-flat og-flat-profile" }, this.surface, this.readout.element);
  private scene: Scene | null = null;
  private theme: Theme | null = null;
  private curves: Curve[] = [];
  private section: Section | null = null;
  private frame: Frame = { left: 0, top: 0, width: 1, height: 1 };
  private readonly stop: () => void;

  /** `onHover` hears the share of the cut under the pointer, and null when the pointer leaves. */
  constructor(private readonly store: Store, private readonly onHover: (share: number | null) => void = () => undefined) {
    this.surface.append(this.drawing, this.pointed);
    this.surface.addEventListener("pointermove", (event) => this.point(event));
    this.surface.addEventListener("pointerleave", () => this.leave());
    this.surface.addEventListener("click", (event) => this.pick(event));
    this.stop = watch(this.element, () => this.scene && this.draw(this.scene));
  }

  draw(scene: Scene): void {
    this.scene = scene;
    try {
      this.render(scene);
    } catch (error) {
      console.error(error);
      this.drawing.replaceChildren();
    }
  }

  dispose(): void {
    this.stop();
    this.element.remove();
  }

  private render(scene: Scene): void {
    const ui = this.store.ui;
    const [width, height] = [this.element.clientWidth, this.element.clientHeight];
    this.drawing.replaceChildren();
    this.pointed.replaceChildren();
    const section = (this.section = ui.section);
    this.curves = [];
    if (!section || !width || !height) return;
    const theme = (this.theme = themeOf(this.element));
    this.surface.setAttribute("width", String(width));
    this.surface.setAttribute("height", String(height));
    const layers = scene.layers.filter((layer) => layer.surface.plane);
    const scale = layers[0]?.heightScale;
    if (!scale) return;
    const several = layers.length > 1;
    const names = layers.map(({ surface }) => fit(surface.run.name, Math.min(150, width * 0.22), 11));
    const right = several ? Math.max(...names.map((name) => measure(name, 11))) + 22 : 22;
    const name = label(scene.surfaces, ui.height);
    const top = 30;
    const tall = Math.max(height - top - 46, 20);
    const whole = layers.every((layer) => layer.heightScale === scale) ? scale : widest(layers.map((layer) => layer.heightScale));
    const room = Math.ceil(labelRoom(scaledAxis(whole, top + tall, top, 34), 10.5)) + 22;
    const frame = (this.frame = { left: room, top, width: Math.max(width - room - right, 20), height: tall });
    const length = lengthOf(section);
    const across = evenAxis(0, length, frame.left, frame.left + frame.width, 90);
    const up = scaledAxis(whole, frame.top + frame.height, frame.top, 34);
    this.curves = layers.map((layer) => ({ layer, axis: up, samples: sampled(layer, ui.height, section, Math.max(LEAST, 2 * Math.round(frame.width / 2) + 1)) }));
    const id = uid();
    const inside = svg("g", { "clip-path": `url(#${id})` });
    for (const curve of this.curves) inside.append(this.curve(curve, theme));
    this.drawing.append(
      svg("clipPath", { id }, svg("rect", { x: frame.left, y: frame.top - 2, width: frame.width, height: frame.height + 4 })),
      grid(up, frame, theme),
      svg("path", { d: `M${frame.left} ${frame.top}V${frame.top + frame.height}H${frame.left + frame.width}`, fill: "none", stroke: theme.soft }),
      inside,
      leftAxis(up, frame, height > 150 ? name : "", theme, 10.5, room - 12),
      bottomAxis(across, frame, "distance along the cut", theme),
      ...this.ends(section, frame, theme, name, width),
      ...(several ? this.names(names, theme) : []),
    );
    this.surface.setAttribute("aria-label", this.words(name, section, length));
  }

  private curve({ layer, samples, axis }: Curve, theme: Theme): SVGGElement {
    const { frame } = this;
    const colour = runColour(layer.run, theme.dark);
    const x = samples.share.map((share) => frame.left + share * frame.width);
    const y = samples.value.map((value) => axis.at(value));
    const group = svg("g");
    if (samples.error.some((error) => Number.isFinite(error))) {
      const edge = (sign: number) => samples.value.map((value, k) => edgeOf(axis, value + sign * samples.error[k], frame));
      group.append(svg("path", { d: bandPath(x, edge(-1), edge(1)), fill: colour, "fill-opacity": 0.2 }));
    }
    group.append(drawCurve({ x, y, pending: (k) => samples.pending[k] === 1 }, { colour, dash: this.curves.length > 1 ? runDash(layer.run) : "" }, theme.paper));
    return group;
  }

  /** The title, and the coordinates of both ends. */
  private ends({ x0, y0, x1, y1 }: Section, frame: Frame, theme: Theme, name: string, width: number): SVGElement[] {
    const spot = (x: number, y: number) => `(${number(x)}, ${number(y)})`;
    const [a, b] = [`A ${spot(x0, y0)}`, `B ${spot(x1, y1)}`];
    const base = frame.top + frame.height + 38;
    return [
      write(frame.left, 17, fit(`${name} along the section`, width - frame.left - 8, 12, 600), { size: 12, weight: 600, fill: theme.ink }),
      write(frame.left, base, a, { size: 10.5, fill: theme.ink }),
      write(frame.left + frame.width, base, b, { size: 10.5, anchor: "end", fill: theme.ink }),
    ];
  }

  private names(names: readonly string[], theme: Theme): SVGElement[] {
    const { frame } = this;
    const wanted = this.curves.map(({ samples, axis }) => {
      for (let k = samples.value.length - 1; k >= 0; k--) if (Number.isFinite(samples.value[k])) return hold(axis.at(samples.value[k]), frame.top, frame.top + frame.height);
      return frame.top + frame.height;
    });
    const places = spread(wanted, 14, frame.top + 4, frame.top + frame.height - 2);
    return this.curves.flatMap(({ layer }, k) => {
      const colour = runColour(layer.run, theme.dark);
      const x = frame.left + frame.width;
      return [
        svg("path", { d: `M${x + 2} ${round(wanted[k])}L${x + 10} ${round(places[k])}`, stroke: colour, fill: "none" }),
        svg("g", {}, svg("title", {}, layer.surface.run.name), write(x + 13, places[k] + 4, names[k], { size: 11, fill: theme.ink })),
      ];
    });
  }

  private words(name: string, { x0, y0, x1, y1 }: Section, length: number): string {
    const each = this.curves.map(({ layer, samples }) => {
      let [low, high] = [-1, -1];
      samples.value.forEach((value, k) => {
        if (!Number.isFinite(value)) return;
        if (low < 0 || value < samples.value[low]) low = k;
        if (high < 0 || value > samples.value[high]) high = k;
      });
      const run = layer.surface.run.name;
      return low < 0 ? `${run}: no values.` : `${run}: from ${spoken(samples.value[low])} to ${spoken(samples.value[high])}, lowest at distance ${spoken(samples.share[low] * length)}.`;
    });
    return [`Profile of ${name} from x ${spoken(x0)}, y ${spoken(y0)} to x ${spoken(x1)}, y ${spoken(y1)}.`, ...each].join(" ");
  }

  private share(event: MouseEvent): number | null {
    const box = this.surface.getBoundingClientRect();
    const share = (event.clientX - box.left - this.frame.left) / this.frame.width;
    return this.curves.length && share >= -0.01 && share <= 1.01 ? hold(share, 0, 1) : null;
  }

  private point(event: PointerEvent): void {
    const share = this.share(event);
    if (share === null || !this.section || !this.theme) return this.leave();
    const { frame, theme } = this;
    const box = this.surface.getBoundingClientRect();
    const x = round(frame.left + share * frame.width);
    this.pointed.replaceChildren(svg("path", { d: `M${x} ${frame.top}V${frame.top + frame.height}`, stroke: theme.soft, "stroke-width": 1 }));
    const [px, py] = along(this.section, share);
    const entries: Entry[] = [{ term: "x", value: number(px) }, { term: "y", value: number(py) }];
    const several = this.curves.length > 1;
    for (const { layer, samples, axis } of this.curves) {
      const value = samples.value[Math.round(share * (samples.value.length - 1))];
      const colour = runColour(layer.run, theme.dark);
      const entry = { term: several ? layer.surface.run.name : label([layer.surface], this.store.ui.height), value: Number.isNaN(value) ? "—" : number(value, 4) };
      entries.push(several ? { ...entry, colour } : entry);
      const y = axis.at(value);
      if (y >= frame.top - 1 && y <= frame.top + frame.height + 1) this.pointed.append(svg("circle", { cx: x, cy: round(y), r: 4, fill: colour, stroke: theme.paper, "stroke-width": 1.5 }));
    }
    this.readout.show(event.clientX - box.left, event.clientY - box.top, entries);
    this.onHover(share);
  }

  private leave(): void {
    this.pointed.replaceChildren();
    this.readout.hide();
    this.onHover(null);
  }

  /** The nearest node of the run whose curve is nearest. */
  private pick(event: MouseEvent): void {
    const share = this.share(event);
    if (share === null || !this.section) return;
    const top = event.clientY - this.surface.getBoundingClientRect().top;
    const away = ({ samples, axis }: Curve) => {
      const gap = Math.abs(axis.at(samples.value[Math.round(share * (samples.value.length - 1))]) - top);
      return Number.isFinite(gap) ? gap : Infinity;
    };
    const { layer } = this.curves.reduce((a, b) => (away(b) < away(a) ? b : a));
    const [i, j] = layer.surface.nearest(...along(this.section, share));
    this.store.set({ cursor: { run: layer.run, i, j } });
  }
}

/** One scale for planes that each have their own. */
function widest(scales: readonly Scale[]): Scale {
  const [min, max] = [Math.min(...scales.map((scale) => scale.min)), Math.max(...scales.map((scale) => scale.max))];
  return makeScale([Float32Array.of(min, max)], scales[0].log);
}

/** The pixel of a band's edge: what lies below a logarithmic scale ends at the frame's rim. */
function edgeOf(axis: Axis, value: number, frame: Frame): number {
  if (Number.isNaN(value)) return NaN;
  const place = axis.at(value);
  return hold(Number.isNaN(place) ? frame.top + frame.height : place, frame.top - 2, frame.top + frame.height + 2);
}
