/** The colours of highlights, in the order in which they are offered. By itself, since the reader's bundle has no schemas. */
export const COLORS = ['yellow', 'green', 'blue', 'pink', 'purple'] as const;
export type HighlightColor = (typeof COLORS)[number];
