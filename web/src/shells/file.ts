/** The single file: the state stands in the page itself. */

import { mount } from "../mount";
import type { ViewerState } from "../types";

const place = document.getElementById("orograph") as HTMLElement;
const text = document.getElementById("orograph-state")?.textContent ?? "";

mount(place, JSON.parse(text) as ViewerState).catch((error: unknown) => {
  place.textContent = `This page could not be drawn: ${String(error)}`;
});
