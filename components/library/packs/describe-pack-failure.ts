/** Why a pack was not taken or not written, in whole sentences. */
import { i18n } from '#i18n';
import type { PackFault } from '../../../lib/kb/packs/fault';
import type { FileFailure, FilePlace } from '../../../lib/kb/exchange/errors';
import { PackJobError } from './pack-job';

export interface PackFailure {
  /** The entry and the field, where it is one of them. */
  where: string | null;
  what: string;
}

export function describePackFailure(error: unknown): PackFailure {
  const plain = error instanceof PackJobError ? error.plain : null;
  if (!plain?.failure) return { where: null, what: describeDatabaseFailure(plain ?? error) };
  const { failure, place = {}, fault, message } = plain;
  if (fault) return { where: toWhere(place), what: sayFault(fault) };
  const what = sayFile(failure);
  return { where: toWhere(place), what: failure === 'json' ? `${what} (${message})` : what };
}

/** The browser's own error, with what the reader can do where that is known. */
export function describeDatabaseFailure(error: unknown): string {
  const { name, message } = error as { name?: string; message?: string };
  if (name === 'QuotaExceededError') return i18n.t('packs.failure.full');
  if (name === 'VersionError') return i18n.t('packs.failure.newer');
  return i18n.t('packs.failure.other', [message ?? String(error)]);
}

function toWhere({ item, field }: FilePlace): string | null {
  if (item !== undefined && field !== undefined) return i18n.t('packs.fault.entry', [String(item), field]);
  if (item !== undefined) return i18n.t('packs.fault.entryOnly', [String(item)]);
  return field === undefined ? null : i18n.t('packs.fault.field', [field]);
}

function sayFile(failure: FileFailure): string {
  switch (failure) {
    case 'encoding':
    case 'size':
    case 'truncated':
    case 'json':
    case 'items':
    case 'format':
    case 'version':
      return i18n.t(`packs.file.${failure}`);
    default:
      return i18n.t('packs.file.other');
  }
}

function sayFault({ code, about = '' }: PackFault): string {
  switch (code) {
    case 'missing':
    case 'unknown':
    case 'empty':
    case 'calendar':
    case 'todo':
    case 'half':
    case 'unsourced':
    case 'twice':
      return i18n.t(`packs.fault.${code}`);
    case 'type':
      return i18n.t('packs.fault.type', [toKind(about)]);
    default:
      return i18n.t(`packs.fault.${code}`, [shorten(code === 'choice' ? toChoices(about) : about)]);
  }
}

/** What a schema expects, as Valibot calls it: (string | null) is text. */
function toKind(expected: string): string {
  if (expected.includes('string')) return i18n.t('packs.kind.string');
  if (expected.includes('Array')) return i18n.t('packs.kind.list');
  if (expected.includes('Object')) return i18n.t('packs.kind.object');
  return expected.includes('boolean') ? i18n.t('packs.kind.boolean') : expected;
}

/** ("low" | "medium") is low, medium. */
const toChoices = (expected: string): string => expected.replace(/["()]/g, '').replaceAll(' | ', ', ');
const shorten = (text: string): string => (text.length > 160 ? `${text.slice(0, 160).toWellFormed()}…` : text);
