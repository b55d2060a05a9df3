import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Annotation } from '../../../lib/core/model/annotation';
import { MAX_BLOCK_LENGTH, MAX_TEXT_LENGTH } from '../../../lib/messaging/limits';
import { packAnnotations } from '../../../lib/messaging/packed-annotations';
import type { AnnotateRequest, AnnotateResponse } from '../../../lib/messaging/protocol';
import { createPageSession } from '../../../lib/page/page-session';

const toDocument = (body: string): Document => parseHTML(`<html><body>${body}</body></html>`).document;

/** Finds an entity in each block that says 史根治. */
const answer = ({ blocks }: AnnotateRequest): Promise<AnnotateResponse> =>
  Promise.resolve({
    contexts: [],
    ...packAnnotations(
      blocks.map((text) => {
        const start = text.indexOf('史根治');
        return start < 0 ? [] : [{ ...SHI, start, end: start + 3 }];
      }),
    ),
  });
const SHI: Omit<Annotation, 'start' | 'end'> = {
  id: 'official:shi-genzhi',
  type: 'official',
  name: '史根治',
  surface: '史根治',
  status: 'linked',
  confidence: 1,
  why: [],
};

function createSession(document: Document, annotate = vi.fn(answer)) {
  const onMentions = vi.fn();
  return { session: createPageSession({ document, annotate, onMentions }), annotate, onMentions };
}

beforeEach(() => vi.stubGlobal('location', { href: 'https://www.xcrb.example/1.html' }));
afterEach(() => vi.unstubAllGlobals());

describe('what one request may hold', () => {
  it('leaves out a block that is too long, and keeps the others in their places', async () => {
    const long = '长'.repeat(MAX_BLOCK_LENGTH + 1);
    const document = toDocument(`<p>前文</p><p>${long}</p><p>书记史根治</p>`);
    const { session, annotate } = createSession(document);
    await session.update('all');
    expect(annotate.mock.calls[0]![0].blocks).toEqual(['前文', '书记史根治']);
    expect(session.mentions().map(({ block }) => block.text)).toEqual(['书记史根治']);
    expect(session.report(() => true)).not.toHaveProperty('isCut');
  });

  it('stops at the limit, from the top of the page', async () => {
    const block = '长'.repeat(MAX_BLOCK_LENGTH);
    const count = MAX_TEXT_LENGTH / MAX_BLOCK_LENGTH;
    const { session, annotate } = createSession(toDocument(`<p>史根治</p>${`<p>${block}</p>`.repeat(count + 1)}`));
    await session.update('all');
    expect(annotate.mock.calls[0]![0].blocks).toHaveLength(count);
    expect(session.mentions()).toHaveLength(1);
    expect(session.report(() => true)).toMatchObject({ isCut: true });
  });
});

describe('after a failure', () => {
  it('does not send a refused message again', async () => {
    const refused = Object.assign(new Error('annotate: blocks: too many'), { name: 'MessageRefused' });
    const { session, annotate } = createSession(
      toDocument('<p>史根治</p>'),
      vi.fn(() => Promise.reject(refused)),
    );
    await session.update('all');
    expect(annotate).toHaveBeenCalledTimes(1);
    expect(session.report(() => true)).toEqual({ state: 'failed', cause: refused.message });
  });

  it('reads later changes, and says so', async () => {
    const document = toDocument('<p>史根治</p>');
    const { session } = createSession(document);
    const reading = vi.spyOn(document, 'querySelectorAll').mockImplementation(() => {
      throw new Error('hostile');
    });
    await session.update('all');
    expect(session.report(() => true)).toEqual({ state: 'failed', cause: 'hostile' });
    reading.mockRestore();
    await session.update([document.querySelector('p')!]);
    expect(session.report(() => true).state).toBe('read');
    expect(session.mentions()).toHaveLength(1);
  });

  it('draws once for one answer, though drawing throws', async () => {
    const { session, annotate, onMentions } = createSession(toDocument('<p>史根治</p>'));
    onMentions.mockImplementation(() => {
      throw new Error('no drawing');
    });
    await session.update('all');
    expect(annotate).toHaveBeenCalledTimes(1);
    expect(session.report(() => true)).toEqual({ state: 'failed', cause: 'no drawing' });
  });

  it('survives a page without its root', async () => {
    const document = toDocument('<p>史根治</p>');
    const { session } = createSession(document);
    await session.update('all');
    document.documentElement.remove();
    await session.update('all');
    expect(session.report(() => true).state).toBe('read');
    expect(session.mentions()).toEqual([]);
  });
});
