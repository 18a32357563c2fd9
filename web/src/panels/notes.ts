/** How far off the numbers are, of every run whose numbers are not exact; the texts come with the run. */

import { h } from "../dom";
import type { Panel } from "./panel";

export function makeNotes(): Panel {
  const element = h("div", { class: "og-notes" });
  return {
    element,
    draw({ surfaces, changed }) {
      if (!changed.has("data")) return;
      const told = surfaces.filter(({ run }) => run.notes.length);
      const text = ({ run }: (typeof told)[number]) => (surfaces.length > 1 ? `${run.name}: ` : "") + run.notes.join(" · ");
      element.replaceChildren(...told.map((surface) => h("p", { class: "og-note", "data-run": surface.run.id }, text(surface))));
      element.hidden = !told.length;
    },
  };
}
