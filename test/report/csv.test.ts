import { describe, expect, it } from 'vitest';
import type { Result } from '../../core/results/result.ts';
import { admit } from '../../core/disclosure/admit.ts';
import { csvFiles } from '../../core/report/csv.ts';
import { byGradeTable, representationResult } from './fixture.ts';

const files = (result: Result) => csvFiles(admit(result), 'Who works here');
const linesOf = (text: string | undefined) =>
  (text ?? '')
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');

describe('table files', () => {
  it('are one per table and one that explains them, in lower case with dashes', () => {
    expect(files(representationResult).map((file) => file.name)).toEqual([
      'who-works-here-shares.csv',
      'who-works-here-by-grade.csv',
      'who-works-here-fit.csv',
      'who-works-here-about.csv',
    ]);
  });

  it('hold the published figures as plain numbers, an interval as two columns', () => {
    expect(linesOf(files(representationResult)[0]?.text)).toEqual([
      'background,people,share (proportion),interval-low (proportion),interval-high (proportion),benchmark (proportion),ratio',
      'Professional,675,0.46,0.43,0.49,0.37,1.24',
      'Intermediate,315,0.21,0.19,0.24,0.24,0.89',
      'Working class,485,0.33,0.31,0.35,0.39,0.85',
      'All,1470,1,[z],[z],1,[z]',
    ]);
  });

  it('say [c] for what is hidden', () => {
    expect(linesOf(files(representationResult)[1]?.text)[1]).toBe('Senior leaders,50,0.7,0.56,0.81,[c],[c]');
  });

  it('have as many fields in every row as in the header', () => {
    for (const file of files(representationResult)) {
      const widths = linesOf(file.text).map((line) => line.replace(/"(?:[^"]|"")*"/g, 'x').split(',').length);
      expect(new Set(widths).size).toBe(1);
    }
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1'])(
    'make %j text that no spreadsheet runs',
    (label) => {
      const result = { ...representationResult, tables: [byGradeTable([label])], sentences: [label] };
      for (const file of files(result)) {
        expect(file.text).toContain(`"'${label}"`);
      }
    },
  );

  it('keep quotes, commas and line ends inside their field', () => {
    const result = { ...representationResult, tables: [byGradeTable(['a "b", c\r\nd'])] };
    expect(files(result)[0]?.text).toContain('\r\n"a ""b"", c\r\nd",50,');
  });

  it('leave negative numbers numbers', () => {
    const table = {
      id: 'gap',
      title: 'Gap',
      columns: [
        { id: 'group', label: 'Group', numeric: false },
        { id: 'gap', label: 'Gap', numeric: true },
      ],
      rows: [
        {
          cells: [
            { kind: 'text', text: 'All' },
            { kind: 'number', value: -4.04, decimals: 1 },
          ] as const,
        },
      ],
      notes: [],
    };
    expect(linesOf(files({ ...representationResult, tables: [table] })[0]?.text)[1]).toBe('All,-4');
  });

  it('never say 0 for a figure that does not exist', () => {
    const table = {
      ...byGradeTable([]),
      columns: [
        { id: 'grade', label: 'Grade', numeric: false },
        { id: 'share', label: 'Share', numeric: true },
        { id: 'p', label: 'p', numeric: true },
      ],
      rows: [
        {
          cells: [
            { kind: 'text', text: 'All' },
            { kind: 'share', value: Number.NaN, decimals: 0 },
            { kind: 'p', value: Number.NaN },
          ] as const,
        },
      ],
    };
    expect(linesOf(files({ ...representationResult, tables: [table] })[0]?.text)[1]).toBe('All,[x],[x]');
  });

  it('start with a byte order mark and are the same each time', () => {
    for (const file of files(representationResult)) expect(file.text.startsWith('\uFEFF')).toBe(true);
    expect(files(representationResult)).toEqual(files(representationResult));
  });

  it('explain policy, benchmark, filter, marks and columns beside the tables', () => {
    const text = files(representationResult).at(-1)?.text ?? '';
    for (const part of [
      'Counts under 10',
      'unverified: check it before use',
      'Location: Leeds',
      'Mark [c]',
      '95% interval',
    ]) {
      expect(text).toContain(part);
    }
  });
});
