/** What is said to people who hear the page. */

import { h } from "./dom";

/** Milliseconds between two reports of something that changes all the time. */
const PAUSE = 10_000;

/** Two live regions: what the user has just done, and how far the work is. */
export class Announcer {
  private readonly answer = h("div", { class: "og-live", "aria-live": "polite" });
  private readonly status = h("div", { class: "og-live", role: "status" });
  readonly elements: readonly HTMLElement[] = [this.answer, this.status];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private latest = "";

  /** Says something at once. */
  say(text: string): void {
    this.answer.textContent = text;
  }

  /** Reports a state: the first at once, later ones at most every ten seconds, the last one always. */
  report(text: string): void {
    this.latest = text;
    if (this.timer === undefined) this.speak();
  }

  dispose(): void {
    clearTimeout(this.timer);
  }

  private speak(): void {
    this.timer = undefined;
    if (this.status.textContent === this.latest) return;
    this.status.textContent = this.latest;
    this.timer = setTimeout(() => this.speak(), PAUSE);
  }
}
