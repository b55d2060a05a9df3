/** The evaluation sets: what an item may hold, and reading a set from its file. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { DaySchema } from '../../lib/core/model/entity';
import { toPlain } from './score';

const text = v.pipe(v.string(), v.nonEmpty('is empty'));
const ExpectedSchema = v.pipe(
  v.strictObject({
    surface: text,
    entity: v.optional(v.pipe(v.string(), v.regex(/^(?:official|body|slogan):\S+$/, 'is no id of an entity'))),
    /** For a body or slogan that the knowledge base makes by rule and does not list. */
    name: v.optional(text),
    office: v.optional(v.strictObject({ title: text })),
  }),
  v.check((e) => (e.entity === undefined) !== (e.name === undefined), 'needs either "entity" or "name"'),
);
const sideEntries = {
  text,
  context: v.optional(
    v.strictObject({
      title: v.optional(text),
      outlet: v.optional(text),
      date: v.optional(DaySchema),
      place: v.optional(text),
    }),
  ),
  expect: v.array(ExpectedSchema),
  never: v.optional(v.array(text)),
  neverEntity: v.optional(v.array(text)),
  why: v.optional(v.string()),
};
const SideSchema = v.strictObject(sideEntries);
const PairSchema = v.strictObject({
  ...sideEntries,
  kind: text,
  doubtful: v.optional(v.boolean()),
  twin: v.optional(SideSchema),
});
export type Expected = v.InferOutput<typeof ExpectedSchema>;
export type Side = v.InferOutput<typeof SideSchema>;
export type Pair = v.InferOutput<typeof PairSchema>;

export interface EvalSet {
  name: string;
  pairs: Pair[];
}

/** Its message is whole: file, item, and what is wrong with it, without any words of the text. */
export class SetError extends Error {}

/** What no answer could satisfy; each as the path within the side, and the fault. */
function findContradictions({ text: whole, expect, never = [], neverEntity = [] }: Side): string[] {
  const stands = (surface: string) => toPlain(whole).includes(toPlain(surface));
  return [
    ...expect.flatMap((e, i) => [
      ...(stands(e.surface) ? [] : [`expect[${i}].surface does not stand in the text`]),
      ...(never.some((n) => toPlain(n) === toPlain(e.surface)) ? [`expect[${i}].surface is in "never" too`] : []),
      ...(neverEntity.includes(e.entity ?? '') ? [`expect[${i}].entity is in "neverEntity" too`] : []),
    ]),
    ...never.flatMap((n, i) => (stands(n) ? [] : [`never[${i}] does not stand in the text`])),
  ];
}

/** `[3].twin.expect[0].surface`: where valibot found an issue, as one writes it in jq. */
const toPath = (issue: v.BaseIssue<unknown>) =>
  (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');

/** Reads a set from its JSON. Throws SetError. */
export function parseSet(file: string, json: string): EvalSet {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (error) {
    // the engine's message may quote the text, which must not be seen where the set is blind
    const at = /position \d+(?: \(line \d+ column \d+\))?/.exec((error as Error).message)?.[0];
    throw new SetError(`${file}: not JSON${at ? ` at ${at}` : ''}`, { cause: error });
  }
  const parsed = v.safeParse(v.array(PairSchema), data);
  if (!parsed.success) throw new SetError(`${file}${toPath(parsed.issues[0])}: ${parsed.issues[0].message}`);
  for (const [i, pair] of parsed.output.entries()) {
    const fault = findContradictions(pair)[0];
    if (fault) throw new SetError(`${file}[${i}].${fault}`);
    const twinFault = pair.twin && findContradictions(pair.twin)[0];
    if (twinFault) throw new SetError(`${file}[${i}].twin.${twinFault}`);
  }
  return { name: file.replace(/\.json$/, ''), pairs: parsed.output };
}

/** All sets of a folder, by name. Throws SetError. */
export const readSets = (folder: string): EvalSet[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json') && !file.startsWith('search'))
    .sort()
    .map((file) => parseSet(file, readFileSync(path.join(folder, file), 'utf8')));
