import { describe, expect, it } from 'vitest';
import { decisionsOnSpellings, spellingKey } from './spellings.ts';

describe('spellings of one answer', () => {
  it('differ in case, spaces and punctuation, not in a sign that tells categories apart', () => {
    const alike = ['Adult social care', ' adult  SOCIAL care.', 'Adult-social-care'];
    expect(new Set(alike.map(spellingKey)).size).toBe(1);
    const apart = ['A', 'A+', 'A-', '<18', '18', '>18', '-1', '1', 'C#', 'C'];
    expect(new Set(apart.map(spellingKey)).size).toBe(apart.length);
    expect(spellingKey(' ')).toBe('');
  });

  it('take one decision, unless they were decided differently', () => {
    const labels = ['', 'Bus Driver', 'bus driver', 'constructor', 'Cook', 'COOK', 'cook'];
    expect(decisionsOnSpellings(labels, { 'bus driver ': 1, Cook: 2, COOK: 3 })).toEqual({
      ...{ 'bus driver ': 1, 'Bus Driver': 1, 'bus driver': 1 },
      ...{ Cook: 2, COOK: 3 },
    });
  });
});
