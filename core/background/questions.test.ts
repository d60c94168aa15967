import { describe, expect, it } from 'vitest';
import { matchQuestionAnswer, matchRefusal } from './questions.ts';

describe('answers in the short words of the trade', () => {
  it('are recognised in every question where they give no answer', () => {
    const said = ['DK', 'D/K', 'not known', 'N/K', 'n.a.', 'N/A', 'does not apply', 'PNTS', "Can't remember"];
    expect(said.map(matchRefusal)).toEqual([
      ...['dont-know', 'dont-know', 'dont-know', 'dont-know'],
      ...['not-applicable', 'not-applicable', 'not-applicable', 'prefer-not-to-say', 'dont-know'],
    ]);
  });

  it('are recognised as kinds of school', () => {
    const said = [
      'state comp',
      'Grammar',
      'Abroad',
      'public school',
      'Independent (bursary)',
      'home educated',
    ];
    expect(said.map((answer) => matchQuestionAnswer('school-type', answer))).toEqual([
      ...['state-non-selective', 'state-selective', 'overseas', 'independent', null, 'other'],
    ]);
  });
});
