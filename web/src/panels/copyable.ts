/** A line of code with a button that copies it. */

import { h } from "../dom";

export function copyable(kind: string, text: string): HTMLElement {
  const code = h("code", { tabindex: 0, "data-kind": kind }, text);
  const button = h("button", { type: "button", "aria-label": `Copy the ${kind} line`, onclick: () => void copy(code, button) }, "Copy");
  return h("div", { class: "og-code" }, code, button);
}

/** Copies, or where the page may not write to the clipboard selects the text for the user to copy. */
async function copy(code: HTMLElement, button: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(code.textContent ?? "");
    button.textContent = "Copied";
  } catch {
    getSelection()?.selectAllChildren(code);
    button.textContent = "Ctrl+C";
  }
  setTimeout(() => (button.textContent = "Copy"), 1500);
}
