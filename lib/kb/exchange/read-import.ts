/**
 * A file with highlights, of any format that is known here: all of its highlights, or an ImportError that says which
 * item and which field are in the way. Reads only what it looks for, by name: other keys, `__proto__` among them, are
 * never copied.
 */
import { ImportError } from './errors';
import { findRows, fromHypothesis } from './from-hypothesis';
import { fromJsonLd, isOfType } from './from-json-ld';
import { isObject, type ImportResult } from './read-items';
import { parseJson } from './read-json';

/** `now` stands in for the time of annotations that state none. */
export function readImport(text: string, now: Date = new Date()): ImportResult {
  const document = parseJson(text, ImportError);
  const rows = findRows(document);
  if (rows) return fromHypothesis(rows, now);
  if (Array.isArray(document) || ANNOTATION_TYPES.some((type) => isOfType(document, type))) {
    return fromJsonLd(document, now);
  }
  if (isObject(document) && document.format === 'jiazhu-backup') {
    throw new ImportError('format', 'this is a backup of Jiazhu: it can be restored, not imported');
  }
  throw new ImportError('format', 'neither Web Annotations (JSON-LD) nor an export of Hypothesis');
}
const ANNOTATION_TYPES = ['AnnotationPage', 'AnnotationCollection', 'Annotation'];
