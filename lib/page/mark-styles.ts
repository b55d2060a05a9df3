/**
 * How marks look: 专名号 and 着重号 of Chinese typesetting. The line's form tells the types apart without colour: single
 * under officials, double under bodies, dots under phrases; dashes where a link is only possible.
 */
import type { EntityType } from '../core/model/entity';
import type { Ink } from './ink';
import type { Rank } from './mention';

export const TYPES: readonly EntityType[] = ['official', 'body', 'slogan'];
export const RANKS: readonly Rank[] = ['first', 'again', 'possible'];
export const INKS: readonly Ink[] = ['light', 'dark'];

/** The registry is shared with the page and all other extensions: hence the prefix. */
export const toMarkName = (type: EntityType, rank: Rank, ink: Ink): string => `jiazhu-${type}-${rank}-${ink}`;
export const toWashName = (kind: 'active' | 'flash', type: EntityType, ink: Ink): string =>
  `jiazhu-${kind}-${type}-${ink}`;

/** The inks of assets/styles/tokens.css: highlights can't read custom properties of ours on a page that we leave alone. */
const LINE: Record<Ink, Record<EntityType, string>> = {
  light: { official: '44 79 134', body: '43 106 77', slogan: '178 58 42' },
  dark: { official: '157 185 234', body: '143 203 170', slogan: '240 152 138' },
};
/** Lines keep clear of the characters, which have no descenders but reach lower than Latin's baseline. */
const FORM: Record<EntityType, { line: string; offset: string }> = {
  official: { line: 'solid 1.5px', offset: '0.28em' },
  body: { line: 'double 1px', offset: '0.26em' },
  slogan: { line: 'dotted 2px', offset: '0.28em' },
};
const AGAIN: Record<EntityType, string> = { official: 'solid 1px', body: 'double 1px', slogan: 'dotted 1.5px' };

/** One style sheet for all marks; washes come last so that they show over what the page paints. */
export function buildMarkStyles(): string {
  const rules: string[] = [];
  for (const ink of INKS) {
    for (const type of TYPES) {
      const rgb = LINE[ink][type];
      const { line, offset } = FORM[type];
      const rule = (rank: Rank, decoration: string, alpha: number): void => {
        rules.push(
          `::highlight(${toMarkName(type, rank, ink)}){text-decoration:underline ${decoration} rgb(${rgb} / ${alpha});text-underline-offset:${offset}}`,
        );
      };
      rule('first', line, 1);
      rule('again', AGAIN[type], 0.45);
      rule('possible', 'dashed 1px', 0.8);
      rules.push(
        `::highlight(${toWashName('active', type, ink)}){background-color:rgb(${rgb} / ${ink === 'light' ? 0.1 : 0.18})}`,
      );
      rules.push(
        `::highlight(${toWashName('flash', type, ink)}){background-color:rgb(${rgb} / ${ink === 'light' ? 0.25 : 0.4})}`,
      );
    }
  }
  // With forced colours the system's own text colour draws the lines; their form still tells the types apart.
  rules.push(`@media (forced-colors:active){${forcedRules()}}`);
  return rules.join('\n');
}

function forcedRules(): string {
  const names = TYPES.flatMap((type) => RANKS.flatMap((rank) => INKS.map((ink) => toMarkName(type, rank, ink))));
  return names.map((name) => `::highlight(${name}){text-decoration-color:LinkText}`).join('');
}
