/** Pointing at maps: hovering, picking a node, drawing a section. */

import type { Section, Store } from "../model/ui";
import type { PlaneMap } from "./plane";

/** Pixels that the pointer may move in a click. */
const STILL = 5;
const GRIP = { mouse: 11, touch: 24 } as const;

/** What a map's surroundings want to know. */
export interface Pointing {
  /** The pointer is over a place of the plane (or has left: null), in pixels of the map. */
  hover(map: PlaneMap, left: number | null, top: number): void;
}

/** Makes a map answer to the pointer. */
export function gestures(map: PlaneMap, store: Store, pointing: Pointing): void {
  let drag: { left: number; top: number; fixed: [number, number]; flip: boolean; moved: boolean; before: Section | null } | null = null;
  const where = (event: PointerEvent): [number, number] => {
    const box = map.svg.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const over = (left: number, top: number) => {
    const { frame } = map.place;
    return left >= frame.left && left <= frame.left + frame.width && top >= frame.top && top <= frame.top + frame.height;
  };

  map.svg.addEventListener("pointerdown", (event) => {
    if (!map.place || event.button !== 0 || !event.isPrimary) return;
    const [left, top] = where(event);
    const grip = gripped(map, store.ui.section, left, top, event.pointerType === "touch" ? GRIP.touch : GRIP.mouse);
    if (!grip && !over(left, top)) return;
    const fixed = grip ? grip.other : held(map, left, top);
    drag = { left, top, fixed, flip: grip?.flip ?? false, moved: false, before: store.ui.section };
    map.svg.setPointerCapture?.(event.pointerId);
  });

  map.svg.addEventListener("pointermove", (event) => {
    if (!map.place) return;
    const [left, top] = where(event);
    if (!drag) return pointing.hover(map, over(left, top) && event.pointerType !== "touch" ? left : null, top);
    if (!drag.moved && Math.hypot(left - drag.left, top - drag.top) < STILL) return;
    if (!drag.moved) pointing.hover(map, null, 0);
    drag.moved = true;
    const [[a, b], [c, d]] = [drag.fixed, held(map, left, top)];
    store.set({ section: drag.flip ? { x0: c, y0: d, x1: a, y1: b } : { x0: a, y0: b, x1: c, y1: d } });
  });

  map.svg.addEventListener("pointerup", (event) => {
    const ended = drag;
    drag = null;
    if (!ended || ended.moved) return;
    const [left, top] = where(event);
    if (!over(left, top)) return;
    const { layer, place } = map;
    const [i, j] = layer.surface.nearest(...place.back(left, top));
    store.set({ cursor: { run: layer.run, i, j } });
  });

  map.svg.addEventListener("pointercancel", () => (drag = null));
  map.svg.addEventListener("pointerleave", () => map.place && pointing.hover(map, null, 0));
  map.svg.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (drag?.moved) {
      store.set({ section: drag.before });
      event.stopPropagation();
    } else if (store.ui.section) store.set({ section: null });
    drag = null;
  });
}

/** The place of the plane under a pixel, held inside the plane. */
function held(map: PlaneMap, left: number, top: number): [number, number] {
  const { frame } = map.place;
  return map.place.back(Math.min(Math.max(left, frame.left), frame.left + frame.width), Math.min(Math.max(top, frame.top), frame.top + frame.height));
}

/** The end of the section under the pointer: the other end stays. */
function gripped(map: PlaneMap, section: Section | null, left: number, top: number, reach: number): { other: [number, number]; flip: boolean } | null {
  if (!section) return null;
  const { x0, y0, x1, y1 } = section;
  const far = ([x, y]: [number, number]) => Math.hypot(x - left, y - top);
  const [a, b] = [far(map.place.at(x0, y0)), far(map.place.at(x1, y1))];
  if (Math.min(a, b) > reach) return null;
  return a < b ? { other: [x1, y1], flip: true } : { other: [x0, y0], flip: false };
}
