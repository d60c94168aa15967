import { byBackground, tabulate } from '../../../core/cohort/cohort.ts';
import { groups } from '../../../core/background/background.ts';
import { digestOf } from '../digest.ts';
import type { PeerRows } from '../duckdb.ts';
import type { Side } from '../side.ts';
import { describeCells, dimensionOf, loadCohort } from './cohort-in-memory.ts';
import { openPeerInMemory } from './peer-in-memory.ts';

const LEAST_AGE = 25;
const GREATEST_AGE = 54;

/** Background by sex, ethnicity and grade, of people of middle age outside London. */
export async function prepareOurs(): Promise<Side<Float64Array>> {
  const cohort = loadCohort(
    ['sex', 'ethnicity', 'grade'],
    [
      { field: 'location', isKept: (label) => label !== 'London' && label !== '' },
      { field: 'age-band', isKept: (label) => Number(label) >= LEAST_AGE && Number(label) <= GREATEST_AGE },
    ],
  );
  const split = (['sex', 'ethnicity', 'grade'] as const).map((field) => dimensionOf(cohort, field));
  const background = byBackground(cohort, groups.length, (each) => {
    const slot = groups.findIndex((group) => group === each);
    return slot < 0 ? null : slot;
  });
  const dimensions = [background, ...split.map(({ dimension }) => dimension)];
  return {
    run: async () => tabulate(cohort, dimensions),
    digest: async (counts) =>
      digestOf(describeCells('people', [groups, ...split.map(({ labels }) => labels)], counts)),
  };
}

export async function preparePeer(): Promise<Side<PeerRows>> {
  const peer = await openPeerInMemory(['gender', 'ethnicity', 'grade', 'region'], 1);
  return {
    run: () =>
      peer.rows(
        `SELECT background, gender, ethnicity, grade, count(*) FROM people
         WHERE background IS NOT NULL AND region <> 'London' AND age BETWEEN ${LEAST_AGE} AND ${GREATEST_AGE}
         GROUP BY ALL`,
      ),
    digest: async (rows) =>
      digestOf(rows.map((row) => `people: ${row.slice(0, -1).join(' / ')} ${row.at(-1)}`)),
    close: async () => peer.close(),
  };
}
