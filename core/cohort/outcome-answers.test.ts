import { describe, expect, it } from 'vitest';
import { outcomeReasons, readOutcome } from './outcome-answers.ts';

const read = (answers: readonly string[], yes: string | null): readonly string[] =>
  answers.map((answer) => readOutcome(answer, yes));

describe('answers to the outcome of an application', () => {
  it('that say nobody has decided yet are no outcome', () => {
    const open = [
      ...['Still under review', 'In progress', 'Pending', 'On hold', 'on-hold', 'Under Review'],
      ...['Application pending', 'Application still in progress', 'Decision pending', 'To be determined'],
    ];
    for (const yes of ['Hired', null]) expect(new Set(read(open, yes))).toEqual(new Set(['undecided']));
  });

  it('that say the person withdrew are neither chosen nor turned down', () => {
    const own = [
      'Withdrawn',
      'Candidate withdrew',
      'Application withdrawn',
      'Offer declined',
      'Declined offer',
    ];
    for (const yes of ['Hired', null]) expect(new Set(read(own, yes))).toEqual(new Set(['withdrew']));
  });

  it('that turn the person down are a no', () => {
    const noes = ['Declined', 'Rejected', 'Unsuccessful', 'Application declined', 'Not hired'];
    for (const yes of ['Hired', null]) expect(new Set(read(noes, yes))).toEqual(new Set(['no']));
  });

  it('count as what was chosen, and as a no of what can be completed', () => {
    expect(readOutcome('Withdrawn', 'Withdrawn')).toBe('yes');
    expect(read(['Withdrawn', 'Dropped out', 'In progress'], 'Completed')).toEqual(['no', 'no', 'undecided']);
  });

  it('have their label back where a person sets them aside or counts them as no', () => {
    for (const { id, label } of outcomeReasons)
      if (['undecided', 'withdrew'].includes(id)) expect(readOutcome(label, 'Hired')).toBe(id);
    expect(readOutcome('No', 'Hired')).toBe('no');
    expect(readOutcome('Not applicable', 'Hired')).toBe('not-applicable');
  });

  it('are nothing but their words: “Application” alone is an answer like any other', () => {
    expect(read(['Application', 'Candidate', 'Still'], 'Hired')).toEqual(['no', 'no', 'no']);
  });
});
