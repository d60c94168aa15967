import { describe, expect, it } from 'vitest';
import { type Cohort, cohortOf } from '../../core/cohort/cohort.ts';
import type { ImportFacts } from '../../core/cohort/import-facts.ts';
import { analysisOf } from '../../core/analyses/registry.ts';
import { noWeighting } from '../../core/cohort/weighting.ts';
import type { Unprotected } from '../../core/disclosure/unprotected.ts';
import { emptyLedger } from '../../core/disclosure/ledger.ts';
import { policies } from '../../core/disclosure/policy.ts';
import { AppError } from '../../core/errors.ts';
import { protect } from '../../core/disclosure/protect.ts';
import { importTables } from '../../core/analyses/import-report/present.ts';
import { deriveImport } from '../../core/analyses/import-report/derive.ts';
import { fixturePeople } from '../analyses/cohort-fixture.ts';
import { isSmall } from './attacker.ts';

/**
 * The strongest reader of an import report: runs the rules on every file there is and keeps those whose report would
 * have been printed just so, word by word: with the answers that are named, and those that are not.
 */
const policy = policies['10-5'];
/** Rounds to the printed count of those of which every file is tried. */
const MOST = 27;
const labels = ['', 'Full time', 'FT', 'Part time'];
const countedAs = ['', 'Full-time', 'Full-time', 'Part-time'];
const codes = Uint8Array.from(labels.keys());

function printed(counts: readonly number[], corrected: readonly number[]): string {
  const people = Float64Array.from(counts);
  const rows = counts.reduce((sum, each) => sum + each, 0);
  const file: ImportFacts = {
    names: {
      columns: [{ column: 'Hours', field: 'working-pattern', chosenBy: 'person' }],
      columnsLeftOut: [],
    },
    rows,
    setAside: [],
    corrections: corrected.map((cells) => ({ column: 'Hours', what: 'Counted as missing', cells, rows })),
    answers: [
      {
        field: 'working-pattern',
        column: { type: 'category', labels, codes },
        countedAs,
        categories: ['Full-time', 'Part-time'],
      },
    ],
  };
  const cohort = cohortOf({
    rows: labels.length,
    people,
    background: new Uint8Array(labels.length),
    fields: new Map(),
    fieldLabels: new Map(),
    filters: [],
    weighting: noWeighting,
    weights: null,
    who: fixturePeople,
    file,
  });
  const draft = draftOrRefusal(cohort);
  if (typeof draft === 'string') return draft;
  const [published] = protect([draft], policy, emptyLedger);
  const report = deriveImport(published?.value.tables ?? [], file.names, policy);
  return JSON.stringify(importTables(report, { policy }).map(({ rows: lines }) => lines));
}

/** Files of few people are refused, which is all that a reader learns of them. */
function draftOrRefusal(cohort: Cohort): Unprotected | string {
  try {
    return analysisOf('import-report').bind({}).draft({ main: cohort, beside: [] }, policy);
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}

/** For each small count of each file, how many values it may have for all that is printed. */
function fewestValues(files: readonly (readonly number[])[], print: (file: readonly number[]) => string) {
  const alike = Map.groupBy(files, print);
  let small = 0;
  let fewest = Infinity;
  for (const group of alike.values()) {
    for (const place of group[0]?.keys() ?? []) {
      const values = group.map((file) => file[place] ?? 0);
      if (!values.some(isSmall)) continue;
      small++;
      fewest = Math.min(fewest, new Set(values).size);
    }
  }
  return { small, fewest };
}

function filesUpTo(most: number, parts: number): readonly (readonly number[])[] {
  if (parts === 0) return [[]];
  return Array.from({ length: most + 1 }, (_, first) =>
    filesUpTo(most - first, parts - 1).map((rest) => [first, ...rest]),
  ).flat();
}

describe('a reader who runs the rules on every file of up to 25 people', () => {
  it('has three values or more left for every small count of an answer', () => {
    const { small, fewest } = fewestValues(filesUpTo(MOST, labels.length), (file) => printed(file, []));
    expect(small).toBeGreaterThan(50);
    expect(fewest).toBeGreaterThanOrEqual(3);
  });

  it('has three values or more left for every small number of corrected cells, and of the rest', () => {
    const files = filesUpTo(MOST, 2);
    const { small, fewest } = fewestValues(files, ([cells = 0, others = 0]) =>
      printed([cells + others, 0, 0, 0], [cells]),
    );
    expect(small).toBeGreaterThan(5);
    expect(fewest).toBeGreaterThanOrEqual(3);
  });
});
