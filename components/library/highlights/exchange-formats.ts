/** The formats, in one file that is loaded when a dialog first needs one: the library opens without them. */
export { toAnki } from '../../../lib/kb/exchange/anki';
export { readBackup, toBackup } from '../../../lib/kb/exchange/backup';
export { toCsv } from '../../../lib/kb/exchange/csv';
export { toJsonLdText } from '../../../lib/kb/exchange/json-ld';
export { toMarkdownFiles, toZip } from '../../../lib/kb/exchange/markdown';
export { planImport } from '../../../lib/kb/exchange/plan-import';
export { readImport } from '../../../lib/kb/exchange/read-import';
