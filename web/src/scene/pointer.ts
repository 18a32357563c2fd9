/** The pointer over the picture: a light mark on the node below it, and a click that chooses it. */

import { h } from "../dom";
import type { Cursor } from "../model/ui";

interface Acts {
  /** The node under a place, and where it is drawn. */
  pick(x: number, y: number): { cursor: Cursor; at: { x: number; y: number } } | null;
  choose(cursor: Cursor): void;
  /** The pointer rests somewhere else. */
  hover(): void;
  reset(): void;
}

/** Movement in pixels that still is a click. */
const STILL = 5;

/** Listens to mouse, pen and touch. */
export class Pointer {
  /** Where the mouse is, in CSS pixels of the element; null if it is elsewhere or drags. */
  place: { x: number; y: number } | null = null;
  private readonly mark = h("div", {
    "aria-hidden": "true",
    style: "position:absolute;left:0;top:0;width:11px;height:11px;margin:-5.5px;border:1.5px solid var(--paper, #fff);border-radius:50%;background:var(--ink, #1c2227);opacity:.6;pointer-events:none;visibility:hidden",
  });
  private down: { x: number; y: number; id: number } | null = null;
  private fingers = 0;
  private frame = 0;
  private readonly stop = new AbortController();

  constructor(private readonly canvas: HTMLElement, private readonly element: HTMLElement, private readonly acts: Acts) {
    element.append(this.mark);
    const { signal } = this.stop;
    canvas.addEventListener("pointerdown", (event) => this.pressed(event), { signal });
    canvas.addEventListener("pointermove", (event) => this.moved(event), { signal });
    canvas.addEventListener("pointerup", (event) => this.released(event), { signal });
    canvas.addEventListener("pointercancel", () => ([this.down, this.fingers] = [null, 0]), { signal });
    canvas.addEventListener("pointerleave", () => this.leave(), { signal });
    canvas.addEventListener("wheel", () => this.leave(), { signal, passive: true });
    canvas.addEventListener("dblclick", () => this.acts.reset(), { signal });
  }

  dispose(): void {
    this.stop.abort();
    cancelAnimationFrame(this.frame);
    this.mark.remove();
  }

  private at(event: PointerEvent): { x: number; y: number } {
    const box = this.element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  private pressed(event: PointerEvent): void {
    this.fingers++;
    this.down = event.button === 0 && this.fingers === 1 ? { ...this.at(event), id: event.pointerId } : null;
    this.leave();
    this.canvas.style.cursor = "grabbing";
  }

  private moved(event: PointerEvent): void {
    const place = this.at(event);
    if (this.down && Math.hypot(place.x - this.down.x, place.y - this.down.y) > STILL) this.down = null;
    if (event.buttons || event.pointerType === "touch") return;
    this.place = place;
    if (!this.frame)
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        this.show();
      });
  }

  private released(event: PointerEvent): void {
    this.fingers = Math.max(this.fingers - 1, 0);
    this.canvas.style.cursor = "grab";
    const still = this.down?.id === event.pointerId;
    this.down = null;
    if (!still) return;
    const { x, y } = this.at(event);
    const found = this.acts.pick(x, y);
    if (found) this.acts.choose(found.cursor);
  }

  private show(): void {
    const found = this.place && this.acts.pick(this.place.x, this.place.y);
    this.mark.style.visibility = found ? "visible" : "hidden";
    if (found) this.mark.style.transform = `translate(${found.at.x.toFixed(1)}px,${found.at.y.toFixed(1)}px)`;
    if (this.place) this.acts.hover();
  }

  private leave(): void {
    this.place = null;
    this.mark.style.visibility = "hidden";
  }
}
