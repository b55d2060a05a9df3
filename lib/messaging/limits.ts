/**
 * How much one request may hold. Senders keep to it, receivers refuse what does not; a module of its own, so that the
 * reader knows the numbers without the schemas.
 */

/** UTF-16 units. The longest report speeches have about 40,000 characters, and in paragraphs; beyond is no prose. */
export const MAX_BLOCK_LENGTH = 50_000;
export const MAX_BLOCKS = 20_000;
export const MAX_TEXT_LENGTH = 3_000_000;
/** Articles of one page that say things of themselves. */
export const MAX_ARTICLES = 200;
