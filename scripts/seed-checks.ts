/** What is checked of the seeds beyond each entry's own schema: references, places, terms, trees, forms, pinyin, quotes. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pinyin } from 'pinyin-pro';
import { foldForm } from '../lib/core/text/fold';
import { loadPlaces } from './compile';
import type { Kind, Locate, Seeds, SeedsReport } from './seeds';

/** One pack brings what is made by rule: two would have every place twice. */
export function checkPacks({ packs }: Seeds): string[] {
  if (packs.length === 0) return ['no pack: a folder with a pack.yaml'];
  const ruling = packs.filter((p) => p.rules).map((p) => p.id);
  return ruling.length === 1 ? [] : [`rules: one pack has them, not ${ruling.length} (${ruling.join(', ')})`];
}

/** Every id stands once among its kind, and what an entry refers to is there and of the kind asked for. */
export function checkReferences(
  seeds: Seeds,
  locate: Locate,
  isRefused: (kind: Kind, id: string) => boolean,
): string[] {
  const errors: string[] = [];
  const toIds = (kind: Kind): Set<string> => {
    const ids = new Set<string>();
    for (const row of seeds[kind]) {
      if (ids.has(row.id)) errors.push(`${locate(row)}: this id stands twice`);
      ids.add(row.id);
    }
    return ids;
  };
  const ids: Record<Kind, Set<string>> = {
    sources: toIds('sources'),
    organs: toIds('organs'),
    officials: toIds('officials'),
    bodies: toIds('bodies'),
    slogans: toIds('slogans'),
  };
  const need = (owner: { id: string }, field: string, kind: Kind, id: string | null | undefined) => {
    if (id != null && !ids[kind].has(id) && !isRefused(kind, id))
      errors.push(`${locate(owner)}: ${field}: no such entry among the ${kind}: ${id}`);
  };
  const events = new Set(seeds.sources.flatMap((s) => (s.kind === 'event' ? [s.id] : [])));
  for (const o of seeds.officials) {
    for (const f of o.offices) {
      need(o, 'offices.body', 'bodies', f.body);
      need(o, 'offices.start', 'sources', f.start?.source);
      need(o, 'offices.end', 'sources', f.end?.source);
      for (const a of f.attested) need(o, 'offices.attested.source', 'sources', a.source);
      if (f.attested.length === 0 && !f.start && !f.end) errors.push(`${locate(o)}: offices: ${f.title} has no source`);
    }
    for (const a of o.appearances ?? []) need(o, 'appearances.source', 'sources', a.source);
    for (const { source } of [...o.offices.flatMap((f) => f.attested), ...(o.appearances ?? [])])
      if (events.has(source)) errors.push(`${locate(o)}: ${source} is an event, which has nothing to quote`);
  }
  const keys = new Map<string, string>();
  for (const b of seeds.bodies) {
    need(b, 'parent', 'bodies', b.parent);
    for (const c of b.citations) need(b, 'citations.source', 'sources', c.source);
    need(b, 'organ', 'organs', b.organ);
    const key = b.organ && `${b.place}/${b.organ}`;
    if (key && keys.has(key)) errors.push(`${locate(b)}: organ: ${key} is ${keys.get(key)} already`);
    if (key) keys.set(key, b.id);
  }
  for (const s of seeds.slogans) {
    for (const r of s.related ?? []) need(s, 'related', 'slogans', r);
    for (const u of s.usedBy ?? []) {
      need(s, 'usedBy.official', 'officials', u.official);
      need(s, 'usedBy.source', 'sources', u.source);
    }
    for (const c of s.citations) need(s, 'citations.source', 'sources', c.source);
  }
  return errors;
}

export function checkPlaces({ officials, bodies, sources }: Seeds, locate: Locate): string[] {
  const codes = new Set(['cn', ...loadPlaces().map((p) => p.code)]);
  return [...officials, ...bodies, ...sources].flatMap((row) =>
    'place' in row && row.place && !codes.has(row.place) ? [`${locate(row)}: place: no such place: ${row.place}`] : [],
  );
}

/**
 * An office begins, is attested, and ends, in this order; dates of a month or year are compared as far as they go. An
 * open term that an event began says until when that was known.
 */
export function checkTerms({ officials, sources }: Seeds, locate: Locate): string[] {
  const errors: string[] = [];
  const events = new Map(sources.flatMap((s) => (s.kind === 'event' ? [[s.id, s]] : [])));
  for (const o of officials)
    for (const { title, start, end, attested, asOf } of o.offices) {
      const say = (message: string) => errors.push(`${locate(o)}: offices: ${title}: ${message}`);
      if (start && end && isAfter(start.date, end.date)) say(`starts (${start.date}) after its end (${end.date})`);
      if (asOf && (end || !start)) say('asOf is of a term with a start and without an end');
      if (asOf && start && isAfter(start.date, asOf)) say(`starts (${start.date}) after asOf (${asOf})`);
      if (start && !end && !asOf && events.has(start.source)) say('an open term needs asOf');
      for (const bound of [start, end]) {
        const event = bound && events.get(bound.source);
        if (event && (isAfter(bound.date, event.date) || isAfter(event.date, bound.date)))
          say(`${bound.date} is not the day of ${event.id} (${event.date})`);
      }
      for (const { date } of attested) {
        if (start && isAfter(start.date, date)) say(`starts (${start.date}) after it is attested (${date})`);
        if (end && isAfter(date, end.date)) say(`ends (${end.date}) before it is attested (${date})`);
      }
    }
  return errors;
}
function isAfter(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) > b.slice(0, length);
}

/** Nobody is above themselves. A circle is told once, at the first of its bodies. */
export function checkParents({ bodies }: Seeds, locate: Locate): string[] {
  const parents = new Map(bodies.map((b) => [b.id, b.parent]));
  return bodies.flatMap((b) => {
    const way = [b.id];
    for (let at = parents.get(b.id); at && !way.includes(at); at = parents.get(at)) way.push(at);
    const isCircle = parents.get(way.at(-1)!) === b.id;
    return isCircle && way.every((id) => b.id <= id)
      ? [`${locate(b)}: parent: goes in a circle: ${[...way, b.id].join(' → ')}`]
      : [];
  });
}

/** A form of one character would be found everywhere; one of two slogans would be found for either. */
export function checkForms({ officials, bodies, slogans }: Seeds, locate: Locate): string[] {
  const errors: string[] = [];
  const checkLength = (row: { id: string; name: string; traditional: string[] }, others: (string | undefined)[]) => {
    for (const form of [row.name, ...row.traditional, ...others])
      if (form !== undefined && [...toFormKey(form)].length < 2)
        errors.push(`${locate(row)}: the form “${form}” has fewer than two characters`);
  };
  for (const o of officials) checkLength(o, []);
  for (const b of bodies) checkLength(b, [b.short, ...(b.aliases ?? []), ...(b.relative ?? [])]);
  const owners = new Map<string, string>();
  for (const s of slogans) {
    checkLength(s, s.variants ?? []);
    for (const form of [s.name, ...(s.variants ?? [])]) {
      const key = toFormKey(form);
      const owner = owners.get(key);
      if (owner !== undefined && owner !== s.id) errors.push(`${locate(s)}: “${form}” is a form of ${owner} already`);
      owners.set(key, owner ?? s.id);
    }
  }
  return errors;
}
/** Forms with the same key are found in the same places: brackets and the marks within a formula may be left out. */
const toFormKey = (form: string) => foldForm(form.replace(/[《》〈〉]/g, '')).replace(/[、,]/g, '');

/** The traditional form that is shown is the name in the other script: folded they are one. Further ones are usage elsewhere (數位圍欄). */
export function checkTraditional({ officials, bodies, slogans }: Seeds, locate: Locate): string[] {
  return [...officials, ...bodies, ...slogans].flatMap((row) => {
    const [shown = ''] = row.traditional;
    return toFormKey(shown) === toFormKey(row.name)
      ? []
      : [`${locate(row)}: traditional: “${shown}” is not ${row.name} in traditional script`];
  });
}

/** Every syllable given must be a reading of its character; word division, capitals and tone sandhi are the editor's. */
export function checkPinyin({ officials, bodies, slogans }: Seeds, locate: Locate): string[] {
  const errors: string[] = [];
  for (const row of [...officials, ...bodies, ...slogans]) {
    const { name, pinyin: given } = row;
    const letters = given.toLowerCase().replace(/[^\p{L}\d]/gu, '');
    const readings = [...name]
      .filter((c) => /[\p{Script=Han}\p{L}\d]/u.test(c))
      .map((c) =>
        /\p{Script=Han}/u.test(c)
          ? [...new Set(pinyin(c, { multiple: true, type: 'array' }))].flatMap((r) => [r, toneless(r)])
          : [c.toLowerCase()],
      );
    const fits = (rest: string, i: number): boolean =>
      i === readings.length
        ? rest === ''
        : readings[i]!.some((r) => rest.startsWith(r) && fits(rest.slice(r.length), i + 1));
    if (!fits(letters.normalize('NFC'), 0)) errors.push(`${locate(row)}: pinyin: “${given}” does not read ${name}`);
  }
  return errors;
}
const toneless = (s: string) =>
  s
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC');

/** Checks that every quote stands in its document, white space aside. */
export function checkQuotes({ seeds, locate }: SeedsReport, corpus: string): { checked: number; errors: string[] } {
  const errors: string[] = [];
  const texts = new Map<string, string>();
  const byId = new Map(seeds.sources.map((s) => [s.id, s]));
  let checked = 0;
  const check = (owner: { id: string }, { source, quote }: { source: string; quote: string }) => {
    const cited = byId.get(source);
    const document = cited && 'document' in cited && cited.document;
    if (!document) return;
    if (!texts.has(document)) {
      const file = path.join(corpus, document);
      texts.set(document, existsSync(file) ? readFileSync(file, 'utf8').replace(/\s/g, '') : '');
      if (!texts.get(document)) errors.push(`${locate(cited)}: no document ${document} in ${corpus}`);
    }
    checked++;
    if (!texts.get(document)!.includes(quote.replace(/\s/g, '')))
      errors.push(`${locate(owner)}: “${quote}” is not in ${document}`);
  };
  for (const o of seeds.officials)
    for (const a of [...o.offices.flatMap((f) => f.attested), ...(o.appearances ?? [])]) check(o, a);
  for (const b of seeds.bodies) for (const c of b.citations) check(b, c);
  for (const s of seeds.slogans) for (const c of [...s.citations, ...(s.usedBy ?? [])]) check(s, c);
  return { checked, errors };
}
