/** Walking over the grid with the keyboard, and saying aloud what is there. */

import { number, spoken } from "./model/format";
import type { Surface } from "./model/surface";
import type { Cursor, Store } from "./model/ui";

const STEPS: Record<string, [number, number]> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** Whether a key is meant for the control or the scrolling table that has the focus. */
export function meantFor(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  if (["INPUT", "SELECT", "BUTTON", "TEXTAREA"].includes(target.tagName)) return true;
  return event.key in STEPS && target.getAttribute("role") === "region";
}

/** Acts on a key; returns whether it was meant for us. */
export function walk(event: KeyboardEvent, store: Store, surfaces: readonly Surface[], visible: readonly number[], say: (text: string) => void): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || !visible.length) return false;
  if (event.key === "Escape") {
    store.set({ cursor: null, section: null, playing: false });
    return true;
  }
  const run = store.ui.cursor && visible.includes(store.ui.cursor.run) ? store.ui.cursor.run : visible[0];
  if (event.key === "[" || event.key === "]") {
    const next = visible[(visible.indexOf(run) + (event.key === "]" ? 1 : visible.length - 1)) % visible.length];
    store.set({ cursor: moved(store.ui.cursor ?? start(surfaces[run], run), surfaces, next) });
    return true;
  }
  if (event.key === "s") return markSection(store, surfaces, say);
  const step = STEPS[event.key];
  if (!step || event.shiftKey) return false;
  const surface = surfaces[run];
  const here = store.ui.cursor?.run === run ? store.ui.cursor : null;
  if (!here) store.set({ cursor: start(surface, run) });
  else store.set({ cursor: { run, i: within(here.i + step[0], surface.nx), j: within(here.j + step[1], surface.ny) } });
  return true;
}

/** Sets the first end of a section at the cursor, or the second one if the first has just been set. */
function markSection(store: Store, surfaces: readonly Surface[], say: (text: string) => void): boolean {
  const { cursor, section } = store.ui;
  const surface = cursor && surfaces[cursor.run];
  if (!cursor || !surface?.plane) return false;
  const [x, y] = [surface.x[cursor.i], surface.y[cursor.j]];
  const begun = section && section.x0 === section.x1 && section.y0 === section.y1 ? section : null;
  const next = { x0: begun?.x0 ?? x, y0: begun?.y0 ?? y, x1: x, y1: y };
  store.set({ section: next });
  const [from, to] = [`x ${spoken(next.x0)}, y ${spoken(next.y0)}`, `x ${spoken(x)}, y ${spoken(y)}`];
  say(from === to ? `The section begins at ${from}: walk to its other end and press s again.` : `Section from ${from} to ${to}.`);
  return true;
}

/** "ResNet-20: x 0.4, y minus 0.2. loss 1.23, accuracy 0.8". */
export function sentence(surface: Surface, { i, j }: Cursor): string {
  const place = [`x ${spoken(surface.x[i])}`, ...(surface.plane ? [`y ${spoken(surface.y[j])}`] : [])].join(", ");
  const values = [...surface.fields.keys()].filter((name) => !name.endsWith("_stderr") && name !== "loss_error").map((name) => `${name.replaceAll("_", " ")} ${spoken(surface.value(name, i, j))}`);
  const status = surface.trustAt(i, j).replace("±", "plus or minus");
  const told = status === "ok" ? [] : [status];
  return `${surface.run.name}: ${place}. ${[...told, ...(surface.known(i, j) ? values : [])].join(", ")}`;
}

/** The numbers of runs that are still computed: "1,204 of 2,601 points". */
export function progressText(surface: Surface): string {
  const { total, pending } = surface.run.counts;
  return `${surface.run.name}: ${(total - pending).toLocaleString("en")} of ${total.toLocaleString("en")} points (${number((100 * (total - pending)) / total, 2)} %)`;
}

/** The node at which a walk begins. */
function start(surface: Surface, run: number): Cursor {
  const [i, j] = surface.start;
  return { run, i, j };
}

/** The same place on another run. */
function moved(cursor: Cursor, surfaces: readonly Surface[], run: number): Cursor {
  const from = surfaces[cursor.run];
  const [i, j] = surfaces[run].nearest(from.x[cursor.i], from.y[cursor.j]);
  return { run, i, j };
}

function within(index: number, count: number): number {
  return Math.min(Math.max(index, 0), count - 1);
}
