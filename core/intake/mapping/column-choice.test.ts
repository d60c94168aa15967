import { describe, expect, it } from 'vitest';
import { choiceOf } from './column-choice.ts';

describe('who gave a column its meaning', () => {
  const guess = { field: 'grade', leaveOut: false, confidence: 'sure', reason: '' } as const;

  it('is the guess where it was kept, sure or to be checked', () => {
    expect(choiceOf('grade', guess, null)).toBe('sure-guess');
    expect(choiceOf('grade', { ...guess, confidence: 'check' }, null)).toBe('checked-guess');
  });

  it('is the earlier file where the column means the same as there, whatever would be guessed', () => {
    expect(choiceOf('grade', guess, 'grade')).toBe('template');
    expect(choiceOf('job', guess, 'job')).toBe('template');
  });

  it('is the person where neither says so, or where the column would be left out', () => {
    expect(choiceOf('job', guess, 'grade')).toBe('person');
    expect(choiceOf('job', undefined, null)).toBe('person');
    expect(choiceOf('grade', { ...guess, leaveOut: true }, null)).toBe('person');
  });
});
