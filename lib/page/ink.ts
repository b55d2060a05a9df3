/**
 * Which ink set a text takes: a dark page need not match the system's scheme, so the text's own colours decide. Marks are
 * lines, and need contrast to the ground they are drawn on.
 */
import { flatParentElement } from './flat-tree';
import { contrast, parseColor, type Rgb } from './color';

/** light: dark ink for a light page. dark: light ink for a dark page. */
export type Ink = 'light' | 'dark';
/** own: the text's own colour, where neither ink is seen on the ground. */
export type MarkInk = Ink | 'own';

/** Of graphics, by WCAG 1.4.11. */
const MIN_CONTRAST = 3;

/** The ink for text of this computed colour. What can't be read counts as dark text on light ground. */
export function chooseInk(color: string): Ink {
  const parsed = parseColor(color);
  if (!parsed) return 'light';
  const { r, g, b } = parsed;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.5 ? 'dark' : 'light';
}

/** `inks`: the lines that have to be seen, of each set. */
export function chooseMarkInk(color: string, ground: Rgb | null, inks: Record<Ink, readonly Rgb[]>): MarkInk {
  const byText = chooseInk(color);
  if (!ground) return byText;
  const isSeen = (ink: Ink): boolean => inks[ink].every((line) => contrast(line, ground) >= MIN_CONTRAST);
  return isSeen(byText) ? byText : ((['light', 'dark'] as const).find(isSeen) ?? 'own');
}

/** Looks inks up once for each element; forget it after a drawing, since pages change their colours. */
export function createInkLookup(): (node: Text) => Ink {
  return createLookup((element) => chooseInk(getComputedStyle(element).color), 'light');
}

export function createMarkInkLookup(inks: Record<Ink, readonly Rgb[]>): (node: Text) => MarkInk {
  const grounds = new Map<Element, Rgb | null>();
  return createLookup(
    (element) => chooseMarkInk(getComputedStyle(element).color, findGround(element, grounds), inks),
    'light',
  );
}

function createLookup<I>(find: (element: Element) => I, fallback: I): (node: Text) => I {
  const known = new Map<Element, I>();
  return (node) => {
    const element = flatParentElement(node);
    if (!element) return fallback;
    let ink = known.get(element);
    if (ink === undefined) known.set(element, (ink = find(element)));
    return ink;
  };
}

const WHITE: Rgb = { r: 1, g: 1, b: 1 };

/** The colour that text stands on; null where a picture lies between. */
function findGround(element: Element | null, known: Map<Element, Rgb | null>): Rgb | null {
  if (!element) return null;
  let ground = known.get(element);
  if (ground !== undefined) return ground;
  const { backgroundColor, backgroundImage, colorScheme } = getComputedStyle(element);
  const color = parseColor(backgroundColor);
  if (backgroundImage !== 'none' || !color) ground = null;
  else if (color.alpha >= 0.9) ground = color;
  else {
    const parent = flatParentElement(element);
    // The canvas is white, but where the page asks for the browser's dark one.
    const below = parent ? findGround(parent, known) : /dark/.test(colorScheme) ? null : WHITE;
    ground = below && mix(color, below);
  }
  known.set(element, ground);
  return ground;
}

function mix(top: Rgb & { alpha: number }, below: Rgb): Rgb {
  const at = (key: keyof Rgb): number => top[key] * top.alpha + below[key] * (1 - top.alpha);
  return { r: at('r'), g: at('g'), b: at('b') };
}
