/** CSS colours as browsers compute them, and the contrast of two. */

/** 0 to 1. */
export interface Rgb {
  r: number;
  g: number;
  b: number;
}

/**
 * rgb(), color() and, by their lightness alone, lab(), oklch() and their kin; null for what can't be read. Channels and
 * alpha 0 to 1.
 */
export function parseColor(color: string): (Rgb & { alpha: number }) | null {
  if (color === 'transparent') return { r: 0, g: 0, b: 0, alpha: 0 };
  const [, name, inside] = /^([a-z]+)\((.*)\)$/.exec(color) ?? [];
  if (!name || inside === undefined) return null;
  // The digit in color(display-p3 …) is no number.
  const numbers = (inside.replace(/^\s*[a-z][\w-]*/, '').match(/-?[\d.]+(?:e-?\d+)?%?/g) ?? []).map((n) =>
    n.endsWith('%') ? parseFloat(n) / 100 : parseFloat(n),
  );
  const [a = 0, b = 0, c = 0, alpha = 1] = numbers;
  if (/^rgba?$/.test(name)) return { r: a / 255, g: b / 255, b: c / 255, alpha };
  if (name === 'color') return { r: a, g: b, b: c, alpha };
  if (!/^(?:ok)?l(?:ab|ch)$/.test(name)) return null;
  const lightness = a > 1 ? a / 100 : a;
  return { r: lightness, g: lightness, b: lightness, alpha };
}

/** Of two colours, 1 to 21 (WCAG). */
export function contrast(a: Rgb, b: Rgb): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

function luminance({ r, g, b }: Rgb): number {
  const linear = (channel: number): number =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}
