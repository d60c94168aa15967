import { describe, expect, it } from 'vitest';
import { outcomeReasons, readOutcome } from './outcome-answers.ts';

const read = (answers: readonly string[], yes: string | null): readonly string[] =>
  answers.map((answer) => readOutcome(answer, yes));

describe('answers to the outcome of an application', () => {
  it('that are undecided are no outcome', () => {
    const open = [
      ...['Still under review', 'In progress', 'Pending', 'On hold', 'on-hold', 'Under Review'],
      ...['Application pending', 'Application still in progress', 'Decision pending', 'To be determined'],
    ];
    for (const yes of ['Hired', null]) expect(new Set(read(open, yes))).toEqual(new Set(['undecided']));
  });

  it('that are withdrawn are neither yes nor no', () => {
    const own = [
      'Withdrawn',
      'Candidate withdrew',
      'Application withdrawn',
      'Offer declined',
      'Declined offer',
    ];
    for (const yes of ['Hired', null]) expect(new Set(read(own, yes))).toEqual(new Set(['withdrew']));
  });

  it('that are rejections are a no', () => {
    const noes = ['Declined', 'Rejected', 'Unsuccessful', 'Application declined', 'Not hired'];
    for (const yes of ['Hired', null]) expect(new Set(read(noes, yes))).toEqual(new Set(['no']));
  });

  it('count as the chosen yes, and as a no for outcomes that can be completed', () => {
    expect(readOutcome('Withdrawn', 'Withdrawn')).toBe('yes');
    expect(read(['Withdrawn', 'Dropped out', 'In progress'], 'Completed')).toEqual(['no', 'no', 'undecided']);
  });

  it('get their label back where a person sets them aside or counts them as no', () => {
    for (const { id, label } of outcomeReasons)
      if (['undecided', 'withdrew'].includes(id)) expect(readOutcome(label, 'Hired')).toBe(id);
    expect(readOutcome('No', 'Hired')).toBe('no');
    expect(readOutcome('Not applicable', 'Hired')).toBe('not-applicable');
  });

  it('are read word for word: “Application” alone is an ordinary answer', () => {
    expect(read(['Application', 'Candidate', 'Still'], 'Hired')).toEqual(['no', 'no', 'no']);
  });
});
