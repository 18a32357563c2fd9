/** What every panel beside the stage is to the core. */

import type { Scene } from "../view";

export interface Panel {
  readonly element: HTMLElement;
  draw(scene: Scene): void;
}

/** Whether any of these changed. */
export function touched(scene: Scene, ...keys: (Scene["changed"] extends ReadonlySet<infer K> ? K : never)[]): boolean {
  return keys.some((key) => scene.changed.has(key));
}
