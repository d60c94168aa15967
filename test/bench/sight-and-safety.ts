import { ENOUGH_VALUES, smallOrganisation, valuesLeft } from './rerun-attacker.ts';
import { organisation, scenes, type Sight, sightOf } from './sight.ts';

const SIZES = [200, 500, 2_000, 10_000] as const;
const SEEDS = [11, 12, 13] as const;
const ORGANISATIONS = { 1: 150, 2: 60 } as const;

/** How much is hidden, and what is still given away to a reader who runs the program again: the same in every run. */
export function measureSightAndSafety(): string {
  const sizes = SIZES.map((size) => size.toLocaleString('en-GB').padStart(16)).join(' ');
  return [
    'Of the counts inside a table that hold anybody: small → hidden, % (of the counts of everyone: hidden, %)',
    `${'People'.padEnd(TITLE)} ${sizes}`,
    ...scenes.map((scene) => {
      const cells = SIZES.map((size) =>
        printSight(SEEDS.map((seed) => sightOf(organisation(size, scene, seed + size), scene))).padStart(16),
      );
      return [scene.title.padEnd(TITLE), ...cells].join(' ');
    }),
    'A reader who runs the program again and knows head counts within 2',
    ...([1, 2] as const).map(measureSafety),
  ].join('\n');
}

const TITLE = 36;

function printSight(sights: readonly Sight[]): string {
  const sum = (key: keyof Sight): number => sights.reduce((all, each) => all + each[key], 0);
  const percent = (part: keyof Sight, whole: keyof Sight): string =>
    sum(whole) === 0 ? '–' : `${Math.round((100 * sum(part)) / sum(whole))}`;
  return `${percent('small', 'cells')} → ${percent('hidden', 'cells')} (${percent('everyoneHidden', 'everyone')})`;
}

function measureSafety(rows: 1 | 2): string {
  const left = Array.from({ length: ORGANISATIONS[rows] }, (_, index) =>
    valuesLeft(smallOrganisation(rows, 1_000 * rows + index), 101 + index),
  ).flat();
  const few = left.filter((values) => values < ENOUGH_VALUES).length;
  const known = left.filter((values) => values === 1).length;
  const share = ((100 * few) / left.length).toFixed(1);
  const title = rows === 1 ? 'one line' : 'two rows';
  return `${title.padEnd(TITLE)} ${share} % of ${left.length} small counts have under ${ENOUGH_VALUES} values, ${known} are known`;
}
