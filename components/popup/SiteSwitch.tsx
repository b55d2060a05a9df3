import { i18n } from '#i18n';

interface SiteSwitchProps {
  /** null where it is no web page. */
  site: string | null;
  on: boolean;
  onSwitch: (on: boolean) => void;
  /** It is not on the reader's list: there is nothing to switch off. */
  isUnlisted: boolean;
}

/** Switches Jiazhu on or off for the site of the page. */
export function SiteSwitch({ site, on, onSwitch, isUnlisted }: SiteSwitchProps) {
  if (site === null) return <span class="site">{i18n.t('popup.noSite')}</span>;
  if (on && isUnlisted) return <span class="site site-name">{site}</span>;
  return (
    <label class="site">
      <button type="button" class="switch" role="switch" aria-checked={on} onClick={() => onSwitch(!on)} />
      <span class="site-name">{i18n.t(on ? 'popup.siteOn' : 'popup.siteOffLabel', [site])}</span>
    </label>
  );
}
