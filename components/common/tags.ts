import { MAX_TAG_LENGTH, MAX_TAGS } from '../../lib/core/model/highlight';

/** Tags as typed: parted by commas of either script, or line breaks; each once. */
export function parseTags(text: string): string[] {
  const tags = text
    .split(/[,，、;；\n]/)
    .map((tag) => cut(tag.trim().replace(/^[#\s]+/, '')))
    .filter((tag) => tag !== '');
  return [...new Set(tags)].slice(0, MAX_TAGS);
}

/** Not within a character. */
const cut = (tag: string): string => {
  const rest = tag.slice(0, MAX_TAG_LENGTH);
  return (rest.isWellFormed() ? rest : rest.slice(0, -1)).trim();
};
