/** The host that the site switch and the list of sites are about; null for addresses that are not web pages. */
export function toSite(url: string | undefined): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  return (protocol === 'http:' || protocol === 'https:') && hostname ? hostname : null;
}

/** So many families are listed to the browser one by one; with more, all sites are meant. */
const MAX_FAMILIES = 500;
const ADDRESS = /^[\d.]+$|^\[/;

/** Match patterns for these hosts and those that a page of theirs may be called by too: www.x.cn, m.x.cn. */
export function toFamilies(hosts: readonly string[]): string[] {
  const families = new Set(hosts.filter((host) => host && !host.includes('*')).map(toFamily));
  if (families.size > MAX_FAMILIES) return ['*://*/*'];
  return [...families].sort().map((family) => (ADDRESS.test(family) ? `*://${family}/*` : `*://*.${family}/*`));
}

/** The last two labels; three where the second may be a public one (com.cn, gov.cn). One family too many is no harm. */
function toFamily(host: string): string {
  if (ADDRESS.test(host)) return host;
  const labels = host.split('.');
  return labels.slice((labels.at(-2) ?? '').length <= 3 ? -3 : -2).join('.');
}
