/** The colours of charts apart from their data: the page's own, and one a run. */

import { h, token } from "../dom";

/** Red, green and blue, 0 … 255. */
export type Rgb = readonly [number, number, number];

/** The page's colours, as "#rrggbb", so that an exported picture needs no style sheet. */
export interface Theme {
  readonly paper: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly accent: string;
  readonly panel: string;
  readonly dark: boolean;
}

const LIGHT = { paper: "#ffffff", ink: "#1b2430", soft: "#5b6675", line: "#d9dee5", accent: "#b3261e", panel: "#f6f7f9" };
const DARK = { paper: "#12171f", ink: "#e8ecf2", soft: "#9aa6b5", line: "#323b48", accent: "#ff8a73", panel: "#1a212b" };

/** One colour a run, told apart by every common kind of colour vision; the same as in printed pictures. */
const RUNS = {
  light: ["#0f6cab", "#cf5a12", "#16856a", "#a3478c", "#b98800", "#4a4f9e", "#7a4a2b", "#5f6b7a"],
  dark: ["#62b6ee", "#f49457", "#4fd0ab", "#e592cf", "#f0c652", "#a6aaf5", "#cf9f7c", "#b4bfcc"],
} as const;

/** Dashes, so that runs differ without colour too; "" is a solid line. */
const DASHES = ["", "7 3", "2 2.5", "9 3 2 3", "5 2 1 2 1 2", "12 4", "1 3", "4 4"] as const;

/** The colour of a run on light or dark paper. */
export function runColour(run: number, dark: boolean): string {
  const colours = dark ? RUNS.dark : RUNS.light;
  return colours[run % colours.length];
}

/** The dash pattern of a run. */
export function runDash(run: number): string {
  return DASHES[run % DASHES.length];
}

/** How many runs have a colour of their own. */
export const RUN_COLOURS = RUNS.light.length;

/** The colours of the page where an element stands. */
export function themeOf(element: HTMLElement): Theme {
  const probe = h("span");
  probe.hidden = true;
  element.append(probe);
  const read = (name: string): Rgb | null => {
    if (!token(element, name)) return null;
    probe.style.color = `var(${name})`;
    return parse(getComputedStyle(probe).color) ?? parse(token(element, name));
  };
  const found = {
    paper: read("--paper"), ink: read("--ink"), soft: read("--ink-soft"),
    line: read("--line"), accent: read("--accent"), panel: read("--panel"),
  };
  probe.remove();
  const dark = found.paper ? luminance(found.paper) < 0.3 : false;
  const own = dark ? DARK : LIGHT;
  const pick = (key: keyof typeof found) => (found[key] ? hex(found[key]) : own[key]);
  return { paper: pick("paper"), ink: pick("ink"), soft: pick("soft"), line: pick("line"), accent: pick("accent"), panel: pick("panel"), dark };
}

/** A CSS colour as computed styles write it; null for anything else. */
export function parse(text: string): Rgb | null {
  const hexadecimal = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim());
  if (hexadecimal) {
    const digits = hexadecimal[1].length === 3 ? [...hexadecimal[1]].map((digit) => digit + digit).join("") : hexadecimal[1];
    return [0, 2, 4].map((at) => parseInt(digits.slice(at, at + 2), 16)) as unknown as Rgb;
  }
  const parts = text.match(/-?[\d.]+(e-?\d+)?/g)?.map(Number) ?? [];
  if (/^rgba?\(/.test(text) && parts.length >= 3) return [parts[0], parts[1], parts[2]];
  if (/^color\(srgb /.test(text) && parts.length >= 3) return [parts[0] * 255, parts[1] * 255, parts[2] * 255];
  return null;
}

/** "#rrggbb". */
export function hex(rgb: Rgb): string {
  return `#${rgb.map((part) => Math.round(Math.min(Math.max(part, 0), 255)).toString(16).padStart(2, "0")).join("")}`;
}

/** A colour on its way to another one. */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return [0, 1, 2].map((k) => from[k] + (to[k] - from[k]) * share) as unknown as Rgb;
}

/** Relative luminance (WCAG 2). */
export function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two colours (WCAG 2), 1 … 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [low, high] = [luminance(a), luminance(b)].sort((p, q) => p - q);
  return (high + 0.05) / (low + 0.05);
}
