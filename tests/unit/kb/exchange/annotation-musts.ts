/**
 * What https://www.w3.org/TR/annotation-model/ says with MUST (and, where we follow them, SHOULD) about what we write:
 * each rule that a page breaks, with its section. Written from the text of the Recommendation.
 */
type JsonObject = Record<string, unknown>;

/** RFC 3987: a scheme, and none of the characters that stand in no IRI. */
const isIri = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^[a-z][a-z0-9+.-]*:[^\u0000-\u0020"<>\\^`{|}\u007f-\u00a0]*$/i.test(value) &&
  !/%(?![0-9a-f]{2})/i.test(value) &&
  value.split('#').length <= 2;
const isText = (value: unknown): boolean => typeof value === 'string';
const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;
/** xsd:dateTime, in UTC as Z (3.3.1). */
const isMoment = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value) &&
  !Number.isNaN(Date.parse(value));
const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const toList = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

const MOTIVATIONS =
  'assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating questioning replying tagging'.split(
    ' ',
  );

export function findBroken(page: JsonObject): string[] {
  const broken: string[] = [];
  const must = (holds: boolean, rule: string): void => void (holds || broken.push(rule));
  // 3.1 and 5.2
  must(toList(page['@context']).includes('http://www.w3.org/ns/anno.jsonld'), '5.2 @context: anno.jsonld MUST be one');
  must(isIri(page.id), '5.2 id: exactly 1 IRI');
  must(toList(page.type).includes('AnnotationPage'), '5.2 type: AnnotationPage');
  must(Array.isArray(page.items), '5.2 items: the list of annotations');
  for (const prop of ['partOf', 'next', 'prev']) {
    if (prop in page) must(isIri(page[prop]), `5.2 ${prop}: an IRI`);
  }
  toList(page.items).forEach((annotation, i) => {
    const within = (rule: string): string => `annotation ${i}: ${rule}`;
    if (!isObject(annotation)) return must(false, within('5.2 embedded annotation'));
    for (const rule of findBrokenIn(annotation)) broken.push(within(rule));
  });
  return broken;
}

function findBrokenIn(annotation: JsonObject): string[] {
  const broken: string[] = [];
  const must = (holds: boolean, rule: string): void => void (holds || broken.push(rule));
  must(isIri(annotation.id), '3.1 id: exactly 1 IRI');
  must(toList(annotation.type).includes('Annotation'), '3.1 type: Annotation');
  must(toList(annotation.target).length >= 1, '3.1 target: 1 or more');
  must(!('body' in annotation && 'bodyValue' in annotation), '3.2.5 bodyValue MUST NOT be used with body');
  must(!('body' in annotation) || toList(annotation.body).length > 0, '3.1 body: not an empty list');
  for (const prop of ['created', 'modified']) {
    if (prop in annotation) must(isMoment(annotation[prop]), `3.3.1 ${prop}: xsd:dateTime with Z`);
  }
  must(toList(annotation.motivation).length === 1, '3.3.5 motivation: SHOULD be exactly 1');
  must(MOTIVATIONS.includes(String(annotation.motivation)), '3.3.5 motivation: one of the list');
  for (const agent of toList(annotation.creator)) {
    must(
      isObject(agent) ? isText(agent.name) && agent.type === 'Person' : isIri(agent),
      '3.3.2 agent: type and 1 name',
    );
  }
  for (const body of toList(annotation.body)) broken.push(...findBrokenBody(body));
  for (const target of toList(annotation.target)) broken.push(...findBrokenTarget(target));
  // Terms of others have a prefix that the context knows.
  for (const key of Object.keys(annotation)) {
    must(/^(?:id|type|motivation|creator|created|modified|body|target|jiazhu:\w+)$/.test(key), `unknown term ${key}`);
  }
  return broken;
}

function findBrokenBody(body: unknown): string[] {
  const broken: string[] = [];
  const must = (holds: boolean, rule: string): void => void (holds || broken.push(rule));
  if (!isObject(body)) return isIri(body) ? [] : ['3.2 body: an IRI or an object'];
  must(MOTIVATIONS.includes(String(body.purpose)), '3.3.5 purpose: one of the list');
  if (body.type === 'TextualBody') {
    must(isText(body.value), '3.2.4 value: exactly 1 text');
    must(body.format === 'text/plain', '3.2.4 format: SHOULD be exactly 1 media type');
    must(!('source' in body) && !('id' in body), '3.2.4 TextualBody: embedded');
  } else {
    must(body.type === 'SpecificResource', '4 type: SHOULD be SpecificResource');
    must(isIri(isObject(body.source) ? body.source.id : body.source), '4 source: exactly 1');
    must(!('value' in body), '4 SpecificResource: no value');
  }
  return broken;
}

function findBrokenTarget(target: unknown): string[] {
  const broken: string[] = [];
  const must = (holds: boolean, rule: string): void => void (holds || broken.push(rule));
  if (!isObject(target)) return ['target: a SpecificResource'];
  must(target.type === 'SpecificResource', '4 type: SHOULD be SpecificResource');
  must(isIri(target.source), '4 source: exactly 1');
  const selectors = toList(target.selector);
  must(isObject(selectors[0]) && selectors[0].type === 'TextQuoteSelector', 'a TextQuoteSelector first');
  for (const selector of selectors) {
    if (!isObject(selector)) must(false, '4.2 selector: an object');
    else if (selector.type === 'TextQuoteSelector') {
      must(isText(selector.exact), '4.2.4 exact: exactly 1');
      must(isText(selector.prefix) && isText(selector.suffix), '4.2.4 prefix, suffix: SHOULD be exactly 1');
    } else {
      must(selector.type === 'TextPositionSelector', '4.2 type: a selector of the model');
      must(isCount(selector.start) && isCount(selector.end), '4.2.5 start, end: non-negative integers');
    }
  }
  const page = target['dcterms:isPartOf'];
  must(isObject(page) && isIri(page.id) && isText(page['dcterms:title']), 'dcterms:isPartOf: the page');
  return broken;
}
