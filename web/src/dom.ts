/** Small helpers for building the page. Text is always text: nothing here takes HTML. */

type Child = Node | string | null | undefined | false;
type Properties = Record<string, string | number | boolean | null | undefined | ((event: never) => void)>;

/** `h("button", { class: "tool", onclick: f, "aria-label": "…" }, "text", child)` */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  apply(element, properties);
  element.append(...children.filter(isNode));
  return element;
}

/** The same for SVG. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  apply(element, properties);
  element.append(...children.filter(isNode));
  return element;
}

function apply(element: Element, properties: Properties): void {
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.replace(/^on/, ""), value as EventListener);
    else if (name === "style" && element instanceof HTMLElement) element.style.cssText = String(value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

function isNode(child: Child): child is Node | string {
  return child !== null && child !== undefined && child !== false;
}

/** The same for everything that this copy of the module makes; a notebook loads one copy a widget. */
const copy = Math.random().toString(36).slice(2, 10).padEnd(8, "0");
let made = 0;

/** An id that no other element of the page has. */
export function uid(): string {
  return `og-${copy}-${++made}`;
}

/** The value of a CSS custom property where an element stands: `token(view, "--ink")`. */
export function token(element: Element, name: string): string {
  return getComputedStyle(element).getPropertyValue(name).trim();
}
