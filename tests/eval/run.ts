/**
 * `npm run eval`: the evaluation sets in this folder. Each item is a trap, in which words look like an entity and are
 * not (or are another's), and a twin in which the same words do mean it: silence does not win.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { annotateDocument } from '../../scripts/annotate';
import { fromText, type GivenContext } from '../../scripts/document';
import { loadRecognizer } from '../../scripts/recognizer';

interface Expected {
  surface: string;
  entity?: string;
  name?: string;
  office?: { title: string };
}
interface Side {
  text: string;
  context?: GivenContext;
  expect: Expected[];
  never?: string[];
  neverEntity?: string[];
}
interface Pair extends Side {
  kind: string;
  doubtful?: boolean;
  twin?: Side;
}

const recognizer = loadRecognizer();
const plain = (s: string) => s.replace(/[\s“”‘’「」『』《》]/g, '');

/** What is wrong with the answer to one text. */
function findFaults({ text, context, expect, never, neverEntity }: Side): string[] {
  const { annotations } = annotateDocument(fromText(text, undefined, context), recognizer);
  const linked = annotations.filter((a) => a.status === 'linked');
  const isHit = (e: Expected) =>
    linked.some(
      (a) =>
        plain(a.surface) === plain(e.surface) &&
        (a.id === e.entity || a.name === e.name) &&
        (!e.office || a.office?.title === e.office.title),
    );
  return [
    ...(never ?? []).filter((f) => linked.some((a) => plain(a.surface) === plain(f))).map((f) => `linked ${f}`),
    ...(neverEntity ?? []).filter((id) => linked.some((a) => a.id === id)).map((id) => `linked ${id}`),
    ...expect
      .filter((e) => !isHit(e))
      .map((e) => `missed ${e.surface} = ${e.entity ?? e.name}${e.office ? ` as ${e.office.title}` : ''}`),
  ];
}

const isVerbose = process.argv.includes('--verbose');
for (const file of readdirSync(import.meta.dirname).filter((f) => f.endsWith('.json'))) {
  const pairs = JSON.parse(readFileSync(path.join(import.meta.dirname, file), 'utf8')) as Pair[];
  const kinds = new Map<string, { n: number; trap: number; pair: number }>();
  for (const pair of pairs) {
    const trap = findFaults(pair);
    const twin = pair.twin ? findFaults(pair.twin) : [];
    for (const name of [pair.kind, 'all']) {
      const k = kinds.get(name) ?? { n: 0, trap: 0, pair: 0 };
      kinds.set(name, {
        n: k.n + 1,
        trap: k.trap + Number(trap.length === 0),
        pair: k.pair + Number(trap.length + twin.length === 0),
      });
    }
    // a blind set stays blind: only its figures are printed
    if (!isVerbose || file === 'blind.json') continue;
    for (const [side, faults, t] of [
      ['TRAP', trap, pair.text],
      ['TWIN', twin, pair.twin?.text],
    ] as const)
      if (faults.length > 0) console.log(`${side} [${pair.kind}] ${t}  ${faults.join('; ')}`);
  }
  console.log(file);
  console.table(
    [...kinds].map(([kind, { n, trap, pair }]) => ({ kind, n, 'trap right': trap, 'trap and twin right': pair })),
  );
}
