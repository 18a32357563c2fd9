/** Numbers for people: a real minus sign, raised powers of ten, as many digits as asked for. */

const RAISED: Record<string, string> = {
  "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
};

/** `number(-0.01234)` is "−0.0123", `number(2.5e6)` is "2.5×10⁶". */
export function number(value: number | null | undefined, digits = 3): string {
  if (value === null || value === undefined) return "—";
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
  if (value === 0) return "0";
  const [mantissa, exponent] = Math.abs(value).toExponential(digits - 1).split("e");
  const power = Number(exponent);
  const sign = value < 0 ? "−" : "";
  if (power > -4 && power < 5) {
    const text = Number(`${mantissa}e${power}`).toFixed(Math.max(digits - 1 - power, 0));
    return sign + trimmed(text);
  }
  const raised = "10" + [...String(power)].map((letter) => RAISED[letter]).join("");
  const short = trimmed(mantissa);
  return sign + (short === "1" ? raised : `${short}×${raised}`);
}

/** A number to copy into a command: the fewest digits that give back the same float64. */
export function exact(value: number): string {
  return String(value);
}

/** Labels of ticks: as few digits as tell them apart. */
export function labels(values: readonly number[]): string[] {
  return values.map((value) => {
    for (let digits = 1; digits < 15; digits++)
      if (Number(value.toPrecision(digits)) === Number(value.toPrecision(12))) return number(value, digits);
    return number(value, 12);
  });
}

/** Words for a screen reader: a minus that is spoken. */
export function spoken(value: number | null | undefined, digits = 4): string {
  return number(value, digits).replace("−", "minus ").replace("×10", " times ten to the ");
}

function trimmed(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
