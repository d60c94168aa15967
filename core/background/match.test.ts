import { describe, expect, it } from 'vitest';
import { groups } from './background.ts';
import { ambiguousAnswers, answerLists, answerOptions } from './instrument.ts';
import { matchAnswer } from './match.ts';
import { DEFAULT_SCHEME_ID, schemeOf } from './schemes.ts';

const printed = answerLists.flatMap((list) => list.options);
const ambiguous = new Set(ambiguousAnswers.map((answer) => answer.toLowerCase()));
const decidable = printed.filter(({ label }) => !ambiguous.has(label.toLowerCase()));

const scheme = schemeOf(DEFAULT_SCHEME_ID);
const groupOf = (code: string): string => groups.find((group) => group === scheme.groups[code]) ?? 'excluded';

const codeOf = (raw: string): string | null => matchAnswer(raw)?.code ?? null;

describe('matchAnswer', () => {
  it('recognises every label of the instrument in every printing', () => {
    expect(decidable.length).toBeGreaterThanOrEqual(70);
    const wrong = decidable.filter(({ code, label }) => codeOf(label) !== code);
    expect(wrong).toEqual([]);
  });

  it('maps no label to two codes', () => {
    const plain = (label: string): string => label.toLowerCase().replaceAll(/[^a-z0-9]+/g, ' ');
    const codes = new Map<string, Set<string>>();
    for (const { code, label } of printed) {
      codes.set(plain(label), (codes.get(plain(label)) ?? new Set()).add(code));
    }
    expect([...codes].filter(([, each]) => each.size > 1)).toEqual([]);
  });

  it('lists every code once, each in use', () => {
    const codes = answerOptions.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(printed.map(({ code }) => code))).toEqual(new Set(codes));
  });

  it.each([255, 100, 60])('recognises a label cut at %i characters', (length) => {
    const wrong = decidable.filter(({ code, label }) => codeOf(label.slice(0, length)) !== code);
    expect(wrong).toEqual([]);
  });

  it('never maps a label, cut at any length, to another group', () => {
    const wrong = decidable.flatMap(({ code, label }) =>
      Array.from({ length: label.length }, (_, length) => label.slice(0, length)).filter((cut) => {
        const found = codeOf(cut);
        return found !== null && groupOf(found) !== groupOf(code);
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('recognises the first short answer as a job board cuts it', () => {
    const label = answerLists[0]?.options[0]?.label ?? '';
    const cut = label.slice(0, label.indexOf(' engineer.'));
    expect(cut).toMatch(/civil \/ mechanical$/);
    expect(codeOf(cut)).toBe('professional');
    expect(codeOf(`${cut}…`)).toBe('professional');
  });

  it.each([
    ['upper case', (text: string) => text.toUpperCase()],
    ['straight apostrophes', (text: string) => text.replaceAll('’', "'")],
    ['curly apostrophes', (text: string) => text.replaceAll("'", '’')],
    ['en dashes', (text: string) => text.replaceAll('-', '–')],
    ['spaces around strokes', (text: string) => text.replaceAll(/\s*\/\s*/g, ' / ')],
    ['no spaces around strokes', (text: string) => text.replaceAll(/\s*\/\s*/g, '/')],
    ['"and" for "&"', (text: string) => text.replaceAll('&', 'and')],
    ['an escaped "&"', (text: string) => text.replaceAll('&', '&amp;')],
    ['" - " between the examples', (text: string) => text.replaceAll(', ', ' - ')],
    ['spare spaces and a full stop', (text: string) => `  ${text.replaceAll(' ', '  ')}. `],
    ['a non-breaking space', (text: string) => text.replaceAll(' ', '\u00a0')],
  ])('recognises every label with %s', (_, change) => {
    const wrong = decidable.filter(({ code, label }) => codeOf(change(label)) !== code);
    expect(wrong).toEqual([]);
  });

  it.each([
    ['Semi-routine manual and service occupations', 'semi-routine'],
    ['Semi-routine manual and service occupations such as: caring assistant, postal worker', 'semi-routine'],
    ['Routine manual and service occupations, e.g. driver', 'routine'],
    ['Routine, semi-routine manual and service occupations such as: cleaner', 'manual'],
    ['Senior, middle or junior managers or administrators such as: head teacher', 'manager'],
    ['Senior manager or administrators (usually responsible for planning)', 'senior-manager'],
    ['Middle or junior managers such as: publican', 'middle-manager'],
    ['Modern and traditional professional occupations', 'professional'],
    ['Modern professional', 'modern-professional'],
    ['Small business owners who employed fewer than 25 people', 'small-business-owner'],
    ['Small business owner', 'small-business-owner'],
    ['Long-term unemployed', 'long-term-unemployed'],
    ['Unemployed but seeking work', 'short-term-unemployed'],
    ['Other', 'other'],
    ['I prefer not to say', 'prefer-not-to-say'],
    ['Don’t know', 'dont-know'],
    ["I don't know / prefer not to say", 'dont-know-or-refused'],
    ['Not applicable (in care)', 'not-applicable'],
    ['Prefer not to answer', 'prefer-not-to-say'],
    ['Rather not say', 'prefer-not-to-say'],
    ['N/A', 'not-applicable'],
    ['Not sure', 'dont-know'],
  ])('reads %j as %s', (raw, code) => {
    expect(codeOf(raw)).toBe(code);
  });

  it.each([...ambiguousAnswers, 'PROFESSIONAL', ' intermediate '])('leaves %j to the person', (raw) => {
    expect(matchAnswer(raw)).toBeNull();
  });

  it.each([
    'Routine',
    'Senior',
    'Middle',
    'Small',
    'Other: nurse',
    'Retired police officer',
    'Technical architect',
    'Manager of a shop',
    'Lower socio-economic background',
    'Yes',
    'No',
    'C',
    '',
    '  ',
    '…',
    'constructor',
  ])('leaves %j to the person', (raw) => {
    expect(matchAnswer(raw)).toBeNull();
  });

  it('notes merged refusals and the limit of 20 people', () => {
    expect(matchAnswer("I don't know/prefer not to say")?.note).toMatch(/merges/);
    expect(matchAnswer('Small business owners who employed fewer than 20 people')?.note).toMatch(/20 people/);
    expect(matchAnswer('Small business owner')?.note).toBe('');
  });
});
