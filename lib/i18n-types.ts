/**
 * The types of `#i18n`, for `tsconfig.json` alone: what runs is WXT's module. They accept what WXT's do, but those ask
 * again for each of 860 messages with each call: that was most of what type checks cost.
 */
import type { GeneratedI18nStructure as Messages } from '../.wxt/i18n/structure';

type Key<Plural, Substitutions> = {
  [K in keyof Messages]: Messages[K] extends { plural: Plural; substitutions: Substitutions } ? K : never;
}[keyof Messages];
type Value = string | number;

export declare const i18n: {
  t(key: Key<false, 0>): string;
  t(key: Key<false, 1>, substitutions: [Value]): string;
  t(key: Key<false, 2>, substitutions: [Value, Value]): string;
  t(key: Key<false, 3>, substitutions: [Value, Value, Value]): string;
  t(key: Key<true, 0 | 1>, n: number): string;
  t(key: Key<true, 1>, n: number, substitutions: [Value]): string;
  t(key: Key<true, 2>, n: number, substitutions: [Value, Value]): string;
};
