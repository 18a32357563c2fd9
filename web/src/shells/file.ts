/** The single file: the state stands in the page itself. */

import { mount } from "../mount";
import type { ViewerState } from "../types";

export async function showFile(place: HTMLElement, state: string): Promise<void> {
  await mount(place, JSON.parse(state) as ViewerState);
}
