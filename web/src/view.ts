/** What every view is to the core. */

import type { Layer } from "./model/picture";
import type { Surface } from "./model/surface";
import type { Key, Store } from "./model/ui";

/** What a view is drawn from. */
export interface Scene {
  readonly surfaces: readonly Surface[];
  readonly layers: readonly Layer[];
  /** What changed since the last drawing; "data" when numbers arrived. */
  readonly changed: ReadonlySet<Key | "data" | "size" | "look">;
}

/**
 * One way of looking: 3-D, map, curves, table. A view fills its `element`, draws when told to, and changes the user's
 * choices only through the store. Colours come from the CSS custom properties of `element` (see style.css), so that
 * light and dark need no word from the core but "look" in `changed`.
 */
export interface View {
  readonly element: HTMLElement;
  /** Shows what changed since the last drawing, by the present choices. */
  draw(scene: Scene): void;
  /** A picture of what is seen now: PNG at `scale` times the size on screen; transparent or with the background. */
  png?(scale: number, transparent: boolean): Promise<Blob>;
  /** The same as vectors. */
  svg?(): string;
  /** Shows a dot at a share of the section; null takes it away. */
  hover?(share: number | null): void;
  dispose(): void;
}

export type MakeView = (store: Store) => View;
