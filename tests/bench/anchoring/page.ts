/**
 * A page whose characters know who they are: each carries the offset it had when the passage was saved, so that after
 * any change the passage's true place is known exactly. FOREIGN characters were not there.
 */
export const FOREIGN = -1;

export interface Block {
  text: string;
  /** For each UTF-16 unit of `text`, its offset in the saved page's text, or FOREIGN. */
  ids: number[];
}
/** Blocks are joined by a line end, as the reading text is. */
export const textOf = (blocks: readonly Block[]): string => blocks.map(({ text }) => text).join('\n');

export function toBlocks(texts: readonly string[]): Block[] {
  let start = 0;
  return texts.map((text) => {
    const ids = Array.from({ length: text.length }, (_, i) => start + i);
    start += text.length + 1;
    return { text, ids };
  });
}
export const foreign = (text: string): Block => ({ text, ids: new Array<number>(text.length).fill(FOREIGN) });

export const slice = ({ text, ids }: Block, from: number, to?: number): Block => ({
  text: text.slice(from, to),
  ids: ids.slice(from, to),
});
export const concat = (...parts: readonly Block[]): Block => ({
  text: parts.map(({ text }) => text).join(''),
  ids: parts.flatMap(({ ids }) => ids),
});

/** The ids of `textOf(blocks)`, line ends between blocks as FOREIGN. */
export function idsOf(blocks: readonly Block[]): number[] {
  const ids: number[] = [];
  blocks.forEach((block, i) => {
    if (i > 0) ids.push(FOREIGN);
    for (const id of block.ids) ids.push(id);
  });
  return ids;
}
