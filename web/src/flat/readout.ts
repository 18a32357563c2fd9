/** The small panel of numbers that follows the pointer. */

import { h } from "../dom";

/** A line of the readout: what, its value, and the colour of its run if there are several. */
export interface Entry {
  readonly term: string;
  readonly value: string;
  readonly colour?: string;
}

const APART = 16;

export class Readout {
  readonly element = h("div", { class: "og-flat-readout", "aria-hidden": "true" });

  constructor() {
    this.element.hidden = true;
  }

  /** Shows entries beside a point of the parent, inside the parent's box. */
  show(left: number, top: number, entries: readonly Entry[]): void {
    this.element.replaceChildren(
      ...entries.flatMap(({ term, value, colour }) => {
        const sample = colour ? h("span", { class: "og-flat-sample" }) : null;
        if (sample && colour) sample.style.backgroundColor = colour;
        return [h("span", { class: "og-flat-term" }, sample, term), h("span", { class: "og-flat-value" }, value)];
      }),
    );
    this.element.hidden = false;
    const box = this.element.parentElement;
    if (!box) return;
    const [w, hi] = [this.element.offsetWidth, this.element.offsetHeight];
    const x = left + APART + w <= box.clientWidth ? left + APART : left - APART - w;
    const y = top + APART + hi <= box.clientHeight ? top + APART : top - APART - hi;
    this.element.style.left = `${Math.max(0, Math.min(x, box.clientWidth - w))}px`;
    this.element.style.top = `${Math.max(0, Math.min(y, box.clientHeight - hi))}px`;
  }

  hide(): void {
    this.element.hidden = true;
  }
}
