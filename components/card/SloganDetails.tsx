import type { JSX } from 'preact';
import { i18n } from '#i18n';
import { fillSlots } from '../../lib/core/match/templates';
import type { Slogan } from '../../lib/core/model/entity';
import type { EntityView } from '../../lib/messaging/protocol';
import { formatDate } from '../common/dates';
import { Explanation } from '../common/Explanation';
import { chineseLang, showsEnglish } from '../common/language';
import { pickName } from '../common/locale';
import { GlossText } from './GlossText';

interface SloganDetailsProps {
  slogan: Slogan;
  /** As the page writes it. */
  surface: string;
  view: EntityView;
}

/** Speakers shown on a card; the library has them all. */
const MAX_SPEAKERS = 3;

export function SloganDetails({ slogan, surface, view }: SloganDetailsProps): JSX.Element {
  return (
    <>
      <div class="office">
        {/* Own entries may have neither. */}
        {showsEnglish() && slogan.en !== slogan.name && <p lang="en">{slogan.en}</p>}
        {showsEnglish() && slogan.literal !== slogan.name && (
          <p class="literal">{i18n.t('card.literal', [slogan.literal])}</p>
        )}
      </div>
      {slogan.patterns && <PatternLine slogan={slogan} surface={surface} />}
      {slogan.parts && (
        <ul class="parts" aria-label={i18n.t('card.parts')}>
          {slogan.parts.map((part) => (
            <li key={part.zh}>
              <span lang={chineseLang()}>{part.zh}</span>
              {showsEnglish() && <small lang="en"> {part.en}</small>}
            </li>
          ))}
        </ul>
      )}
      {slogan.partsNote && <Explanation text={slogan.partsNote} class="note" />}
      <GlossText of={slogan} own={view.own === true} />
      <Speakers slogan={slogan} view={view} />
    </>
  );
}

/** Which pattern the page's words follow, and what they put into it. */
function PatternLine({ slogan, surface }: Pick<SloganDetailsProps, 'slogan' | 'surface'>): JSX.Element | null {
  const filled = fillSlots([...(slogan.patterns ?? []), ...slogan.traditional], surface);
  if (!filled) return null;
  const { template, slots } = filled;
  const fillers = slots.length === 1 ? slots[0]!.filler : slots.map((s) => `${s.letter} = ${s.filler}`).join(', ');
  return <p class="line">{i18n.t('card.pattern', [template, fillers])}</p>;
}

/** Who used it, and when first, as far as the sources show. */
function Speakers({ slogan, view }: Pick<SloganDetailsProps, 'slogan' | 'view'>): JSX.Element | null {
  const speakers = new Map<string, string>();
  for (const { official, date } of slogan.usedBy ?? []) {
    const earliest = speakers.get(official);
    if (!earliest || date < earliest) speakers.set(official, date);
  }
  if (speakers.size === 0) return null;
  const shown = [...speakers].slice(0, MAX_SPEAKERS).map(([id, date]) => {
    const name = view.names[id];
    return i18n.t('card.usedOn', [name ? pickName(name) : id, formatDate(date)]);
  });
  const rest = speakers.size - shown.length;
  return (
    <p class="line">
      <span class="label">{i18n.t('card.usedBy')}</span> {shown.join(' · ')}
      {rest > 0 && ` · ${i18n.t('card.more', [String(rest)])}`}
    </p>
  );
}
