import { badRows } from './bad-rows.ts';
import { salaryPounds } from './columns.ts';
import { countBy, countGroups, countPeople, countResponses, isUsable } from './counts.ts';
import { dirt } from './dirt.ts';
import type { Organisation } from './organisation.ts';
import { functions, grades, locations, type Person, SMALL_UNIT } from './person.ts';
import { ONE_BACKGROUND, SEED, type WaveYear } from './plan.ts';
import { traceProgression } from './progression.ts';
import { waveFileName, writings } from './wave-file.ts';

/** Everything that was planted, counted from the people before their cells were spoilt. */
export function tellTruth(organisation: Organisation) {
  return {
    organisation: 'Harrowmere Group (invented)',
    seed: SEED,
    movement: traceMovement(organisation),
    waves: {
      '2025-03-31': describeWave(organisation[2025], 2025),
      '2026-03-31': describeWave(organisation[2026], 2026),
    },
  };
}

function describeWave(staff: readonly Person[], year: WaveYear) {
  return {
    file: waveFileName(year),
    encoding: writings[year].encoding,
    rows: staff.length,
    badRows: badRows.map(({ line, reason }) => ({ line, reason })),
    overall: countPeople(staff),
    responses: countResponses(staff),
    everybodyIncludingSilent: countGroups(staff),
    byGrade: countBy(staff, grades, (person) => person.grade),
    byFunction: countBy(staff, [...functions, SMALL_UNIT], (person) => person.function),
    byLocation: countBy(staff, locations, (person) => person.location),
    oneBackground: { ...ONE_BACKGROUND, ...countPeople(staff.filter(isInOneBackgroundCell)) },
    differencing: {
      unit: SMALL_UNIT,
      allStaff: countPeople(staff),
      allButTheUnit: countPeople(staff.filter((person) => person.function !== SMALL_UNIT)),
    },
    progression: traceProgression(staff),
    medianSalaryPounds: describePay(staff, year),
    dirtyCells: Object.fromEntries(dirt.map(({ name, counts }) => [name, counts[year]])),
  };
}

function isInOneBackgroundCell(person: Person): boolean {
  return person.grade === ONE_BACKGROUND.grade && person.location === ONE_BACKGROUND.location;
}

function traceMovement(organisation: Organisation) {
  const before = new Set(organisation[2025].map((person) => person.number));
  const stayed = organisation[2026].filter((person) => before.has(person.number));
  return {
    stayed: stayed.length,
    left: before.size - stayed.length,
    joined: organisation[2026].length - stayed.length,
    promoted: stayed.filter((person) => person.isPromoted).length,
  };
}

function describePay(staff: readonly Person[], year: WaveYear) {
  const usable = staff.filter(isUsable);
  const medianOf = (background: Person['background']): number =>
    findMedian(
      usable.filter((person) => person.background === background).map((person) => salaryPounds(person, year)),
    );
  return { professional: medianOf('professional'), 'working-class': medianOf('working-class') };
}

function findMedian(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  const upper = sorted[Math.floor(sorted.length / 2)];
  if (lower === undefined || upper === undefined) throw new RangeError('No median of nobody');
  return (lower + upper) / 2;
}
