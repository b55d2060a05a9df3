import type { PackFault } from '../packs/fault';

/**
 * Why a file was not taken. Nothing of a refused file is used: whoever calls gets the whole of it or one of these.
 *
 *   encoding    the bytes are no UTF-8 text            format      JSON, but nothing that is known here
 *   size        larger than is read                    version     written by a later Jiazhu
 *   truncated   it ends in the middle                  checksum    changed after it was written
 *   json        it is no JSON                          field       an item says something that cannot be
 *   items       more items than are read               duplicate   two items under one id
 *   reference   an entry refers to what is not there
 */
export type FileFailure =
  | 'encoding'
  | 'size'
  | 'truncated'
  | 'json'
  | 'items'
  | 'format'
  | 'version'
  | 'checksum'
  | 'field'
  | 'duplicate'
  | 'reference';

/** Where in the file: the how-manieth item, from 1, or what it is called; and its field as the file's own format calls it. */
export interface FilePlace {
  item?: number | string;
  field?: string;
}

class FileError extends Error {
  constructor(
    readonly failure: FileFailure,
    readonly reason: string,
    readonly place: FilePlace = {},
    what = 'item',
  ) {
    const where = [place.item === undefined ? '' : `${what} ${place.item}`, place.field ?? ''].filter(Boolean);
    super(where.length > 0 ? `${where.join(', ')}: ${shorten(reason)}` : shorten(reason));
  }
}

/** A file with highlights that was not taken. */
export class ImportError extends FileError {
  override name = 'ImportError';
  constructor(failure: FileFailure, reason: string, place?: FilePlace) {
    super(failure, reason, place, 'annotation');
  }
}

/** A backup that was not taken. */
export class BackupError extends FileError {
  override name = 'BackupError';
  constructor(failure: FileFailure, reason: string, place?: FilePlace) {
    super(failure, reason, place, 'highlight');
  }
}

/** A pack that was not taken. `fault`: what is wrong with the field, for who reads another language. */
export class PackFileError extends FileError {
  override name = 'PackFileError';
  constructor(
    failure: FileFailure,
    reason: string,
    place?: FilePlace,
    readonly fault?: PackFault,
  ) {
    super(failure, reason, place, 'entry');
  }
}

/** The kind of error that a reading function throws. */
export type FileErrorClass = typeof ImportError | typeof BackupError | typeof PackFileError;

/** A schema quotes what it got; a note of 100,000 characters is no message. */
function shorten(reason: string): string {
  const short = reason.length > 300 ? `${reason.slice(0, 300).replace(/[\ud800-\udbff]$/, '')}…` : reason;
  return short.toWellFormed();
}
