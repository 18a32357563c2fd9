/** Keys that move the camera. The arrows alone belong to the core, which walks over the grid. */

import type { Rig } from "./camera";

const TURN = Math.PI / 24;

/** Acts on a key; returns whether it was meant for the camera. */
export function steer(event: KeyboardEvent, rig: Rig): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const turns: Record<string, [number, number]> = { ArrowLeft: [-TURN, 0], ArrowRight: [TURN, 0], ArrowUp: [0, -TURN], ArrowDown: [0, TURN] };
  if (event.shiftKey && turns[event.key]) rig.orbit(...turns[event.key]);
  else if (event.key === "+" || event.key === "=") rig.zoom(1.15);
  else if (event.key === "-") rig.zoom(1 / 1.15);
  else if (event.key === "Home" || event.key === "0") rig.reset();
  else if (event.key === "t") rig.top();
  else if (event.key === "f") rig.front();
  else return false;
  return true;
}
