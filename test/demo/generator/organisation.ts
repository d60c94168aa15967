import { advanceYear } from './advance.ts';
import { startOrganisation } from './people.ts';
import type { Person } from './person.ts';
import { SEED, type WaveYear } from './plan.ts';
import { startRandom } from './random.ts';

export type Organisation = Readonly<Record<WaveYear, readonly Person[]>>;

/** Everybody in post at both snapshots, before anything is written down wrongly. */
export function createOrganisation(seed = SEED): Organisation {
  const random = startRandom(seed);
  const before = startOrganisation(random);
  const first = advanceYear(random, before, 2025);
  const second = advanceYear(random, first, 2026);
  return { 2025: first, 2026: second };
}
