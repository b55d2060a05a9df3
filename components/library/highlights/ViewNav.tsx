import { i18n } from '#i18n';
import { OVERVIEWS, toHighlightsHash, type HighlightsView } from './highlight-route';

/** The ways to see the highlights, and the bin. */
export function ViewNav({ view, binned }: { view: HighlightsView; binned: number }) {
  const links = [
    ['all', { view: 'all' }],
    ...OVERVIEWS.map((of) => [of, { view: 'overview', of }] as const),
    ['bin', { view: 'bin' }],
  ] as const satisfies readonly (readonly [string, HighlightsView])[];
  const here = view.view === 'overview' ? view.of : view.view;
  return (
    <nav class="hl-views" aria-label={i18n.t('highlights.views')}>
      {links.map(([name, to]) => (
        <a key={name} href={toHighlightsHash(to)} {...(name === here && { 'aria-current': 'page' })}>
          {i18n.t(`highlights.view.${name}`)}
          {name === 'bin' && binned > 0 && <small> {binned}</small>}
        </a>
      ))}
    </nav>
  );
}
