/** The menu that saves what is seen. */

import { h } from "../dom";
import type { Scene, View } from "../view";
import type { Panel } from "./panel";

export function makeSaving(current: () => View, svgOf: () => string | null, announce: (text: string) => void): Panel {
  let name = "orograph";
  const button = (text: string, make: () => Promise<Blob | null>, ending: string) =>
    h("button", { type: "button", onclick: () => void save(make, ending) }, text);

  async function save(make: () => Promise<Blob | null>, ending: string): Promise<void> {
    try {
      const blob = await make();
      if (!blob) return announce("This view has no such picture.");
      download(blob, `${name}.${ending}`);
      announce(`Saved ${name}.${ending}`);
    } catch (error) {
      announce(`Could not save: ${String(error)}`);
    }
  }

  const png = (transparent: boolean) => async () => (await current().png?.(2, transparent)) ?? null;
  const vector = async () => {
    const text = svgOf();
    return text ? new Blob([text], { type: "image/svg+xml" }) : null;
  };
  const buttons = [button("PNG", png(false), "png"), button("PNG, transparent", png(true), "png")];
  const drawing = button("SVG", vector, "svg");
  const hint = h("p", { class: "og-note" }, "Meshes and films: orograph export RUN --to glb, stl, ply, vtp, gif, mp4");
  const element = h("details", { class: "og-menu" }, h("summary", {}, "Save"), h("div", { class: "og-menu-list" }, ...buttons, drawing, hint));
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    element.open = false;
    element.querySelector("summary")?.focus();
  });
  return {
    element,
    draw(scene: Scene) {
      name = fileName(scene.layers[0]?.surface.run.name ?? "orograph");
      drawing.hidden = !current().svg;
      for (const each of buttons) each.hidden = !current().png;
    },
  };
}

/** Gives a file to the user. */
export function download(blob: Blob, name: string): void {
  const link = h("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A name that every file system takes. */
export function fileName(text: string): string {
  return text.replace(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^[-.]+|-+$/g, "").slice(0, 60) || "orograph";
}
