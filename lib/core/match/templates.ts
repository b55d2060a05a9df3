/**
 * Templates of productive patterns, 应X尽X: X and Y stand for one character each, the same letter for the same
 * character, different letters for different ones. Kept apart from matching, so that the card need not load it.
 */

/** What a letter of a template stands for. */
interface Slot {
  letter: string;
  filler: string;
}
interface FilledTemplate {
  template: string;
  slots: Slot[];
}

/** A slot holds one Han character. */
const HAN = '[\\u3400-\\u4dbf\\u4e00-\\u9fff]';
export const isLetter = (c: string): boolean => c === 'X' || c === 'Y';
/** The letters of a template in the order of their first standing. */
export const lettersOf = (template: string): string[] => [...new Set([...template].filter(isLetter))];

/** The template as the source of a RegExp; its groups are its letters, in their order. */
export function toRegExpSource(template: string): string {
  const letters = lettersOf(template);
  const seen = new Set<string>();
  return [...template]
    .map((c) => {
      const group = letters.indexOf(c) + 1;
      if (group === 0) return c.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
      if (seen.has(c)) return `\\${group}`;
      seen.add(c);
      const others = letters.slice(0, group - 1).map((_, i) => `(?!\\${i + 1})`);
      return `${others.join('')}(${HAN})`;
    })
    .join('');
}

/**
 * What the slots of the first template that the words fit are filled with: [应X尽X], 应检尽检 → X = 检. White space
 * and quotation marks are no part of the words. Undefined if none fits.
 */
export function fillSlots(templates: readonly string[], surface: string): FilledTemplate | undefined {
  const words = surface.replace(/[\s“”‘’"「」『』]/g, '');
  for (const template of templates) {
    const match = new RegExp(`^${toRegExpSource(template)}$`).exec(words);
    if (match) return { template, slots: lettersOf(template).map((letter, i) => ({ letter, filler: match[i + 1]! })) };
  }
  return undefined;
}
