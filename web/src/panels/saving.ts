/** The menu that saves what is seen. */

import { h } from "../dom";
import { download, fileName } from "../flat/download";
import type { Scene, View } from "../view";
import type { Panel } from "./panel";

export function makeSaving(current: () => View, announce: (text: string) => void): Panel {
  let name = "orograph";
  const button = (text: string, make: () => Promise<Blob | null>, ending: string) => h("button", { type: "button", onclick: () => void save(make, ending) }, text);

  async function save(make: () => Promise<Blob | null>, ending: string): Promise<void> {
    try {
      const blob = await make();
      if (!blob) return announce("This view has no such picture.");
      download(blob, `${name}${ending}`);
      announce(`Saved ${name}${ending}`);
    } catch (error) {
      announce(`Could not save: ${String(error)}`);
    }
  }

  const png = (transparent: boolean) => async () => (await current().png?.(2, transparent)) ?? null;
  const vector = async () => {
    const text = current().svg?.();
    return text ? new Blob([text], { type: "image/svg+xml" }) : null;
  };
  const buttons = [button("PNG", png(false), ".png"), button("PNG, transparent", png(true), "-transparent.png")];
  const drawing = button("SVG", vector, ".svg");
  const hint = h("p", { class: "og-note" });
  const element = h("details", { class: "og-menu" }, h("summary", {}, "Save"), h("div", { class: "og-menu-list" }, ...buttons, drawing, hint));
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    element.open = false;
    element.querySelector("summary")?.focus();
  });
  return {
    element,
    draw(scene: Scene) {
      const run = scene.layers[0]?.surface.run.name.split(/[\\/]/).filter(Boolean).at(-1);
      name = fileName(run ?? "orograph");
      hint.textContent = `Meshes and films: orograph export ${run ?? "RUN"} --to glb, stl, ply, vtp, gif, mp4`;
      drawing.hidden = !current().svg;
      for (const each of buttons) each.hidden = !current().png;
    },
  };
}
