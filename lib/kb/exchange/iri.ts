/**
 * An address as an IRI (RFC 3987): what may stand nowhere in one is percent-encoded. Addresses that a browser gave
 * stay as they are.
 */
export function toIri(address: string): string {
  const [path = '', ...fragment] = address.split('#');
  const encoded = [path, fragment.join('%23')].map((part) => part.replace(NOT_IN_IRI, encodeURIComponent));
  return fragment.length > 0 ? encoded.join('#') : (encoded[0] ?? '');
}
const NOT_IN_IRI = /[\u0000-\u0020"<>\\^`{|}\u007f-\u00a0\u2028\u2029]|%(?![0-9a-f]{2})/gi;
