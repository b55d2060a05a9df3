/** An entity in one line with its source, for notes and articles of the reader's own. */
import { i18n } from '#i18n';
import type { Entity } from '../../../lib/core/model/entity';
import { isNamedByRule, toEntityName } from '../../../lib/kb/names';
import { toOfficeSpan, type Snapshot } from '../../../lib/kb/snapshot';
import { formatDate } from '../../common/dates';
import { IS_CHINESE_UI } from '../../common/language';
import { pickName } from '../../common/locale';
import { toAppearanceFacts, toFacts, toOfficeFacts, type CitedFact } from '../cite/facts';
import { sayFact, sayOfficeDates } from '../cite/say';
import { toTeller } from '../cite/teller';

/** 史根治 (Shi Genzhi), Secretary …, attested 6–16 May 2022. Source: “…”, 许昌日报, 16 May 2022. */
export function toCitedLine(entity: Entity, kb: Snapshot): string {
  const { said, fact } = entity.type === 'official' ? sayOfficial(entity) : { said: [], fact: toFacts(entity)[0] };
  const name = toEntityName(entity);
  const shown = pickName(name);
  const named = IS_CHINESE_UI || name.en === name.zh ? shown : i18n.t('entity.copy.named', [shown, name.en]);
  const statement = [named, ...said].join(comma());
  const teller = isNamedByRule(entity) ? i18n.t('entity.rule.short') : fact && citeInWords(fact, kb);
  return teller ? i18n.t('entity.copy.line', [statement, teller]) : statement;
}

/** The latest office with its dates, and what attests it last; of those without an office, where they were named last. */
function sayOfficial(official: Extract<Entity, { type: 'official' }>): {
  said: string[];
  fact?: CitedFact | undefined;
} {
  const [office] = [...official.offices].sort((a, b) => toOfficeSpan(b).last.localeCompare(toOfficeSpan(a).last));
  const seen = toAppearanceFacts(official).at(-1);
  if (!office) return { said: [], fact: seen };
  const { en, zh } = office.name;
  const facts = toOfficeFacts(office);
  const fact = facts.findLast((f) => f.kind === 'attested') ?? facts[0] ?? seen;
  return { said: [IS_CHINESE_UI || en === zh ? zh : `${en} (${zh})`, sayOfficeDates(office)], fact };
}

/** The words, who tells them, the title and the day. */
export function citeInWords({ source: id, quote, kind, date }: CitedFact, kb: Snapshot): string {
  const source = kb.sources.get(id);
  const [title, day] = source?.kind === 'event' ? [null, date ?? source.date] : [source?.title, source?.date];
  const parts = [
    quote && i18n.t('entity.copy.quoted', [quote]),
    toTeller(source) ?? id,
    title && `《${title}》`,
    day && (source?.kind === 'event' && kind ? sayFact({ kind, date: day, source: id }) : formatDate(day)),
  ];
  return parts.filter(Boolean).join(comma());
}

const comma = () => i18n.t('entity.list.comma');
