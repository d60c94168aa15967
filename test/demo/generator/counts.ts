import { type Group, groups } from '../../../core/background/background.ts';
import type { Person, Response } from './person.ts';

/** The three counts that must never be blurred, and the groups of those who can be grouped. */
export type Counts = Readonly<
  Record<'staff' | 'asked' | 'responded' | 'usable', number> & Record<Group, number>
>;

export function countPeople(people: readonly Person[]): Counts {
  const asked = people.filter((person) => person.response !== 'not-asked');
  const usable = people.filter(isUsable);
  return {
    staff: people.length,
    asked: asked.length,
    responded: asked.filter((person) => person.response !== 'blank').length,
    usable: usable.length,
    ...countGroups(usable),
  };
}

export function countGroups(people: readonly Person[]): Readonly<Record<Group, number>> {
  const counts = { professional: 0, intermediate: 0, 'working-class': 0 };
  for (const group of groups) counts[group] = people.filter((person) => person.background === group).length;
  return counts;
}

export function countResponses(people: readonly Person[]): Readonly<Partial<Record<Response, number>>> {
  const counts: Partial<Record<Response, number>> = {};
  for (const { response } of people) counts[response] = (counts[response] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

export function countBy(
  people: readonly Person[],
  values: readonly string[],
  valueOf: (person: Person) => string,
): Readonly<Record<string, Counts>> {
  return Object.fromEntries(
    values.map((value) => [value, countPeople(people.filter((person) => valueOf(person) === value))]),
  );
}

export function isUsable(person: Person): boolean {
  return person.response === 'usable';
}

/** Proportions are written with six decimals. */
export function roundProportion(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
