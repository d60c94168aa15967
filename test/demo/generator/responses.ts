import { type Person, type Response, SMALL_UNIT } from './person.ts';
import { notAskedJoiners, responseSharesOf, type WaveYear } from './plan.ts';
import { selectShare } from './quota.ts';
import { type Random, shuffle } from './random.ts';

/** Decides how each person meets the key question. Within a grade, every background answers alike. */
export function respond(staff: readonly Person[], year: WaveYear): Person[] {
  const decided = new Map<Person, Response>();
  for (const person of staff) {
    if (person.function === SMALL_UNIT) decided.set(person, 'usable');
  }
  const willing = staff
    .filter((person) => !decided.has(person))
    .toSorted((a, b) => a.reluctance - b.reluctance);
  const steps = responseSharesOf('A Operations', year).length;
  for (let step = 0; step < steps; step++) {
    const left = willing.filter((person) => !decided.has(person));
    const chosen = selectShare(left, stratumOf, (person) => shareOfThoseLeft(person, year, step));
    for (const person of chosen) decided.set(person, responseOf(person, year, step));
  }
  return staff.map((person) => ({ ...person, response: decided.get(person) ?? 'blank' }));
}

/** Some joiners were on leave when the survey went out and never got it. */
export function leaveSomeUnasked(random: Random, joiners: readonly Person[], year: WaveYear): Person[] {
  const onLeave = new Set(shuffle(random, joiners).slice(0, notAskedJoiners[year]));
  return joiners.map((person) => (onLeave.has(person) ? { ...person, response: 'not-asked' } : person));
}

function stratumOf(person: Person): string {
  return `${person.grade} ${person.background} ${person.gender}`;
}

function responseOf(person: Person, year: WaveYear, step: number): Response {
  return responseSharesOf(person.grade, year)[step]?.[0] ?? 'blank';
}

function shareOfThoseLeft(person: Person, year: WaveYear, step: number): number {
  const shares = responseSharesOf(person.grade, year).map(([, share]) => share);
  const taken = shares.slice(0, step).reduce((sum, share) => sum + share, 0);
  return (shares[step] ?? 0) / (1 - taken);
}
