import { i18n } from '#i18n';
import { toLocalDay } from '../../../lib/kb/highlights/highlight-list';
import { formatDate } from '../../common/dates';

/** Today, yesterday, else the day or month (YYYY-MM-DD, YYYY-MM) in full. */
export function toDayTitle(key: string): string {
  const yesterday = new Date();
  yesterday.setDate(yesterday.getDate() - 1);
  if (key === toLocalDay(new Date())) return i18n.t('highlights.today');
  if (key === toLocalDay(yesterday)) return i18n.t('highlights.yesterday');
  return formatDate(key);
}
