/**
 * `npm run soak`, one of:
 *   -- --kills [--cycles N] [--relaxed] [--extension DIR] [--evidence DIR]   the browser is killed while highlights are written
 *   -- --mutations [--steps N] [--seed N] [--kinds a,b] [--unshrunk]         pages change, and marks stay right
 *   -- --leaks [--changes N] [--navigations N]                               pages change and are left, and nothing is held
 *   -- --packs                                                               bad packs are refused or taken whole
 * Kills, where nothing is said.
 */
import { parseArgs } from 'node:util';
import { BUILT_EXTENSION } from '../../scripts/extension-browser';
import { soakKills } from './kill';
import { soakLeaks } from './leaks';
import { soakMutations } from './mutations/soak';
import { soakPacks } from './packs';

const { values } = parseArgs({
  options: {
    kills: { type: 'boolean' },
    cycles: { type: 'string', default: '200' },
    relaxed: { type: 'boolean', default: false },
    extension: { type: 'string', default: BUILT_EXTENSION },
    evidence: { type: 'string' },
    mutations: { type: 'boolean' },
    steps: { type: 'string', default: '3000' },
    seed: { type: 'string', default: '1' },
    kinds: { type: 'string' },
    leaks: { type: 'boolean' },
    packs: { type: 'boolean' },
    changes: { type: 'string', default: '10000' },
    navigations: { type: 'string', default: '200' },
    unshrunk: { type: 'boolean', default: false },
  },
});

function count(name: 'cycles' | 'steps' | 'seed' | 'changes' | 'navigations'): number {
  const number = Number(values[name]);
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`--${name} takes a number from 1 on, not ${values[name]}`);
  return number;
}

const { relaxed, extension, evidence, kinds } = values;
const outcomes: boolean[] = [];
if (values.mutations)
  outcomes.push(
    await soakMutations({
      steps: count('steps'),
      seed: count('seed'),
      ...(kinds !== undefined && { kinds: kinds.split(',') }),
      isShrunk: !values.unshrunk,
    }),
  );
if (values.leaks) outcomes.push(await soakLeaks({ mutations: count('changes'), navigations: count('navigations') }));
if (values.packs) outcomes.push(await soakPacks());
if (values.kills || outcomes.length === 0)
  outcomes.push(await soakKills({ cycles: count('cycles'), relaxed, extension, ...(evidence && { evidence }) }));
process.exitCode = outcomes.every(Boolean) ? 0 : 1;
