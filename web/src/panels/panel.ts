/** What every panel beside the stage is to the core. */

import type { Scene } from "../view";

export interface Panel {
  readonly element: HTMLElement;
  draw(scene: Scene): void;
}
