/** The one bundle: it starts itself in pages of ours, and gives notebooks what anywidget asks for. */

import { showFile } from "./file";
import { showServed } from "./served";
import { render } from "./widget";

/** Our own pages mark their element; one that only shares its id belongs to somebody else. */
const place = document.querySelector<HTMLElement>("#orograph[data-orograph]");
if (place) {
  const state = document.getElementById("orograph-state")?.textContent;
  const shown = state ? showFile(place, state) : showServed(place);
  shown.catch((error: unknown) => {
    place.textContent = `This page could not be drawn: ${String(error)}`;
  });
}

export default { render };
