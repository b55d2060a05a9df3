/**
 * How marks look: 专名号 and 着重号 of Chinese typesetting. The line's form tells the types apart without colour: single
 * under officials, double under bodies, dots under phrases; dashes where a link is only possible.
 */
import type { EntityType } from '../core/model/entity';
import { parseColor, type Rgb } from './color';
import type { Ink, MarkInk } from './ink';
import type { Rank } from './mention';

export const TYPES: readonly EntityType[] = ['official', 'body', 'slogan'];
export const RANKS: readonly Rank[] = ['first', 'again', 'possible'];

/** The registry is shared with the page and all other extensions: hence the prefix. */
export const toMarkName = (type: EntityType, rank: Rank, ink: MarkInk): string => `jiazhu-${type}-${rank}-${ink}`;
export const toWashName = (kind: 'active' | 'flash', type: EntityType, ink: MarkInk): string =>
  `jiazhu-${kind}-${type}-${ink}`;

/** The inks of assets/styles/tokens.css: highlights can't read custom properties of ours on a page that we leave alone. */
const LINE: Record<Ink, Record<EntityType, string>> = {
  light: { official: '44 79 134', body: '43 106 77', slogan: '178 58 42' },
  dark: { official: '157 185 234', body: '143 203 170', slogan: '240 152 138' },
};
/**
 * Lines keep clear of the characters, which have no descenders but reach lower than Latin's baseline. In percent, not em:
 * lengths that hang on the font are kept by Chromium for each element anew (of 15,000, 45 rules took 49 MB, and 7 so).
 */
const FORM: Record<EntityType, { line: string; offset: string }> = {
  official: { line: 'solid 1.5px', offset: '28%' },
  body: { line: 'double 1px', offset: '26%' },
  slogan: { line: 'dotted 2px', offset: '28%' },
};
const AGAIN: Record<EntityType, string> = { official: 'solid 1px', body: 'double 1px', slogan: 'dotted 1.5px' };

/** The style sheet for all marks of an ink; washes come last so that they show over what the page paints. */
export function buildMarkStyles(ink: MarkInk): string {
  const rules: string[] = [];
  for (const type of TYPES) {
    const { line, offset } = FORM[type];
    const toColor = (alpha: number): string =>
      ink !== 'own' ? `rgb(${LINE[ink][type]} / ${alpha})` : alpha < 0.5 ? 'rgb(127 127 127 / 0.3)' : 'currentcolor';
    const rule = (rank: Rank, decoration: string, alpha: number): void => {
      const color = ink === 'own' ? 'currentcolor' : toColor(alpha);
      rules.push(
        `::highlight(${toMarkName(type, rank, ink)}){text-decoration:underline ${decoration} ${color};text-underline-offset:${offset}}`,
      );
    };
    rule('first', line, 1);
    rule('again', AGAIN[type], 0.45);
    rule('possible', 'dashed 1px', 0.8);
    rules.push(
      `::highlight(${toWashName('active', type, ink)}){background-color:${toColor(ink === 'light' ? 0.1 : 0.18)}}`,
      `::highlight(${toWashName('flash', type, ink)}){background-color:${toColor(ink === 'light' ? 0.25 : 0.4)}}`,
    );
  }
  const forAll = (declaration: string): string =>
    TYPES.flatMap((type) => RANKS.map((rank) => `::highlight(${toMarkName(type, rank, ink)}){${declaration}}`)).join(
      '',
    );
  // With forced colours the system's own text colour draws the lines; their form still tells the types apart.
  rules.push(`@media (forced-colors:active){${forAll('text-decoration-color:LinkText')}}`);
  // On paper nothing opens.
  rules.push(`@media print{${forAll('text-decoration:none')}}`);
  return rules.join('\n');
}

/** The lines that have to be seen, of each set of inks. */
export function toInkColors(): Record<Ink, Rgb[]> {
  const toColors = (ink: Ink): Rgb[] => TYPES.flatMap((type) => parseColor(`rgb(${LINE[ink][type]})`) ?? []);
  return { light: toColors('light'), dark: toColors('dark') };
}
