import { describe, expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import { checkOwnName, checkOwnScheme } from './check-own-scheme.ts';
import { meaningToBackground } from './classify.ts';
import { completePlaces, groupingOf, movableIn, type OwnScheme } from './own-scheme.ts';
import { schemeOf, schemes } from './schemes.ts';

const craft: OwnScheme = {
  id: 'own-1',
  version: 3,
  label: 'Craft as intermediate',
  basedOn: 'smc-2021-three',
  groups: { technical: 'intermediate', 'short-term-unemployed': 'working-class' },
};
const base = schemeOf('smc-2021-three');

function refusalOf(work: () => void): string {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.detail.code;
    throw error;
  }
  return 'not refused';
}

describe('a grouping of one’s own', () => {
  it('groups answers as its base does, except the moved ones', () => {
    const scheme = schemeOf('own-1', [craft]);
    for (const code of Object.keys(base.groups)) {
      const meaning = { kind: 'answer', code } as const;
      const expected = Object.hasOwn(craft.groups, code) ? craft.groups[code] : base.groups[code];
      expect(meaningToBackground(meaning, scheme)).toBe(expected);
    }
  });

  it('states its base and the moved answers', () => {
    expect(schemeOf('own-1', [craft])).toMatchObject({
      version: 3,
      confidence: 'own',
      description:
        'As “Three groups (SMC 2021)”, but for: Technical and craft occupations, from working class to intermediate; Unemployed for less than a year, from not classified to working class.',
      own: { basedOn: 'smc-2021-three', moved: { length: 2 } },
    });
  });

  it('moves classes of a scheme on four questions, whose kinds of work have no group', () => {
    const own = { ...craft, basedOn: 'nssec-five-faststream', groups: { 'class-2': 'no-class' } as const };
    expect(schemeOf('own-1', [own]).classes?.groups).toEqual([
      'professional',
      'no-class',
      'intermediate',
      'working-class',
      'working-class',
    ]);
    expect(movableIn(schemeOf('nssec-five-faststream')).map(({ key }) => key)).toEqual([
      ...['class-1', 'class-2', 'class-3', 'class-4', 'class-5'],
      ...['small-business-owner', 'long-term-unemployed', 'short-term-unemployed'],
    ]);
  });

  it('never moves refusals or other reasons', () => {
    for (const scheme of schemes) {
      const keys = movableIn(scheme).map(({ key }) => key);
      for (const reason of ['prefer-not-to-say', 'dont-know', 'retired', 'not-applicable', 'other']) {
        expect(keys).not.toContain(reason);
      }
    }
    const forged = {
      ...craft,
      groups: { 'prefer-not-to-say': 'working-class', 'class-1': 'no-class' },
    } as const;
    expect(schemeOf('own-1', [forged]).groups).toEqual(base.groups);
  });

  it('is completed with the places of its base', () => {
    const places = completePlaces(base, craft.groups);
    expect(Object.keys(places)).toHaveLength(movableIn(base).length);
    expect(places).toMatchObject({ technical: 'intermediate', clerical: 'intermediate' });
  });
});

describe('groupingOf', () => {
  it('is the base’s while no answer is moved, and one version’s otherwise', () => {
    expect(groupingOf(base)).toBe('smc-2021-three');
    expect(groupingOf(schemeOf('own-1', [{ ...craft, groups: { technical: 'working-class' } }]))).toBe(
      'smc-2021-three',
    );
    expect(groupingOf(schemeOf('own-1', [craft]))).toBe('own-1, version 3');
    expect(groupingOf(schemeOf('own-1', [{ ...craft, version: 4 }]))).toBe('own-1, version 4');
  });
});

describe('an invalid grouping of one’s own', () => {
  it.each([
    ['scheme/unknown-base', { basedOn: 'smc-five' }],
    ['scheme/unknown-base', { basedOn: 'constructor' }],
    ['scheme/unknown-answer', { groups: { astronaut: 'professional' } as const }],
    ['scheme/unknown-answer', { groups: { constructor: 'professional' } as const }],
    ['scheme/unknown-answer', { groups: { retired: 'professional' } as const }],
    ['scheme/unknown-answer', { groups: { 'class-1': 'professional' } as const }],
    ['scheme/no-name', { label: ' – ' }],
    ['scheme/long-name', { label: 'a'.repeat(81) }],
    ['scheme/shipped-name', { label: 'three groups (SMC 2021)' }],
    ['scheme/shipped-name', { label: 'smc-2021-three' }],
    ['scheme/name-taken', { label: 'Ours' }],
  ])('is refused: %s', (code, change) => {
    expect(refusalOf(() => checkOwnScheme({ ...craft, ...change }, ['ours']))).toBe(code);
  });

  it('is one whose name is empty, long, shipped or taken', () => {
    expect(refusalOf(() => checkOwnScheme(craft, ['ours']))).toBe('not refused');
    expect(refusalOf(() => checkOwnName('Ours too', ['ours']))).toBe('not refused');
  });
});
