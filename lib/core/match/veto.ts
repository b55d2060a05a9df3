/**
 * How well a text must read with a form as a word (wordGain, in hundredths of natural-log units) before it is taken for
 * one. Set where, in sentences made to mislead and in newspapers, the pieces of other words end and true mentions begin.
 */
export const VETO = {
  /** Names hardly ever have a rival: what else their characters could be is asked for again when they are linked. */
  name: 0,
  /** 市政协|助 reads nearly as well as 市政|协助. */
  body: 600,
} as const;

/** Short forms are pieces of other words more often: 管控区|域, 补短板|凳. */
export const vetoSlogan = (length: number): number => (length <= 3 ? 450 : 0);

/** Below these, what stands around a mention has to confirm it. */
export const DOUBTFUL = { name: 1100, slogan: 1300 } as const;
