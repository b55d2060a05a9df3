/**
 * The dictionary that explanations are converted to traditional script with: OpenCC's, in the spelling of Taiwan, less
 * what makes no difference, plus the checked forms of this knowledge base. One pass with the longest match does it all.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ConverterFactory } from 'opencc-js/core';
import characters from 'opencc-js/dict/STCharacters';
import phrases from 'opencc-js/dict/STPhrases';
import variants from 'opencc-js/dict/TWVariants';
import variantPhrases from 'opencc-js/dict/TWVariantsPhrases';
import { parse } from 'yaml';
import { foldForm } from '../lib/core/text/fold';
import type { Entity } from '../lib/core/model/entity';
import { toSurfaceForms } from '../lib/kb/names';
import { readDictionary } from './dictionary';

type Pair = readonly [simplified: string, traditional: string];

/** A word counted less often in jieba's dictionary stands in no explanation, and parts no words there. */
const COMMON_COUNT = 5;

const toTaiwan = ConverterFactory([variantPhrases, variants]);
const toPairs = (dictionary: string): Pair[] =>
  dictionary.split('|').map((line) => {
    const [simplified = '', traditional = ''] = line.split(' ');
    return [simplified, toTaiwan(traditional)];
  });

/** By phrase, so that 台州 stays and 后 of 后勤 changes. */
export const toTraditional = (text: string): string => (converter ??= ConverterFactory([readWords()]))(text);
let converter: ((text: string) => string) | undefined;

/** “万 萬|干部 幹部|…”: of two lines on a word the last one counts. `entities`: their checked forms go before the dictionary. */
export function compileTraditional(entities: readonly Entity[]): string {
  return [...readWords(), ...findExceptions(entities)].map((pair) => pair.join(' ')).join('|');
}

function readWords(): Pair[] {
  const corrections = parse(
    readFileSync(path.join(import.meta.dirname, '..', 'seeds', 'traditional.yaml'), 'utf8'),
  ) as Record<string, string>;
  return [...toPairs(characters), ...prune(toPairs(phrases)), ...Object.entries(corrections)];
}

/**
 * Of 49,000 phrases those that differ from their characters one by one (干部 幹部); and of the others, the common ones that
 * keep such a phrase from being found across two words (规范|进行, where 范进 is a name).
 */
function prune(all: readonly Pair[]): Pair[] {
  const byCharacter = ConverterFactory([toPairs(characters)]);
  const differing = new Map(all.filter(([simplified, traditional]) => byCharacter(simplified) !== traditional));
  const beginnings = new Set([...differing.keys()].flatMap((word) => prefixesOf(word)));
  const counts = new Map(readDictionary().map(({ word, count }) => [word, count]));
  const isBetween = (word: string): boolean =>
    [...word].some((_, i) => {
      const rest = word.slice(i);
      return (i > 0 && beginnings.has(rest)) || prefixesOf(rest).some((part) => differing.has(part));
    });
  return all.filter(([word]) => differing.has(word) || ((counts.get(word) ?? 0) >= COMMON_COUNT && isBetween(word)));
}

/** Shorter than the word. */
const prefixesOf = (word: string): string[] => Array.from(word.slice(1), (_, i) => word.slice(0, i + 1));

/**
 * Forms that the dictionary gets wrong, or would in some sentence: with a character that it writes in two ways. A form
 * without a checked one of its own (市委 of 中共许昌市委) is left to the dictionary.
 */
function findExceptions(entities: readonly Entity[]): Pair[] {
  const ways = new Map<string, Set<string>>();
  for (const [word, traditional] of [...toPairs(characters), ...toPairs(phrases)])
    [...word].forEach((c, i) => ways.set(c, (ways.get(c) ?? new Set()).add([...traditional][i] ?? '')));
  return entities.flatMap((entity) =>
    toSurfaceForms(entity).flatMap((form): Pair[] => {
      const checked = entity.traditional.find((t) => foldForm(t) === foldForm(form));
      const isSafe = checked === toTraditional(form) && [...form].every((c) => (ways.get(c)?.size ?? 0) < 2);
      const isTraditional = form !== entity.name && entity.traditional.includes(form);
      return checked && !isTraditional && !isSafe ? [[form, checked]] : [];
    }),
  );
}
