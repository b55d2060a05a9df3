import { i18n } from '#i18n';
import type { SelectedName } from '../../../lib/messaging/protocol';
import { formatDate } from '../../common/dates';

/** The page that will be the source of what is added. */
export function EditorSource({ selected, hasName }: { selected: SelectedName; hasName: boolean }) {
  const { url, title, outlet, date, quote } = selected;
  return (
    <div class="own-notice">
      {!hasName && <p>{i18n.t('own.editor.notAName')}</p>}
      <p>
        <span class="own-about">{i18n.t('own.editor.source')}</span>{' '}
        <q class="quote" lang="zh">
          {quote}
        </q>
        <br />
        <span class="source-about">
          {outlet ?? (URL.canParse(url) ? new URL(url).hostname : url)}
          {date && `, ${formatDate(date)}`}
          {title && (
            <>
              , <cite lang="zh">{title}</cite>
            </>
          )}
        </span>
      </p>
    </div>
  );
}
