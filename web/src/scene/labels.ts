/** Text over the picture: HTML on screen, letters on a canvas in a saved picture. What would overlap is left out. */

import { h } from "../dom";
import { FONTS, measure } from "../paint/text";

/** One text with its centre at (x, y), in CSS pixels of the element. */
export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Turn in radians, clockwise. */
  readonly angle?: number;
  readonly size?: number;
  readonly weight?: number;
  readonly colour: string;
  /** Colour of an outline, for text over the surface. */
  readonly halo?: string;
  readonly opacity?: number;
  /** The whole text, if `text` is shortened. */
  readonly title?: string;
  /** Where it may lie: left, top, right, bottom. */
  readonly bounds?: readonly [number, number, number, number];
}

type Corners = readonly (readonly [number, number])[];

/** The labels of one drawing. */
export class Labels {
  readonly element: HTMLElement;
  private kept: Label[] = [];
  private boxes: Corners[] = [];
  private readonly spans: { node: HTMLSpanElement; text: string; style: string }[] = [];

  /** `silent`: not for screen readers. */
  constructor(silent: boolean) {
    this.element = h("div", { "aria-hidden": silent ? "true" : null, style: "position:absolute;inset:0;overflow:hidden;pointer-events:none" });
  }

  begin(): void {
    this.kept = [];
    this.boxes = [];
  }

  /** Takes a label unless it lies over an earlier one or outside its bounds; returns whether. */
  add(label: Label): boolean {
    const box = cornersOf(label);
    const [left, top, right, bottom] = label.bounds ?? [-Infinity, -Infinity, Infinity, Infinity];
    if (box.some(([x, y]) => !(x >= left && x <= right && y >= top && y <= bottom))) return false;
    if (this.boxes.some((other) => overlap(box, other))) return false;
    this.kept.push(label);
    this.boxes.push(box);
    return true;
  }

  /** Takes a label wherever it lies. */
  put(label: Label): void {
    this.kept.push(label);
  }

  /** Keeps a place free of labels. */
  reserve(x: number, y: number, width: number, height: number): void {
    this.boxes.push([[x - width / 2, y - height / 2], [x + width / 2, y - height / 2], [x + width / 2, y + height / 2], [x - width / 2, y + height / 2]]);
  }

  /** Shows what was taken. */
  end(): void {
    this.kept.forEach((label, k) => this.show(label, k));
    for (let k = this.kept.length; k < this.spans.length; k++) this.style(k, "display:none");
  }

  /** Draws the same on a canvas whose unit is a CSS pixel. */
  paint(context: CanvasRenderingContext2D): void {
    for (const label of this.kept) paintLabel(context, label);
  }

  private show(label: Label, k: number): void {
    if (!this.spans[k]) {
      this.spans[k] = { node: h("span"), text: "", style: "" };
      this.element.append(this.spans[k].node);
    }
    const span = this.spans[k];
    if (span.text !== label.text) span.node.textContent = span.text = label.text;
    if (label.title) span.node.title = label.title;
    else span.node.removeAttribute("title");
    const halo = label.halo ? [[-1, -1], [1, -1], [-1, 1], [1, 1], [0, 0]].map(([x, y]) => `${x}px ${y}px 1.5px ${label.halo}`).join(",") : "none";
    this.style(
      k,
      `position:absolute;left:0;top:0;transform-origin:0 0;white-space:nowrap;line-height:1.2;font:${font(label)};color:${label.colour};opacity:${label.opacity ?? 1};` +
        `text-shadow:${halo};pointer-events:${label.title ? "auto" : "none"};` +
        `transform:translate(${label.x.toFixed(1)}px,${label.y.toFixed(1)}px) rotate(${(label.angle ?? 0).toFixed(4)}rad) translate(-50%,-50%)`,
    );
  }

  private style(k: number, style: string): void {
    const span = this.spans[k];
    if (span.style !== style) span.node.style.cssText = span.style = style;
  }
}

/** Draws one label on a canvas whose unit is a CSS pixel. */
function paintLabel(context: CanvasRenderingContext2D, label: Label): void {
  context.save();
  context.translate(label.x, label.y);
  context.rotate(label.angle ?? 0);
  context.font = font(label);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.globalAlpha = label.opacity ?? 1;
  if (label.halo) {
    context.strokeStyle = label.halo;
    context.lineWidth = 3;
    context.lineJoin = "round";
    context.strokeText(label.text, 0, 0);
  }
  context.fillStyle = label.colour;
  context.fillText(label.text, 0, 0);
  context.restore();
}

/** About how large a label is, unturned. */
export function sizeOf(label: Pick<Label, "text" | "size" | "weight">): [number, number] {
  const size = label.size ?? 11;
  return [measure(label.text, size, label.weight ?? 400), size * 1.2];
}

function font(label: Label): string {
  return `${label.weight ?? 400} ${label.size ?? 11}px ${FONTS}`;
}

function cornersOf(label: Label): Corners {
  const [width, height] = sizeOf(label);
  const [cos, sin] = [Math.cos(label.angle ?? 0), Math.sin(label.angle ?? 0)];
  const [a, b] = [width / 2 + 2, height / 2];
  return [[-a, -b], [a, -b], [a, b], [-a, b]].map(([x, y]) => [label.x + x * cos - y * sin, label.y + x * sin + y * cos] as const);
}

/** Whether two turned rectangles overlap (separating axes). */
export function overlap(a: Corners, b: Corners): boolean {
  for (const [p, q, r] of [[a[0], a[1], a[2]], [b[0], b[1], b[2]]])
    for (const [from, to] of [[p, q], [q, r]]) {
      const [x, y] = [to[0] - from[0], to[1] - from[1]];
      const along = (corners: Corners) => corners.map(([u, v]) => u * x + v * y);
      const [s, t] = [along(a), along(b)];
      if (Math.max(...s) <= Math.min(...t) || Math.max(...t) <= Math.min(...s)) return false;
    }
  return true;
}
