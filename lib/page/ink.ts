/** Which ink set a text takes: a dark page need not match the system's scheme, so the text's own colour decides. */

/** light: dark ink for a light page. dark: light ink for a dark page. */
export type Ink = 'light' | 'dark';

/** The ink for text of this computed colour. What can't be read counts as dark text on light ground. */
export function chooseInk(color: string): Ink {
  return findLightness(color) > 0.5 ? 'dark' : 'light';
}

/** How light a CSS colour is, 0 to 1. Reads what browsers compute: rgb(), color(), lab(), oklch() and so on. */
function findLightness(color: string): number {
  const numbers = (color.match(/-?[\d.]+(?:e-?\d+)?%?/g) ?? []).map((n) =>
    n.endsWith('%') ? parseFloat(n) / 100 : parseFloat(n),
  );
  const [a = 0, b = 0, c = 0] = numbers;
  if (/^rgba?\(/.test(color)) return (0.2126 * a + 0.7152 * b + 0.0722 * c) / 255;
  if (/^ok(?:lab|lch)\(/.test(color)) return a;
  if (/^(?:lab|lch)\(/.test(color)) return a > 1 ? a / 100 : a;
  // color(display-p3 r g b): the digit in the name is the first number found.
  if (/^color\(/.test(color)) return chooseFromColorFunction(color);
  return 0;
}

function chooseFromColorFunction(color: string): number {
  const [r = 0, g = 0, b = 0] =
    color
      .replace(/^color\(\s*\S+/, '')
      .match(/-?[\d.]+/g)
      ?.map(Number) ?? [];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Looks inks up once for each element; forget it after a drawing, since pages change their colours. */
export function createInkLookup(): (node: Text) => Ink {
  const inks = new Map<Element, Ink>();
  return (node) => {
    const element = node.parentElement;
    if (!element) return 'light';
    let ink = inks.get(element);
    if (!ink) inks.set(element, (ink = chooseInk(getComputedStyle(element).color)));
    return ink;
  };
}
