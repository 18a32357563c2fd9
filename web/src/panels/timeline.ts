/** The slider below the stage: along the trajectories, or from one surface to the next. */

import { h } from "../dom";
import { number } from "../model/format";
import { namedStep } from "../model/paths";
import { arranged, shownSurfaces } from "../model/picture";
import type { Store } from "../model/ui";
import type { Scene } from "../view";
import { slider } from "./controls";
import type { Panel } from "./panel";

/** Seconds for the whole way. */
const WAY = 8;

export function makeTimeline(store: Store): Panel {
  const play = h("button", { type: "button", class: "og-play", onclick: () => toggle() });
  const time = slider("Training", { min: 0, max: 1, step: 0.001 }, (share) => words(share), (share) => store.set({ time: share, playing: false }));
  const morph = slider("Between", { min: 0, max: 1, step: 0.01 }, (place) => between(place), (place) => store.set({ morph: place, playing: false }));
  const element = h("div", { class: "og-timeline" }, play, time.element, morph.element);
  let latest: Scene | null = null;
  let before = 0;

  const morphing = () => arranged(latest?.surfaces ?? [], store.ui) === "morph";
  const end = () => (morphing() ? Math.max(shown().length - 1, 1) : 1);
  const key = () => (morphing() ? "morph" : "time");
  const shown = () => shownSurfaces(latest?.surfaces ?? [], store.ui);

  function toggle(): void {
    if (store.ui.playing) return store.set({ playing: false });
    store.set({ playing: true, ...(store.ui[key()] >= end() ? { [key()]: 0 } : {}) });
    before = performance.now();
    requestAnimationFrame(advance);
  }

  function advance(now: number): void {
    if (!store.ui.playing || !element.isConnected) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const [pause, share] = still ? [500, 1 / 16] : [0, (now - before) / 1000 / WAY];
    if (now - before >= pause) {
      before = now;
      const place = Math.min(store.ui[key()] + share * end(), end());
      store.set({ [key()]: place, playing: place < end() });
    }
    requestAnimationFrame(advance);
  }

  function words(share: number): string {
    const path = latest?.layers.flatMap((layer) => layer.surface.run.paths)[0];
    if (!path) return "";
    const step = namedStep(path, share);
    return `${path.unit} ${Number.isInteger(step) ? step.toLocaleString("en") : number(step, 4)}`;
  }

  function between(place: number): string {
    const names = shown().map((surface) => surface.run.name);
    const low = Math.min(Math.floor(place), names.length - 1);
    const share = Math.round((place - low) * 100);
    return share && names[low + 1] ? `${names[low]} → ${names[low + 1]} ${share} %` : (names[low] ?? "");
  }

  return {
    element,
    draw(scene) {
      latest = scene;
      const ui = store.ui;
      const walked = ui.paths && ui.mode !== "table" && ui.mode !== "curves" && scene.layers.some((layer) => layer.surface.run.paths.length > 0);
      time.element.hidden = !walked || morphing();
      morph.element.hidden = !morphing();
      element.hidden = time.element.hidden && morph.element.hidden;
      time.show(ui.time);
      morph.limit(end());
      morph.show(ui.morph);
      play.textContent = ui.playing ? "Pause" : "Play";
    },
  };
}
