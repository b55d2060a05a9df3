/** Runs recognition on a set's texts and scores the answers. */
import type { Recognizer } from '../../lib/core/annotate';
import { annotateDocument } from '../../scripts/annotate';
import { fromText } from '../../scripts/document';
import type { ScoredSet } from './report';
import { scoreSide, type SideScore } from './score';
import type { EvalSet, Side } from './sets';

export function scoreSet({ name, pairs }: EvalSet, recognizer: Recognizer): ScoredSet {
  const score = (side: Side): SideScore =>
    scoreSide(side, annotateDocument(fromText(side.text, undefined, side.context), recognizer).annotations);
  const scores = pairs.map((pair) => ({
    kind: pair.kind,
    trap: score(pair),
    twin: pair.twin ? score(pair.twin) : null,
  }));
  return { name, pairs, scores };
}
