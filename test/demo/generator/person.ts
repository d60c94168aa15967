import type { Group, Reason } from '../../../core/background/background.ts';

export const grades = [
  'A Operations',
  'B Officer',
  'C Professional',
  'D Manager',
  'E Senior manager',
  'F Executive',
] as const;
export type Grade = (typeof grades)[number];

export const functions = [
  'Field Services',
  'Customer Services',
  'Technology',
  'Finance & Commercial',
  'People & Culture',
  'Legal & Governance',
] as const;
/** Four people: everybody's figures minus everybody else's would give theirs away. */
export const SMALL_UNIT = 'Chair’s Office';
export type StaffFunction = (typeof functions)[number] | typeof SMALL_UNIT;

export const locations = ['Leeds', 'London', 'Glasgow', 'Bristol', 'Kirkwall'] as const;
export type Location = (typeof locations)[number];

export type Gender = 'Female' | 'Male' | 'Prefer not to say';

/** Codes of the short answer list, options 1 to 7, as in assets/schemes/instrument.json. */
export type Occupation =
  'professional' | 'manager' | 'clerical' | 'small-business-owner' | 'technical' | 'manual' | 'unemployed';

/** How a person met the key question in one wave. */
export type Response = 'usable' | Exclude<Reason, 'no-class' | 'unrecognised'>;

export type Person = {
  readonly number: number;
  readonly name: string;
  readonly gender: Gender;
  readonly ethnicity: string;
  readonly disability: string;
  readonly birthDay: number;
  readonly background: Group;
  readonly occupation: Occupation;
  readonly school: string;
  readonly freeMeals: string;
  /** Who answers first: people with a low figure answer in both waves. */
  readonly reluctance: number;
  readonly hireDay: number;
  readonly contract: string;
  readonly fte: number;
  /** Place in the pay range of the grade, 0 to 1. */
  readonly payPosition: number;
  readonly function: StaffFunction;
  readonly location: Location;
  readonly grade: Grade;
  readonly gradeStartDay: number;
  /** Null for people who joined during the year. */
  readonly gradeYearAgo: Grade | null;
  readonly isPromoted: boolean;
  readonly rating: string;
  readonly response: Response;
};
