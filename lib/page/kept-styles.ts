/** How saved passages look on a page. */
import { COLORS, type HighlightColor } from '../core/model/colors';
import type { Ink } from './ink';

/** Text that a reader has kept lies on a wash of its colour, as a marker pen leaves it: [light, dark] ground. */
const KEPT: Record<HighlightColor, Record<Ink, string>> = {
  yellow: { light: '255 209 46 / 0.42', dark: '255 205 60 / 0.30' },
  green: { light: '96 205 122 / 0.36', dark: '90 200 120 / 0.30' },
  blue: { light: '84 164 255 / 0.32', dark: '88 160 255 / 0.36' },
  pink: { light: '255 120 168 / 0.32', dark: '255 110 165 / 0.34' },
  purple: { light: '166 120 255 / 0.30', dark: '170 130 255 / 0.38' },
};
/** Still the passage that was kept, but its wording is another now: the wash is faint, a wavy line says so. */
const CHANGED_LINE: Record<HighlightColor, Record<Ink, string>> = {
  yellow: { light: '150 110 0', dark: '255 214 92' },
  green: { light: '20 115 50', dark: '120 225 150' },
  blue: { light: '20 90 190', dark: '130 185 255' },
  pink: { light: '185 25 95', dark: '255 145 190' },
  purple: { light: '105 50 205', dark: '195 165 255' },
};
export type KeptState = 'found' | 'changed';
export const toKeptName = (color: HighlightColor, state: KeptState, ink: Ink): string =>
  `jiazhu-kept-${color}-${state}-${ink}`;

export const toFlashName = (color: HighlightColor, ink: Ink): string => `jiazhu-kept-flash-${color}-${ink}`;

/** The style sheet for what the reader has kept, of an ink: by itself, since pages without any do not pay for it. */
export function buildKeptStyles(ink: Ink): string {
  const rules = COLORS.flatMap((color) => {
    const wash = KEPT[color][ink];
    const [rgb, alpha] = wash.split(' / ') as [string, string];
    const line = `underline wavy 1px rgb(${CHANGED_LINE[color][ink]})`;
    return [
      `::highlight(${toKeptName(color, 'found', ink)}){background-color:rgb(${wash})}`,
      `::highlight(${toKeptName(color, 'changed', ink)}){background-color:rgb(${rgb} / ${Number(alpha) / 2});text-decoration:${line};text-underline-offset:20%}`,
      `::highlight(${toFlashName(color, ink)}){background-color:rgb(${rgb} / 0.75)}`,
    ];
  });
  const names = COLORS.flatMap((color) => [toKeptName(color, 'found', ink), toKeptName(color, 'changed', ink)]);
  const forced = names.map((name) => `::highlight(${name}){background-color:Mark;color:MarkText}`).join('');
  return [...rules, `@media (forced-colors:active){${forced}}`].join('\n');
}
