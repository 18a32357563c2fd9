/** The few form controls that the panels are made of; each keeps itself in step with the value it is shown. */

import { h, uid } from "../dom";

/** A control with its label, and a way to show a value without reporting it. */
interface Control<T> {
  readonly element: HTMLElement;
  show(value: T): void;
}

/** A drop-down list. */
export function choice(label: string, report: (value: string) => void): Control<string> & { offer(options: readonly [string, string][]): void; rename(label: string): void } {
  const id = uid();
  const select = h("select", { id, onchange: () => report(select.value) });
  const name = h("label", { for: id }, label);
  let known = "";
  return {
    element: h("div", { class: "og-row" }, name, select),
    show(value) {
      select.value = value;
    },
    rename(text) {
      if (name.textContent !== text) name.textContent = text;
    },
    offer(options) {
      const key = JSON.stringify(options);
      if (key === known) return;
      known = key;
      select.replaceChildren(...options.map(([value, text]) => h("option", { value }, text)));
    },
  };
}

/** A slider with its value in words. */
export function slider(
  label: string,
  range: { min: number; max: number; step: number },
  words: (value: number) => string,
  report: (value: number) => void,
): Control<number> & { limit(max: number): void } {
  const id = uid();
  const input = h("input", { id, type: "range", ...range, oninput: () => report(Number(input.value)) });
  const output = h("output", { for: id });
  const describe = (value: number) => {
    output.textContent = words(value);
    input.setAttribute("aria-valuetext", words(value));
  };
  return {
    element: h("div", { class: "og-row og-slider" }, h("label", { for: id }, label), output, input),
    show(value) {
      if (Number(input.value) !== value) input.value = String(value);
      describe(value);
    },
    limit(max) {
      input.max = String(max);
    },
  };
}

/** A box to tick. */
export function tick(label: string, report: (value: boolean) => void): Control<boolean> {
  const input = h("input", { type: "checkbox", onchange: () => report(input.checked) });
  return {
    element: h("label", { class: "og-tick" }, input, label),
    show(value) {
      input.checked = value;
    },
  };
}

/** Buttons of which one is pressed. */
export function segments<T extends string>(
  label: string,
  options: readonly (readonly [T, string])[],
  report: (value: T) => void,
): Control<T> & { enable(values: readonly T[]): void } {
  const buttons = new Map(
    options.map(([value, text]) => [value, h("button", { type: "button", onclick: () => report(value) }, text)]),
  );
  return {
    element: h("div", { class: "og-segments", role: "group", "aria-label": label }, ...buttons.values()),
    show(value) {
      for (const [key, button] of buttons) button.setAttribute("aria-pressed", String(key === value));
    },
    enable(values) {
      for (const [key, button] of buttons) button.hidden = !values.includes(key);
    },
  };
}
