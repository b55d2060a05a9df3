import { i18n } from '#i18n';
import type { EntityType } from '../../lib/core/model/entity';

/** The type as a dot in its ink; said in words to screen readers, and shaped by type for those who see no colour. */
export function TypeDot({ type }: { type: EntityType }) {
  return (
    <span class={`dot dot-${type}`} role="img" aria-label={i18n.t(`type.${type}`)} title={i18n.t(`type.${type}`)} />
  );
}
