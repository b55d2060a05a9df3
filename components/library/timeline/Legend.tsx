import { i18n } from '#i18n';
import type { FactKind } from '../cite/facts';
import type { Lane } from './layout';
import { MarkShape } from './LaneShape';

/** What the signs of the picture mean: those that are in it. */
export function Legend({ lanes }: { lanes: readonly Lane[] }) {
  const kinds = new Set<FactKind>(lanes.flatMap(({ facts }) => facts.map((f) => f.kind)));
  const isOpen = lanes.some(
    ({ facts }) => facts.some((f) => f.kind === 'start') && !facts.some((f) => f.kind === 'end'),
  );
  return (
    <figcaption class="time-legend">
      {kinds.has('attested') && <Sign kind="attested">{i18n.t('entity.time.attested')}</Sign>}
      {(kinds.has('start') || kinds.has('end')) && (
        <Sign kind="start">{i18n.t(isOpen ? 'entity.time.termOpen' : 'entity.time.term')}</Sign>
      )}
      {kinds.has('named') && <Sign kind="named">{i18n.t('entity.time.named')}</Sign>}
    </figcaption>
  );
}

function Sign({ kind, children }: { kind: FactKind; children: string }) {
  return (
    <span>
      <svg width={14} height={20} aria-hidden="true">
        <MarkShape mark={{ x: 7, kind }} y={10} />
      </svg>
      {children}
    </span>
  );
}
