import { i18n } from '#i18n';
import { useEffect, useState } from 'preact/hooks';
import type { Highlight } from '../../../lib/core/model/highlight';
import { findMentioning } from '../../../lib/kb/highlights/store';
import { watchChanges } from '../../../lib/settings/highlight-traces';
import { Section } from '../Section';
import { HighlightRow } from './HighlightRow';
import { toFilterHash } from './highlight-route';

/** So many of the latest are shown with an entity; a link leads to all. */
const SHOWN = 3;

/** The reader's highlights in which an entity is mentioned, on its page. Nothing where there is none. */
export function EntityHighlights({ id }: { id: string }) {
  const [found, setFound] = useState<Highlight[]>([]);
  useEffect(() => {
    // A database that cannot be read is told on the highlights' own pages.
    const ask = () => void findMentioning(id).then(setFound, () => setFound([]));
    ask();
    return watchChanges(() => 'all', ask);
  }, [id]);
  return <EntityHighlightsView id={id} found={found} />;
}

export function EntityHighlightsView({ id, found }: { id: string; found: readonly Highlight[] }) {
  if (found.length === 0) return null;
  const latest = found.slice(-SHOWN).reverse();
  return (
    <Section title={i18n.t('highlights.entity.title')}>
      <ul class="hl-plain">
        {latest.map((highlight) => (
          <li key={highlight.id} class={`hl-item pen-${highlight.color}`}>
            <div class="hl-body">
              <HighlightRow highlight={{ ...highlight, entities: [] }} words={[]} />
            </div>
          </li>
        ))}
      </ul>
      <p>
        <a href={toFilterHash({ by: 'entity', id })}>
          {i18n.t('highlights.entity.all', [i18n.t('highlights.count', found.length)])}
        </a>
      </p>
    </Section>
  );
}
