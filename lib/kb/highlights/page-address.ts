/**
 * Under which addresses a page's highlights are kept: what it calls itself (rel=canonical), and its own address, both
 * without what says only how one got there.
 *
 * A page's word for itself is believed only on its own host: else a hostile page could ask for another's highlights.
 */

/**
 * Parameters that campaigns, share buttons and feeds add: none chooses what the page shows. Names as the vendors
 * document them; utm_* Google Analytics, spm/scm Alibaba, wxfrom/scene/… WeChat, bd_vid/hmsr Baidu.
 */
const TRACKING = new RegExp(
  '^(?:utm_\\w+|hmsr|hmpl|hmcu|hmkw|hmci|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|' +
    'igshid|igsh|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|_ga|_gl|oly_enc_id|oly_anon_id|vero_id|s_cid|cmpid|ref_src|ref_url|' +
    'spm|scm|spm_id_from|from_source|bd_vid|share_token|share_source|share_medium|share_from|share_plat|share_session_id|' +
    'share_tag|share_times|unique_k|vd_source|wxfrom|isappinstalled|nsukey|wx_header|xtrack|tt_from|timestamp_share|' +
    'weibo_id|sharesource|sfrom|smid|partner_share)$',
  'i',
);
/** One site under several names: m.example.com shows what www.example.com shows. */
const VARIANT_HOST = /^(?:www|m|mobile|wap|3g|amp|touch)\./;
/** A fragment that is a route (#/news/1, #!/news/1) chooses what a single-page application shows. */
const ROUTE = /^#!?\//;

/** The normalised address; null for what is no web page. */
export function toAddress(url: string, base?: string): string | null {
  if (!URL.canParse(url, base)) return null;
  const address = new URL(url, base);
  if (!/^https?:$/.test(address.protocol)) return null;
  address.username = address.password = '';
  if (!ROUTE.test(address.hash)) address.hash = '';
  const kept = [...address.searchParams].filter(([name]) => !TRACKING.test(name));
  // Rewritten only if something goes: writing changes how the rest is encoded.
  if (kept.length < [...address.searchParams].length) address.search = new URLSearchParams(kept).toString();
  return address.href;
}

/**
 * All addresses of a page, its name for itself first. `canonical` is what the page states, unchecked.
 * Empty for what is no web page.
 */
export function toAddresses(url: string, canonical?: string): string[] {
  const own = toAddress(url);
  if (own === null) return [];
  const stated = canonical ? toAddress(canonical, url) : null;
  return [...new Set([stated !== null && isBelieved(stated, own) ? stated : own, own])];
}

/** A front page as canonical of an article is a mistake of templates: it would heap all articles into one. */
function isBelieved(stated: string, own: string): boolean {
  const [a, b] = [new URL(stated), new URL(own)];
  const isFront = a.pathname === '/' && a.search === '' && a.hash === '' && (b.pathname !== '/' || b.search !== '');
  // The route is not part of what servers call canonical.
  return toSiteHost(a.hostname) === toSiteHost(b.hostname) && !isFront && !ROUTE.test(b.hash);
}

const toSiteHost = (host: string): string => host.replace(VARIANT_HOST, '');
