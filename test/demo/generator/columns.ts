import { printAnswer } from './answers.ts';
import { ageBandOn, DAYS_PER_YEAR, printDate, snapshotDay } from './calendar.ts';
import { type Grade, grades, type Person } from './person.ts';
import type { WaveYear } from './plan.ts';

export const KEY_QUESTION =
  'What was the occupation of your main household earner when you were about aged 14?';
const SCHOOL_QUESTION =
  'Which type of school did you attend for the most time between the ages of 11 and 16?';
const MEALS_QUESTION =
  'If you finished school after 1980, were you eligible for free school meals at any point during your school years?';

export type PrintedColumn = {
  readonly header: string;
  readonly print: (person: Person, year: WaveYear) => string;
};

/** The extract as the HR system prints it. The 2025 system ends each line with a comma, so with a blank column. */
export function columnsOf(year: WaveYear): readonly PrintedColumn[] {
  return year === 2025 ? [...columns, { header: '', print: () => '' }] : [...columns, ...costCentres];
}

const columns: readonly PrintedColumn[] = [
  { header: 'Person Number', print: (person) => printNumber(person.number) },
  { header: 'Full Name', print: (person) => person.name },
  { header: 'Work Email', print: (person) => `p${printNumber(person.number)}@harrowmere.invalid` },
  { header: 'Grade', print: (person) => person.grade },
  { header: 'Grade 12 Months Ago', print: (person) => person.gradeYearAgo ?? '' },
  { header: 'Function', print: (person) => person.function },
  { header: 'Location', print: (person) => person.location },
  { header: 'Contract', print: (person) => person.contract },
  { header: 'Working Pattern', print: (person) => (person.fte < 1 ? 'Part time' : 'Full time') },
  { header: 'FTE', print: (person) => String(person.fte) },
  { header: 'Gender', print: (person) => person.gender },
  { header: 'Ethnicity', print: (person) => person.ethnicity },
  { header: 'Disability', print: (person) => person.disability },
  { header: 'Age Band', print: (person, year) => ageBandOn(snapshotDay(year), person.birthDay) },
  { header: 'Hire Date', print: (person) => printDate(person.hireDay) },
  { header: 'Grade Start', print: (person) => printDate(person.gradeStartDay) },
  {
    header: 'Promoted In Last 12 Months',
    // Who joined within the year could not be promoted in it: their system leaves the cell blank.
    print: (person) => (person.gradeYearAgo === null ? '' : yesOrNo(person.isPromoted)),
  },
  { header: 'Base Salary', print: (person, year) => String(salaryPounds(person, year)) },
  { header: 'Bonus', print: (person, year) => printBonus(person, year) },
  { header: 'Performance Rating', print: (person) => person.rating },
  { header: 'Survey Sent', print: (person) => yesOrNo(person.response !== 'not-asked') },
  { header: KEY_QUESTION, print: (person) => printAnswer(person) },
  { header: SCHOOL_QUESTION, print: (person) => (hasReplied(person) ? person.school : '') },
  { header: MEALS_QUESTION, print: (person) => (hasReplied(person) ? person.freeMeals : '') },
];

/** The 2026 system prints code and name of the cost centre under one header. */
const costCentres: readonly PrintedColumn[] = [
  { header: 'Cost Centre', print: (person) => `CC0${person.location.length}${person.function.length}` },
  { header: 'Cost Centre', print: (person) => `${person.function}, ${person.location}` },
];

export function hasReplied(person: Person): boolean {
  return person.response !== 'blank' && person.response !== 'not-asked';
}

function printNumber(number: number): string {
  return String(number).padStart(7, '0');
}

function yesOrNo(value: boolean): string {
  return value ? 'Yes' : 'No';
}

const lowestPayPounds: Readonly<Record<Grade, number>> = {
  'A Operations': 23_800,
  'B Officer': 28_500,
  'C Professional': 37_000,
  'D Manager': 50_000,
  'E Senior manager': 69_000,
  'F Executive': 104_000,
};

/** Yearly, full-time. Background and gender play no part: whatever gap there is comes from grade. */
export function salaryPounds(person: Person, year: WaveYear): number {
  const isNewInGrade = snapshotDay(year) - person.gradeStartDay < DAYS_PER_YEAR;
  const place = isNewInGrade ? person.payPosition / 3 : person.payPosition;
  const yearlyRise = year === 2025 ? 1 : 1.035;
  const pounds = lowestPayPounds[person.grade] * (1 + 0.24 * place) * yearlyRise;
  return Math.round((pounds * (person.location === 'London' ? 1.08 : 1)) / 50) * 50;
}

const bonusShares: Readonly<Record<string, number>> = { Exceeds: 0.08, Meets: 0.04 };

function printBonus(person: Person, year: WaveYear): string {
  const share = grades.indexOf(person.grade) < 2 ? 0 : (bonusShares[person.rating] ?? 0);
  return share === 0 ? '' : String(Math.round((salaryPounds(person, year) * share) / 10) * 10);
}
