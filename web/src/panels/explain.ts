/** What is shown, in plain words, and how far to trust it; the texts come with the run. */

import { h } from "../dom";
import type { Section } from "../types";
import type { Panel } from "./panel";

const KEYS: [string, string][] = [
  ["arrow keys", "walk over the grid"],
  ["[ and ]", "the other surfaces"],
  ["s, then s again", "section from one point to another"],
  ["+ and −", "closer, further"],
  ["Shift + arrows", "turn (3-D)"],
  ["t, f, 0", "from above, from the front, as at the start"],
  ["Escape", "forget point and section"],
];

export function makeExplain(): Panel {
  const element = h("div", { class: "og-explain" });
  return {
    element,
    draw(scene) {
      if (!scene.changed.has("data")) return;
      const open = new Set([...element.querySelectorAll("details[open]")].map((d) => (d as HTMLElement).dataset.run));
      const first = !element.childElementCount;
      element.replaceChildren(
        ...scene.surfaces.map(({ run }, index) => {
          const texts = run.explain.map(section);
          if (scene.surfaces.length === 1) return h("div", {}, ...texts);
          return h("details", { "data-run": run.id, open: first ? index === 0 : open.has(run.id) }, h("summary", {}, run.name), ...texts);
        }),
        section({ title: "Keyboard", facts: KEYS.map(([term, text]) => ({ term, text })) }),
      );
    },
  };
}

function section({ title, facts }: Section): HTMLElement {
  const items = facts.flatMap(({ term, text }) => (term ? [h("dt", {}, term), h("dd", {}, text)] : [h("dd", { class: "og-whole" }, text)]));
  return h("section", {}, h("h3", {}, title), h("dl", {}, ...items));
}
