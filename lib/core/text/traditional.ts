/** Running text in traditional script. What it makes of a name is a guess, so names are given with their checked forms. */
import { ConverterFactory } from 'opencc-js/core';

export type Convert = (text: string) => string;
export type CheckedName = readonly [simplified: string, traditional: string];

/** `dictionary`: “万 萬|干部 幹部|…”. `names`: go before it, where they are as long as what it has or longer. */
export function createConverter(dictionary: string, names: readonly CheckedName[] = []): Convert {
  return ConverterFactory([names, dictionary]);
}
