import { i18n } from '#i18n';

/** Switches Jiazhu on or off for the site of the page. */
export function SiteSwitch(props: { site: string | null; on: boolean; onSwitch: (on: boolean) => void }) {
  const { site, on, onSwitch } = props;
  if (site === null) return <span class="site">{i18n.t('popup.noSite')}</span>;
  return (
    <label class="site">
      <button type="button" class="switch" role="switch" aria-checked={on} onClick={() => onSwitch(!on)} />
      <span class="site-name">{i18n.t(on ? 'popup.siteOn' : 'popup.siteOffLabel', [site])}</span>
    </label>
  );
}
