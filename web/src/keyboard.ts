/** Walking over the grid with the keyboard, and saying aloud what is there. */

import { number, spoken } from "./model/format";
import type { Surface } from "./model/surface";
import type { Cursor, Store } from "./model/ui";

const STEPS: Record<string, [number, number]> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** Acts on a key; returns whether it was meant for us. */
export function walk(event: KeyboardEvent, store: Store, surfaces: readonly Surface[], visible: readonly number[]): boolean {
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
  const step = STEPS[event.key];
  if (!step || event.shiftKey) return false;
  const surface = surfaces[run];
  const here = store.ui.cursor?.run === run ? store.ui.cursor : null;
  if (!here) store.set({ cursor: start(surface, run) });
  else store.set({ cursor: { run, i: within(here.i + step[0], surface.nx), j: within(here.j + step[1], surface.ny) } });
  return true;
}

/** "ResNet-20: x 0.4, y minus 0.2. loss 1.23, accuracy 0.8". */
export function sentence(surface: Surface, { i, j }: Cursor): string {
  const place = [`x ${spoken(surface.x[i])}`, ...(surface.plane ? [`y ${spoken(surface.y[j])}`] : [])].join(", ");
  const values = [...surface.fields.keys()].filter((name) => !name.endsWith("_stderr")).map((name) => `${name.replaceAll("_", " ")} ${spoken(surface.value(name, i, j))}`);
  const status = surface.statusAt(i, j);
  return `${surface.run.name}: ${place}. ${status === "ok" ? values.join(", ") : status}`;
}

/** The numbers of runs that are still computed: "1,204 of 2,601 points". */
export function progressText(surface: Surface): string {
  const { total, pending } = surface.run.counts;
  return `${surface.run.name}: ${(total - pending).toLocaleString("en")} of ${total.toLocaleString("en")} points (${number((100 * (total - pending)) / total, 2)} %)`;
}

/** The node of the anchor. */
function start(surface: Surface, run: number): Cursor {
  const [i, j] = surface.nearest(0, 0);
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
