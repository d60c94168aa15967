import { describe, expect, it } from 'vitest';
import type { PublishedTable } from '../../disclosure/protected.ts';
import { partIn, partText } from './part-of.ts';

const member = (id: string) => ({ id, label: id });

/** As `protect()` publishes a part and its rest: counts from 1 to 9 are null. */
function published(part: number, rest: number): readonly PublishedTable[] {
  const shown = (count: number): number | null => (count > 0 && count < 10 ? null : count);
  const dimensions = [
    { id: 'answered', label: 'Answered', members: [member('in'), member('out'), member('whole')] },
  ];
  return [
    { id: 'answered', title: 'Answered', dimensions, counts: [part, rest, part + rest].map(shown) },
    { id: 'answered-few', title: 'Answered', dimensions: [], counts: [shown(part < 10 ? part : 0)] },
  ];
}

describe('the size of a part', () => {
  it.each([
    ['one person of one', 1, 0, 'few'],
    ['nine of nine', 9, 0, 'few'],
    ['ten of ten', 10, 0, 'all'],
    ['nobody of forty', 0, 40, 'none'],
    ['three of forty', 3, 37, 'few'],
    ['37 of forty', 37, 3, 'nearly-all'],
    ['twenty of forty', 20, 20, 'some'],
  ])('of %s is told so that no single person is', (_, part, rest, size) => {
    expect(partIn(published(part, rest), 'answered')?.size).toBe(size);
  });

  it('of one person of one is “some”', () => {
    const part = partIn(published(1, 0), 'answered');
    expect(part && partText(part)).toBe('some of the');
  });
});
