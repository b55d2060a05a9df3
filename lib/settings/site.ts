/** The host that the site switch and the list of sites are about; null for addresses that are not web pages. */
export function toSite(url: string | undefined): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  return (protocol === 'http:' || protocol === 'https:') && hostname ? hostname : null;
}
