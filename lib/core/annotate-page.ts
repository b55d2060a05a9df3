/** A page whose articles say different things of themselves: each is annotated by what is known of it. */
import { annotate, type Annotated, type BlockInput, type Recognizer } from './annotate';
import type { PageFacts } from './model/annotation';

/** From the block at `from` on, to the next part. */
export interface PagePart {
  from: number;
  facts: PageFacts;
}

/** `facts`: of the page, for what stands before its first part. Spans are offsets into each block's text. */
export function annotatePage(
  blocks: readonly BlockInput[],
  facts: PageFacts,
  parts: readonly PagePart[],
  recognizer: Recognizer,
): Annotated {
  const all = parts[0]?.from === 0 ? parts : [{ from: 0, facts }, ...parts];
  const found: Annotated = { contexts: [], blocks: [] };
  all.forEach(({ from, facts: own }, i) => {
    const part = annotate(blocks.slice(from, all[i + 1]?.from), own, recognizer);
    found.contexts.push(...part.contexts.map((c) => ({ ...c, from: c.from + from, to: c.to + from })));
    found.blocks.push(...part.blocks);
  });
  return found;
}
