import { i18n } from '#i18n';
import { ArrowUpRight, Pencil, Trash2 } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import type { Highlight } from '../../../lib/core/model/highlight';
import { toPassageUrl } from '../../../lib/kb/exchange/text-fragment';
import { formatDate, formatMoment } from '../../common/dates';
import { EntityRefs } from './EntityRefs';
import { toFilterHash, toHighlightHash } from './highlight-route';
import { MarkedText } from './MarkedText';
import { QuoteText } from './QuoteText';
import { TagList } from './TagList';

export interface HighlightRowProps {
  highlight: Highlight;
  words: readonly string[];
  /** Its page is the heading above, or the list is of that page. */
  hidePage?: boolean;
  /** The whole passage, however long. */
  whole?: boolean;
  /** In place of note and tags: the editor, or what is kept of it. */
  editor?: ComponentChildren;
  onEdit?: () => void;
  onDelete?: () => void;
}

/** A highlight in a list: the passage, what the reader made of it, and where it is from. */
export function HighlightRow(props: HighlightRowProps) {
  const { highlight, words, hidePage = false, whole = false, editor, onEdit, onDelete } = props;
  const { quote, note, tags, entities } = highlight;
  return (
    <>
      <QuoteText text={quote.exact} words={words} whole={whole} />
      {editor ?? (
        <>
          {note && (
            <p class="hl-note">
              <MarkedText text={note} words={words} />
            </p>
          )}
          {tags.length > 0 && <TagList tags={tags} words={words} />}
        </>
      )}
      {entities.length > 0 && <EntityRefs entities={entities} words={words} />}
      <footer class="hl-foot">
        <PageLine highlight={highlight} words={words} hidePage={hidePage} />
        <span class="hl-actions">
          {onEdit && (
            <button
              type="button"
              class="hl-action"
              data-action="edit"
              title={i18n.t('highlights.edit')}
              onClick={onEdit}
            >
              <Pencil size={15} aria-hidden="true" />
              <span class="visually-hidden">{i18n.t('highlights.edit')}</span>
            </button>
          )}
          {onDelete && (
            <button type="button" class="hl-action" title={i18n.t('highlights.delete')} onClick={onDelete}>
              <Trash2 size={15} aria-hidden="true" />
              <span class="visually-hidden">{i18n.t('highlights.delete')}</span>
            </button>
          )}
        </span>
      </footer>
    </>
  );
}

interface PageLineProps {
  highlight: Highlight;
  words: readonly string[];
  hidePage: boolean;
}

/** Title, day and host of the page, the way back to the passage, and when it was saved. */
function PageLine({ highlight, words, hidePage }: PageLineProps) {
  const { id, page, quote, created } = highlight;
  return (
    <span class="hl-from">
      {!hidePage && (
        <a class="hl-page" lang="zh" href={toFilterHash({ by: 'page', address: page.address })}>
          <MarkedText text={page.title || i18n.t('highlights.untitled')} words={words} />
        </a>
      )}
      {/^https?:/i.test(page.url) && (
        <a
          class="hl-open"
          data-action="open"
          href={toPassageUrl(page.url, quote)}
          target="_blank"
          rel="noreferrer"
          title={i18n.t('highlights.openPage')}
        >
          <ArrowUpRight size={15} aria-hidden="true" />
          <span class="visually-hidden">{i18n.t('highlights.openPage')}</span>
        </a>
      )}
      {!hidePage && (
        <>
          <span>{toHost(page.url)}</span>
          {page.date && <time dateTime={page.date}>{formatDate(page.date)}</time>}
        </>
      )}
      <a class="hl-saved" href={toHighlightHash(id)} title={i18n.t('highlights.openOne')}>
        <time dateTime={created}>{i18n.t('highlights.saved', [formatMoment(created)])}</time>
      </a>
    </span>
  );
}

export function toHost(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';
}
