import { describe, expect, it } from 'vitest';
import smc2021 from '../../assets/schemes/smc-2021-three.json' with { type: 'json' };
import type { CategoryColumn } from '../table/column.ts';
import { backgrounds } from './background.ts';
import { classify, meaningToBackground, suggestCoding, unmatchedAnswers } from './classify.ts';
import { answerOptions } from './instrument.ts';
import type { Coding } from './scheme.ts';
import { DEFAULT_SCHEME_ID, schemeOf, schemes } from './schemes.ts';
import type { WorkColumns } from './work-columns.ts';

const scheme = schemeOf(DEFAULT_SCHEME_ID);

function columnOf(labels: readonly string[], codes: readonly number[]): CategoryColumn {
  return { type: 'category', labels, codes: Uint8Array.from(codes) };
}

function namesOf(positions: Uint8Array): readonly (string | undefined)[] {
  return Array.from(positions, (position) => backgrounds[position]);
}

describe('schemes', () => {
  it('map every answer of the instrument to a group, reason or class, and no other answer', () => {
    const codes = answerOptions.map(({ code }) => code).toSorted();
    for (const each of schemes) {
      const known = [...Object.keys(each.groups), ...Object.keys(each.classes?.work ?? {})];
      expect(known.toSorted()).toEqual(codes);
    }
  });

  it('differ in technical and craft occupations only', () => {
    const [first, second] = schemes;
    const differing = answerOptions.filter(({ code }) => first?.groups[code] !== second?.groups[code]);
    expect(differing.map(({ code }) => code)).toEqual(['technical']);
    expect(schemeOf('smc-2020-three').groups['technical']).toBe('intermediate');
    expect(schemeOf('smc-2020-three').confidence).toBe('unverified');
  });

  it('agree on which answers are usable, so that a change of scheme moves nobody in or out', () => {
    const groups = new Set(['professional', 'intermediate', 'working-class']);
    const ofKeyQuestion = schemes.filter((each) => each.classes === undefined);
    expect(ofKeyQuestion).toHaveLength(3);
    for (const { code } of answerOptions) {
      const usable = ofKeyQuestion.map((each) => groups.has(each.groups[code] ?? ''));
      expect(new Set(usable).size).toBe(1);
    }
  });

  it('are refused for an unknown id', () => {
    expect(() => schemeOf('smc-five')).toThrow(/not known/);
    expect(smc2021.id).toBe(DEFAULT_SCHEME_ID);
  });
});

describe('suggestCoding and unmatchedAnswers', () => {
  const labels = ['', 'Technical/Craft', 'Professional', 'Astronaut', '__proto__', 'Retired'];

  it('code recognised answers and list the rest', () => {
    const coding = suggestCoding(labels);
    expect(coding.assignments).toEqual({
      'Technical/Craft': { kind: 'answer', code: 'technical' },
      Retired: { kind: 'answer', code: 'retired' },
    });
    expect(unmatchedAnswers(labels, coding)).toEqual(['Professional', 'Astronaut', '__proto__']);
  });

  it('do not treat "not recognised" as a meaning', () => {
    const coding: Coding = { assignments: { Astronaut: { kind: 'reason', reason: 'unrecognised' } } };
    expect(unmatchedAnswers(['', 'Astronaut'], coding)).toEqual(['Astronaut']);
  });
});

describe('classify', () => {
  const labels = ['', 'Clerical', 'Craft', 'Our own word', 'Astronaut', '-'];
  const coding: Coding = {
    assignments: {
      Clerical: { kind: 'answer', code: 'clerical' },
      Craft: { kind: 'answer', code: 'technical' },
      'Our own word': { kind: 'group', group: 'working-class' },
      '-': { kind: 'reason', reason: 'blank' },
    },
  };
  const column = columnOf(labels, [0, 1, 2, 3, 4, 5]);

  it('gives every row its background', () => {
    expect(namesOf(classify(column, coding, scheme, null))).toEqual([
      'blank',
      'intermediate',
      'working-class',
      'working-class',
      'unrecognised',
      'blank',
    ]);
  });

  it('keeps a person’s own grouping under every scheme', () => {
    const under2020 = namesOf(classify(column, coding, schemeOf('smc-2020-three'), null));
    expect(under2020.slice(2, 4)).toEqual(['intermediate', 'working-class']);
  });

  it('counts people marked as not asked apart, unless they answered', () => {
    const asked = columnOf(['', 'No', 'Yes', 'Not asked'], [1, 1, 2, 3, 0, 3]);
    expect(namesOf(classify(column, coding, scheme, asked))).toEqual([
      'not-asked',
      'intermediate',
      'working-class',
      'working-class',
      'unrecognised',
      'not-asked',
    ]);
  });

  it('counts a blank answer as asked where the asked column is blank', () => {
    const asked = columnOf(['', '0', '1'], [0, 0, 0, 0, 0, 1]);
    expect(namesOf(classify(column, coding, scheme, asked)).filter((name) => name === 'blank')).toHaveLength(
      1,
    );
  });

  it('reads an answer called "constructor" as not recognised', () => {
    const odd = columnOf(['', 'constructor', '__proto__'], [1, 2]);
    expect(namesOf(classify(odd, coding, scheme, null))).toEqual(['unrecognised', 'unrecognised']);
  });

  it('returns nothing for no rows', () => {
    expect(classify(columnOf([''], []), coding, scheme, null)).toHaveLength(0);
  });

  it('refuses an unknown answer code', () => {
    expect(() => meaningToBackground({ kind: 'answer', code: 'astronaut' }, scheme)).toThrow(/does not know/);
    expect(() => meaningToBackground({ kind: 'answer', code: 'constructor' }, scheme)).toThrow(
      /does not know/,
    );
  });
});

describe('classify with all four questions', () => {
  const four = schemeOf('nssec-five-faststream');
  const column = columnOf(['', 'Clerical', 'Technical', 'Retired', 'Ours'], [1, 1, 1, 2, 2, 2, 3, 4, 0]);
  const coding: Coding = {
    assignments: {
      Clerical: { kind: 'answer', code: 'clerical' },
      Technical: { kind: 'answer', code: 'technical' },
      Retired: { kind: 'answer', code: 'retired' },
      Ours: { kind: 'group', group: 'professional' },
    },
  };
  const answersTo = (codes: readonly (string | null)[], rows: readonly number[]) => ({
    column: columnOf(
      codes.map((code) => code ?? ''),
      rows,
    ),
    codes,
  });
  const work: WorkColumns = {
    employment: answersTo([null, 'employee', 'self-employed-alone'], [1, 1, 1, 2, 1, 1, 1, 1, 1]),
    size: answersTo([null, 'small', 'large'], [1, 1, 1, 1, 2, 2, 1, 1, 1]),
    supervised: answersTo([null, 'yes', 'no', 'prefer-not-to-say'], [1, 2, 0, 2, 3, 1, 1, 1, 1]),
  };

  it('maps kinds of work to the group of their class, and other answers as before', () => {
    expect(namesOf(classify(column, coding, four, null, work))).toEqual([
      ...['professional', 'intermediate', 'no-class'],
      ...['intermediate', 'working-class', 'working-class'],
      ...['retired', 'professional', 'blank'],
    ]);
  });

  it('refuses a dataset without the other three questions', () => {
    expect(() => classify(column, coding, four, null)).toThrow(/needs all four questions/);
  });
});
