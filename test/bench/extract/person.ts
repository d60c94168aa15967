import type { Random } from '../../demo/generator/random.ts';
import * as answers from './answers.ts';

const DAY_MS = 86_400_000;
const SNAPSHOT_DAY = Date.UTC(2026, 5, 30) / DAY_MS;
const LONGEST_TENURE_DAYS = 46 * 365;

/** Draws an answer's position in proportion to its weight. */
function drawerOf(list: readonly (readonly [string, number, ...unknown[]])[]): (random: Random) => number {
  let sum = 0;
  const limits = list.map(([, weight]) => (sum += weight));
  return (random) => {
    const drawn = random() * sum;
    const position = limits.findIndex((limit) => drawn < limit);
    return position < 0 ? limits.length - 1 : position;
  };
}

type List = readonly (readonly [string, ...unknown[]])[];

function fieldsOf(list: List): readonly string[] {
  return list.map(([answer]) => (/[",]/.test(answer) ? `"${answer.replaceAll('"', '""')}"` : answer));
}

/** Each list with its answers as the file prints them and a way to draw one. */
const lists = {
  grade: answers.grades,
  function: answers.functions,
  region: answers.regions,
  gender: answers.genders,
  ethnicity: answers.ethnicities,
  disability: answers.disabilities,
  performance: answers.performances,
  occupation: answers.occupations,
  school: answers.schools,
  freeMeals: answers.freeMeals,
  parentalDegree: answers.parentalDegrees,
  level: answers.levels,
  completion: answers.completions,
  stage: answers.stages,
  fullTimeEquivalent: answers.fullTimeEquivalents,
  contract: answers.contracts,
} as const;
type ListName = keyof typeof lists;

const drawers = Object.fromEntries(
  Object.entries(lists).map(([name, list]) => [name, { draw: drawerOf(list), fields: fieldsOf(list) }]),
) as Record<ListName, { draw: (random: Random) => number; fields: readonly string[] }>;

/** One line of the extract: a person whose pay and promotion depend a little on background. */
export function drawPerson(random: Random, index: number): string {
  const draw = (name: ListName): string => drawers[name].fields[drawers[name].draw(random)]!;
  const grade = drawers.grade.draw(random);
  const occupation = drawers.occupation.draw(random);
  const isWorkingClass = answers.occupations[occupation]?.[2] === 'working-class';
  const age = Math.min(68, Math.max(18, Math.round(28 + grade * 2.2 + drawNormal(random) * 9)));
  const longest = Math.min((age - 17) * 365, LONGEST_TENURE_DAYS);
  const tenureDays = Math.max(5, Math.floor(longest * random() ** 1.8));
  const start = SNAPSHOT_DAY - tenureDays;
  const leaveDay = random() < 0.12 ? start + Math.floor(random() * tenureDays) : null;
  const yearsToPromotion = -Math.log(1 - random()) * (isWorkingClass ? 14 : 11);
  const promotionDay = start + 1 + Math.floor(yearsToPromotion * 365);
  const isPromoted = promotionDay <= (leaveDay ?? SNAPSHOT_DAY);
  const pay = answers.gradePay[grade]! * Math.exp(drawNormal(random) * 0.11 - (isWorkingClass ? 0.05 : 0));
  const bonus = pay * Math.max(0, 0.04 + drawNormal(random) * 0.02);
  const level = draw('level');
  const isLearner = level !== '';
  const apprenticeshipDay = Math.max(start, SNAPSHOT_DAY - Math.floor(random() * 2_200));
  return [
    `E${String(1_000_000 + ((index * 7_919) % 9_000_000)).padStart(8, '0')}`,
    drawers.grade.fields[grade],
    draw('function'),
    draw('region'),
    draw('gender'),
    draw('ethnicity'),
    draw('disability'),
    age,
    printDay(start),
    isPromoted ? printDay(promotionDay) : '',
    pay.toFixed(2),
    random() < 0.35 ? '' : bonus.toFixed(2),
    draw('performance'),
    drawers.occupation.fields[occupation],
    draw('school'),
    draw('freeMeals'),
    draw('parentalDegree'),
    level,
    isLearner ? printDay(apprenticeshipDay) : '',
    isLearner ? draw('completion') : '',
    draw('stage'),
    draw('fullTimeEquivalent'),
    draw('contract'),
    leaveDay === null ? '' : printDay(leaveDay),
  ].join(',');
}

/** Box and Muller (Annals of Mathematical Statistics 29, 1958, 610). */
function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

const printedDays = new Map<number, string>();

function printDay(day: number): string {
  const known = printedDays.get(day);
  if (known !== undefined) return known;
  const printed = new Date(day * DAY_MS).toISOString().slice(0, 10);
  printedDays.set(day, printed);
  return printed;
}
