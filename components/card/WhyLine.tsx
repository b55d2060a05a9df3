import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { Annotation } from '../../lib/core/model/annotation';
import type { EntityView } from '../../lib/messaging/protocol';
import { describeEvidence } from './why';

interface WhyLineProps {
  annotation: Annotation;
  places: EntityView['places'];
  placeName: string | undefined;
  onOpen: (id: string) => void;
}

/** Why the mention is linked so; of a doubtful one, what else it may be. */
export function WhyLine({ annotation, places, placeName, onOpen }: WhyLineProps): JSX.Element | null {
  const sentences = describeEvidence(annotation, places, placeName);
  const others = annotation.status === 'possible' ? (annotation.candidates ?? []) : [];
  if (sentences.length === 0 && others.length < 2) return null;
  return (
    <div class="why">
      {others.length > 1 && (
        <p>
          <span class="label">{i18n.t('card.candidates')}</span>{' '}
          {others.map(({ id, name }) => (
            <button key={id} type="button" class="link" lang="zh" onClick={(event) => event.isTrusted && onOpen(id)}>
              {name}
            </button>
          ))}
        </p>
      )}
      {sentences.length > 0 && (
        <p>
          <span class="label">{i18n.t('why.heading')}</span> {sentences.join(' · ')}
        </p>
      )}
    </div>
  );
}
