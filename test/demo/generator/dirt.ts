import { occupationLabels, responseLabels } from './answers.ts';
import { KEY_QUESTION } from './columns.ts';
import type { WaveYear } from './plan.ts';
import { type Random, shuffle } from './random.ts';

/** One way of spoiling cells, and in how many cells of each year. */
export type Dirt = {
  readonly name: string;
  readonly header: string;
  readonly counts: Readonly<Record<WaveYear, number>>;
  readonly isFit: (cell: string) => boolean;
  readonly spoil: (cell: string) => string;
};

const { professional, manager, clerical, technical, manual, unemployed } = occupationLabels;
const owner = occupationLabels['small-business-owner'];
const labels = new Set([...Object.values(occupationLabels), ...Object.values(responseLabels)]);
const CUT_LENGTH = 255;

/** Not yet spoilt: no cell is spoilt twice. */
function isClean(cell: string): boolean {
  return cell !== '' && cell === cell.trim() && !cell.startsWith('£');
}

function inCell(name: string, header: string, counts: Dirt['counts'], spoil: Dirt['spoil']): Dirt {
  return { name, header, counts, isFit: isClean, spoil };
}

/** Spoils an answer that still stands as printed on the form. */
function inAnswer(name: string, counts: Dirt['counts'], spoil: Dirt['spoil'], only?: string): Dirt {
  const isFit: Dirt['isFit'] = (cell) =>
    isClean(cell) && labels.has(cell) && (only === undefined || cell === only) && spoil(cell) !== cell;
  return { name, header: KEY_QUESTION, counts, isFit, spoil };
}

function inYears(first: number, second: number): Dirt['counts'] {
  return { 2025: first, 2026: second };
}

/** Grade, function, location, promotion and survey are never emptied: the counts of the truth stand on them. */
const dirtyCells: readonly Dirt[] = [
  inCell('grade with trailing spaces', 'Grade', inYears(25, 40), (cell) => `${cell}  `),
  inCell('function with a leading space', 'Function', inYears(0, 25), (cell) => ` ${cell}`),
  inCell('pay such as £45,000', 'Base Salary', inYears(0, 60), (cell) => `£${withThousands(cell)}`),
  inCell('pay left blank', 'Base Salary', inYears(14, 9), () => ''),
  inCell('ethnicity left blank', 'Ethnicity', inYears(45, 31), () => ''),
  inCell('disability left blank', 'Disability', inYears(38, 22), () => ''),
  inCell('full-time equivalent left blank', 'FTE', inYears(11, 14), () => ''),
];

const decidedByAPerson: readonly Dirt[] = [
  inAnswer('Builder', inYears(11, 13), () => 'Builder', technical),
  inAnswer('Lorry driver', inYears(0, 12), () => 'Lorry driver', manual),
  inAnswer('Ran a guest house', inYears(10, 0), () => 'Ran a guest house', owner),
  inAnswer('Vicar', inYears(0, 11), () => 'Vicar', professional),
  inAnswer('N/K', inYears(12, 15), () => 'N/K', responseLabels['dont-know']),
];

const matchedByRule: readonly Dirt[] = [
  inAnswer('cut at 255 characters', inYears(120, 60), (cell) => cell.slice(0, CUT_LENGTH), professional),
  inAnswer('lower case', inYears(20, 45), (cell) => cell.toLowerCase()),
  inAnswer('double spaces', inYears(15, 30), (cell) => cell.replaceAll(', ', ',  ')),
  inAnswer('trailing space', inYears(30, 40), (cell) => `${cell} `),
  inAnswer('no final full stop', inYears(60, 90), (cell) => cell.replace(/\.$/, '')),
  inAnswer('"and" for "&"', inYears(25, 40), (cell) => cell.replace('&', 'and'), professional),
  inAnswer('no spaces round "/"', inYears(20, 35), (cell) => cell.replace(' / ', '/'), professional),
  inAnswer('en dash for hyphen', inYears(25, 30), (cell) => cell.replace('-', '–'), manual),
  inAnswer('straight apostrophe', inYears(6, 9), (cell) => cell.replace('’', "'"), unemployed),
  inAnswer(
    'straight apostrophe in don’t know',
    inYears(6, 9),
    () => "Don't know",
    responseLabels['dont-know'],
  ),
  inAnswer('Clerical/Intermediate', inYears(15, 25), () => 'Clerical/Intermediate', clerical),
  inAnswer('Managers/Administrators', inYears(15, 20), () => 'Managers/Administrators', manager),
  inAnswer('Technical/Crafts', inYears(12, 18), () => 'Technical/Crafts', technical),
  inAnswer('Manual and Service', inYears(12, 16), () => 'Manual and Service', manual),
  inAnswer('Small Business Owners', inYears(12, 15), () => 'Small Business Owners', owner),
  inAnswer(
    'Prefer not to say',
    inYears(40, 70),
    () => 'Prefer not to say',
    responseLabels['prefer-not-to-say'],
  ),
];

export const dirt: readonly Dirt[] = [...dirtyCells, ...decidedByAPerson, ...matchedByRule];

/** Spoils exactly as many cells as planned, in rows drawn at random. */
export function spoilRows(
  random: Random,
  rows: readonly (readonly string[])[],
  headers: readonly string[],
  year: WaveYear,
): string[][] {
  const spoilt = rows.map((row) => [...row]);
  for (const { name, header, counts, isFit, spoil } of dirt) {
    const column = headers.indexOf(header);
    const fit = spoilt.filter((row) => isFit(row[column] ?? ''));
    const chosen = shuffle(random, fit).slice(0, counts[year]);
    if (chosen.length < counts[year]) throw new RangeError(`Too few cells for: ${name}`);
    for (const row of chosen) row[column] = spoil(row[column] ?? '');
  }
  return spoilt;
}

function withThousands(digits: string): string {
  return digits.replace(/(\d)(?=(\d{3})+$)/g, '$1,');
}
