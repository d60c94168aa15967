import type { Group } from '../../../core/background/background.ts';
import type { Gender, Grade, Location, Occupation, Person, Response, StaffFunction } from './person.ts';

/** Every planted effect as a number. The README says in words what they make visible. */
export const SEED = 3;
export const STAFF = 2_400;
/** People are followed from 2024 so that both extracts know who was promoted; 2024 is not written. */
export const FIRST_YEAR = 2024;
export const waveYears = [2025, 2026] as const;
export type WaveYear = (typeof waveYears)[number];

type ByGrade = Readonly<Record<Grade, number>>;

function byGrade(a: number, b: number, c: number, d: number, e: number, f: number): ByGrade {
  return {
    'A Operations': a,
    'B Officer': b,
    'C Professional': c,
    'D Manager': d,
    'E Senior manager': e,
    'F Executive': f,
  };
}

export const firstYearGrades = byGrade(760, 630, 520, 300, 140, 50);
export const joinerGrades = byGrade(0.8, 0.04, 0.07, 0.05, 0.03, 0.01);
export const leavingRates = byGrade(0.16, 0.12, 0.1, 0.09, 0.08, 0.08);

/** Backgrounds of people when they enter the organisation. */
export const backgroundShares: Readonly<Record<Grade, Readonly<Record<Group, number>>>> = {
  'A Operations': { professional: 0.26, intermediate: 0.22, 'working-class': 0.52 },
  'B Officer': { professional: 0.44, intermediate: 0.22, 'working-class': 0.34 },
  'C Professional': { professional: 0.58, intermediate: 0.19, 'working-class': 0.23 },
  'D Manager': { professional: 0.68, intermediate: 0.17, 'working-class': 0.15 },
  'E Senior manager': { professional: 0.78, intermediate: 0.13, 'working-class': 0.09 },
  'F Executive': { professional: 0.86, intermediate: 0.08, 'working-class': 0.06 },
};

export const occupationShares: Readonly<Record<Group, Readonly<Partial<Record<Occupation, number>>>>> = {
  professional: { professional: 0.6, manager: 0.4 },
  intermediate: { clerical: 0.55, 'small-business-owner': 0.45 },
  'working-class': { technical: 0.35, manual: 0.55, unemployed: 0.1 },
};

export const genderShares: Readonly<Record<Gender, number>> = {
  Female: 0.52,
  Male: 0.47,
  'Prefer not to say': 0.01,
};

/** Yearly promotion rate of men from professional backgrounds, by the grade they leave. */
const promotionRates = byGrade(0.37, 0.14, 0.08, 0.05, 0.04, 0);

/** Relative to that rate. Working class × woman lies far below 0.82 × 0.92: the planted double disadvantage. */
const relativeRates: Readonly<Record<Group, { readonly women: number; readonly others: number }>> = {
  professional: { women: 0.92, others: 1 },
  intermediate: { women: 0.82, others: 0.9 },
  'working-class': { women: 0.44, others: 0.82 },
};

export function promotionRateOf(person: Person): number {
  const relative = relativeRates[person.background];
  return promotionRates[person.grade] * (person.gender === 'Female' ? relative.women : relative.others);
}

/** Shares of everybody asked. Only grade matters: within a grade, people of every background answer alike. */
export const usableShares: Readonly<Record<WaveYear, ByGrade>> = {
  2025: byGrade(0.33, 0.45, 0.54, 0.58, 0.64, 0.7),
  2026: byGrade(0.47, 0.6, 0.68, 0.73, 0.78, 0.84),
};
const unusableShares = byGrade(0.155, 0.14, 0.125, 0.11, 0.09, 0.06);

/** How answers that give no group are made up. */
const unusableParts: Readonly<Partial<Record<Response, number>>> = {
  'prefer-not-to-say': 0.55,
  'other-combined': 0.22,
  'dont-know': 0.13,
  retired: 0.05,
  'not-applicable': 0.05,
};

export function responseSharesOf(grade: Grade, year: WaveYear): readonly (readonly [Response, number])[] {
  const parts = Object.entries(unusableParts) as [Response, number][];
  return [
    ['usable', usableShares[year][grade]],
    ...parts.map(([response, part]) => [response, part * unusableShares[grade]] as const),
  ];
}

/** Joiners who were on leave when the survey went out. */
export const notAskedJoiners: Readonly<Record<WaveYear, number>> = { 2025: 20, 2026: 36 };

export const functionWeights: Readonly<Record<Grade, Readonly<Partial<Record<StaffFunction, number>>>>> = {
  'A Operations': weighFunctions(50, 36, 4, 5, 4, 1),
  'B Officer': weighFunctions(34, 28, 14, 13, 9, 2),
  'C Professional': weighFunctions(16, 12, 33, 22, 11, 6),
  'D Manager': weighFunctions(24, 18, 24, 20, 9, 5),
  'E Senior manager': weighFunctions(22, 16, 22, 24, 10, 6),
  'F Executive': weighFunctions(20, 14, 20, 26, 12, 8),
};

function weighFunctions(
  field: number,
  customer: number,
  technology: number,
  finance: number,
  people: number,
  legal: number,
) {
  return {
    'Field Services': field,
    'Customer Services': customer,
    Technology: technology,
    'Finance & Commercial': finance,
    'People & Culture': people,
    'Legal & Governance': legal,
  };
}

/** Nobody joins Kirkwall: it keeps a handful of people, too few to publish. */
export const locationWeights: Readonly<Partial<Record<Location, number>>> = {
  Leeds: 0.34,
  London: 0.26,
  Glasgow: 0.2,
  Bristol: 0.2,
};
export const KIRKWALL_STAFF = 16;
/** Senior managers in Bristol all come from professional backgrounds; others who are promoted there move to Leeds. */
export const ONE_BACKGROUND = { grade: 'E Senior manager', location: 'Bristol' } as const;
