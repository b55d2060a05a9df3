import { i18n } from '#i18n';
import { X } from 'lucide-preact';
import { READING_MODES, removeSite, toSitePatterns } from '../../lib/settings/reading-mode';
import { Segments } from './Segments';
import type { WhereState } from './use-where';

/** Where Jiazhu reads, what that lets it see, and the list of sites. */
export function WhereControls({ where, isChosen, withheld, isRefused, choose }: WhereState) {
  const { mode, sites } = where;
  return (
    <div class="where">
      <Segments
        name="where"
        label={i18n.t('where.reads')}
        options={READING_MODES.map((value) => ({ value, label: i18n.t(`where.mode.${value}`) }))}
        chosen={isChosen ? mode : null}
        onChoose={(chosen) => choose({ mode: chosen, sites })}
        isWeighty
      />
      {isRefused && (
        <p class="where-refused" role="alert">
          {i18n.t('where.refused')}
        </p>
      )}
      <p>{i18n.t(isChosen === false ? 'where.unchosenHint' : `where.sees.${mode}`)}</p>
      {withheld.length > 0 && (
        <div class="where-withheld" role="status">
          <p>{i18n.t(mode === 'everywhere' ? 'where.withheldAll' : 'where.withheldSites')}</p>
          <button type="button" class="button" onClick={() => choose(where, withheld)}>
            {i18n.t('popup.reason.allow')}
          </button>
        </div>
      )}
      {mode === 'listed' && (
        <ul class="where-sites" aria-label={i18n.t('where.list')}>
          {sites.length === 0 && <li class="where-none">{i18n.t('where.listEmpty')}</li>}
          {sites.map((site) => (
            <li key={site}>
              <span>{site}</span>
              {withheld.includes(toSitePatterns(site)[0]!) && <em>{i18n.t('where.withheldMark')}</em>}
              <button
                type="button"
                class="icon-button"
                aria-label={i18n.t('where.remove', [site])}
                title={i18n.t('where.remove', [site])}
                onClick={() => choose(removeSite(where, site), [])}
              >
                <X size={14} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
