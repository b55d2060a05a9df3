import { i18n } from '#i18n';
import type { Source } from '../../../lib/core/model/entity';
import { pickText } from '../../common/language';

/** Who says it, in short: the outlet, the event, the reader. */
export function toTeller(source: Source | undefined): string | undefined {
  if (source?.kind === 'event') return pickText(source.name);
  return source?.kind === 'own' ? i18n.t('own.yours') : source?.outlet;
}
