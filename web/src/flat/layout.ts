/** How maps share the page, and where the plane lies in each of them. */

import type { Frame } from "./axes";
import type { Surface } from "../model/surface";

/** One map on the page: its own rectangle, and the plane's frame inside it. */
export interface Cell {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly frame: Frame;
  /** How much room there is for letters. */
  readonly room: Room;
}

/** Beyond this ratio of the longer to the shorter range the plane fills its frame. */
const LONGEST = 3;
const GAP = 10;

/** "tiny" leaves out titles of axes and labels of places. */
export type Room = "ample" | "small" | "tiny";

function roomIn(width: number, height: number): Room {
  const least = Math.min(width, height);
  return least >= 330 ? "ample" : least >= 170 ? "small" : "tiny";
}

/** Room around the frame. */
const MARGINS: Record<Room, { left: number; right: number; top: number; bottom: number }> = {
  ample: { left: 60, right: 18, top: 14, bottom: 88 },
  small: { left: 47, right: 10, top: 8, bottom: 82 },
  tiny: { left: 30, right: 8, top: 8, bottom: 50 },
};

/** The length of both axes in their unit. */
export function ranges(surface: Surface): [number, number] {
  return [surface.x[surface.nx - 1] - surface.x[0], surface.y[surface.ny - 1] - surface.y[0]];
}

/** Rows and columns that leave the planes as large as possible, and where each comes to lie. */
export function layout(width: number, height: number, planes: readonly (readonly [number, number])[]): Cell[] {
  let chosen: Cell[] = [];
  let largest = -Infinity;
  for (let columns = 1; columns <= planes.length; columns++) {
    const rows = Math.ceil(planes.length / columns);
    if ((rows - 1) * columns >= planes.length) continue;
    const [wide, high] = [(width - GAP * (columns - 1)) / columns, (height - GAP * (rows - 1)) / rows];
    const room = roomIn(wide, high);
    const cells = planes.map((plane, k) => {
      const [left, top] = [Math.round((k % columns) * (wide + GAP)), Math.round(Math.floor(k / columns) * (high + GAP))];
      return cell(left, top, Math.floor(wide), Math.floor(high), plane, room);
    });
    const size = Math.min(...cells.map(({ frame }) => frame.width * frame.height));
    if (size > largest) [chosen, largest] = [cells, size];
  }
  return chosen;
}

function cell(left: number, top: number, width: number, height: number, [x, y]: readonly [number, number], room: Room): Cell {
  const margin = MARGINS[room];
  const [wide, high] = [Math.max(width - margin.left - margin.right, 1), Math.max(height - margin.top - margin.bottom, 1)];
  const ratio = x / y;
  const unit = ratio <= LONGEST && ratio >= 1 / LONGEST ? Math.min(wide / x, high / y) : null;
  const [w, h] = unit ? [x * unit, y * unit] : [wide, high];
  const frame = {
    left: Math.round(margin.left + (wide - w) / 2),
    top: Math.round(margin.top + (high - h) / 2),
    width: Math.max(Math.round(w), 1),
    height: Math.max(Math.round(h), 1),
  };
  return { left, top, width, height, frame, room };
}

/** How wide a caption may be: as the frame, or as much more as a short line needs. */
export function captionRoom({ frame, width }: Cell): number {
  return Math.min(Math.max(frame.width, 330), width - frame.left - 2);
}

/** From the plane to pixels of its cell and back; y grows upwards. */
export interface Place {
  readonly frame: Frame;
  at(x: number, y: number): [number, number];
  back(left: number, top: number): [number, number];
}

/** Where the nodes of a surface lie in a frame; a single one in the middle. */
export function placeOf(surface: Surface, frame: Frame): Place {
  const [x0, y0] = [surface.x[0], surface.y[0]];
  const [w, h] = ranges(surface);
  const share = (away: number, range: number) => (range ? away / range : 0.5);
  return {
    frame,
    at: (x, y) => [frame.left + share(x - x0, w) * frame.width, frame.top + (1 - share(y - y0, h)) * frame.height],
    back: (left, top) => [x0 + ((left - frame.left) / frame.width) * w, y0 + (1 - (top - frame.top) / frame.height) * h],
  };
}
