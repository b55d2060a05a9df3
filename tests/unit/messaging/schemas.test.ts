import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { MAX_BLOCKS, MAX_BLOCK_LENGTH, MAX_TEXT_LENGTH } from '../../../lib/messaging/limits';
import { EntityIdSchema, schemas } from '../../../lib/messaging/schemas';

const facts = { title: { value: '市委召开会议', from: 'meta' } };
const fits = (message: keyof typeof schemas, data: unknown) => v.is(schemas[message], data);

describe('annotate', () => {
  it.each([
    ['text', { facts, blocks: ['市委书记史根治', ''] }],
    ['articles with facts of their own', { facts, articles: [{ from: 1, facts: {} }], blocks: ['市委', '书记'] }],
    ['nothing known of the page', { facts: {}, blocks: [] }],
  ])('accepts %s', (_, data) => {
    expect(fits('annotate', data)).toBe(true);
  });

  it.each([
    ['no data', undefined],
    ['a string', '史根治'],
    ['no blocks', { facts }],
    ['text that is not text', { facts, blocks: [{ length: 3 }] }],
    [
      'articles out of order',
      {
        facts,
        articles: [
          { from: 1, facts },
          { from: 0, facts },
        ],
        blocks: ['a', 'b'],
      },
    ],
    ['an article behind the end', { facts, articles: [{ from: 1, facts }], blocks: ['a'] }],
    ['a fact from nowhere', { facts: { title: { value: 'a', from: 'guess' } }, blocks: [] }],
    ['facts it does not know', { facts: { cookie: 'a' }, blocks: [] }],
    ['a block that no article has', { facts, blocks: ['长'.repeat(MAX_BLOCK_LENGTH + 1)] }],
    ['too many blocks', { facts, blocks: Array.from({ length: MAX_BLOCKS + 1 }, () => '') }],
    [
      'too much text in all',
      {
        facts,
        blocks: Array.from({ length: MAX_TEXT_LENGTH / MAX_BLOCK_LENGTH + 1 }, () => '长'.repeat(MAX_BLOCK_LENGTH)),
      },
    ],
  ])('refuses %s', (_, data) => {
    expect(fits('annotate', data)).toBe(false);
  });
});

describe('ids of entities', () => {
  it.each(['official:shi-genzhi', 'body:cn-411000/dangwei', 'slogan:si-zao'])('accept %s', (id) => {
    expect(v.is(EntityIdSchema, id)).toBe(true);
  });
  it.each([
    '',
    'shi-genzhi',
    'official:',
    'page:a',
    'official:史根治',
    'official:a#/b',
    'official:a b',
    `slogan:${'a'.repeat(300)}`,
  ])('refuse “%s”', (id) => {
    expect(v.is(EntityIdSchema, id)).toBe(false);
  });
});

it('siteChanged takes a tab’s number only', () => {
  expect(fits('siteChanged', { tabId: 7 })).toBe(true);
  for (const data of [{ tabId: '7' }, { tabId: -1 }, { tabId: 1.5 }, {}, { tabId: 7, url: 'https://example.com' }]) {
    expect(fits('siteChanged', data)).toBe(false);
  }
});

it('messages without data refuse data', () => {
  for (const message of ['seeding', 'retrySeeding'] as const) {
    expect(fits(message, undefined)).toBe(true);
    expect(fits(message, { do: 'something' })).toBe(false);
  }
});

describe('a draft that a note hands over', () => {
  const draft = { id: '0b0a2a3c-5d6e-4f70-8a91-b2c3d4e5f607', revision: 1, note: '老人的话', tags: [] };
  it.each([
    ['as it is typed', { token: '1-22-333-4', draft }],
    ['the last of a frame that goes', { token: '1-22-333-4', draft: { ...draft, left: true } }],
    ['nothing any more', { token: '1-22-333-4', draft: null }],
  ])('is accepted: %s', (_, data) => {
    expect(fits('keepDraft', data)).toBe(true);
  });
  it.each([
    ['under a name of something else', { token: 'knowledgeChanged', draft }],
    ['of no highlight', { token: '1-22-333-4', draft: { ...draft, id: '' } }],
    ['without an end', { token: '1-22-333-4', draft: { ...draft, note: '长'.repeat(1_000_000) } }],
  ])('is refused: %s', (_, data) => {
    expect(fits('keepDraft', data)).toBe(false);
  });
});

describe('a card for a frame', () => {
  const annotation = {
    start: 4,
    end: 7,
    surface: '史根治',
    type: 'official',
    id: 'official:shi-genzhi',
    name: '史根治',
    status: 'linked',
    confidence: 0.9,
    why: [{ code: 'title', text: '市委书记史根治' }],
  };
  const rects = [{ x: 80, y: 20.5, width: 48, height: 24 }];
  const card = { annotation, noted: false, vertical: false, rects, pinned: false, focus: false, nth: 0, width: 300, height: 120 }; // prettier-ignore
  const isAsked = (changes: object) => fits('cardAround', { token: 0.5, do: 'open', card: { ...card, ...changes } });

  it('is asked for with a mention and where it lies', () => {
    expect(isAsked({})).toBe(true);
    expect(isAsked({ x: 90, context: { from: 0, to: 2, place: 'cn-411000', china: false } })).toBe(true);
  });

  it.each<[string, object]>([
    ['no entity', { annotation: { ...annotation, id: '<b>' } }],
    ['evidence of its own', { annotation: { ...annotation, why: [{ code: 'toString' }] } }],
    ['a novel', { annotation: { ...annotation, name: '长'.repeat(501) } }],
    ['no place', { rects: [] }],
    ['a place that is no number', { rects: [{ ...rects[0], x: NaN }] }],
    ['a place out of all bounds', { rects: [{ ...rects[0], y: Infinity }] }],
    ['what the card would say', { view: {} }],
  ])('is refused with %s', (_, changes) => {
    expect(isAsked(changes)).toBe(false);
  });

  it('is acted in as its buttons do, and in no other way', () => {
    const isDone = (act: object) => fits('actInFrame', { frameId: 3, act: { token: 0.5, ...act } });
    expect(isDone({ do: 'save' })).toBe(true);
    expect(isDone({ do: 'reject', scope: 'page' })).toBe(true);
    expect(isDone({ do: 'reject' })).toBe(false);
    expect(isDone({ do: 'destroy' })).toBe(false);
    expect(isDone({ do: 'undo', choice: '../' })).toBe(false);
  });
});
