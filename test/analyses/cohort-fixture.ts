import { type Background, backgroundLabels, backgrounds } from '../../core/background/background.ts';
import { benchmarkOf, benchmarks, DEFAULT_BENCHMARK_ID } from '../../core/benchmarks/benchmarks.ts';
import { cohortOf, type Provenance } from '../../core/cohort/cohort.ts';
import type { OptionSpec } from '../../core/analyses/parts/options.ts';
import type { Result } from '../../core/results/result.ts';
import { noWeighting, type Weighting } from '../../core/cohort/weighting.ts';
import { reopen, seal } from '../../core/results/seal.ts';
import { runAnalysis } from '../../core/analyses/run.ts';
import { analysisOf } from '../../core/analyses/registry.ts';
import type { People as PeopleCounted } from '../../core/disclosure/people.ts';
import { type Policy, policies } from '../../core/disclosure/policy.ts';
import type { Protected } from '../../core/disclosure/protected.ts';
import type { FieldId } from '../../core/table/fields.ts';
import type { CategoryColumn } from '../../core/table/column.ts';

/** A kind of people: number, background and answers. */
export type People = {
  readonly count: number;
  readonly background: Background;
  readonly answers?: Readonly<Partial<Record<FieldId, string>>>;
  readonly weight?: number;
  /** Numbers by field; pay that is left out rises from kind to kind. */
  readonly numbers?: Readonly<Partial<Record<FieldId, number>>>;
};

export const fixturePeople: PeopleCounted = {
  dataset: 'fixture',
  revision: '1',
  grouping: 'fixture',
  where: {},
};

/** A cohort with one row a kind of people, as in a table of counts. */
export function cohortFixture(
  people: readonly People[],
  fields: readonly FieldId[] = ['grade'],
  weighting: Weighting = noWeighting,
) {
  const columns = new Map<FieldId, CategoryColumn>(
    fields.map((field) => {
      const labels = ['', ...new Set(people.flatMap(({ answers }) => answers?.[field] ?? []))];
      const codes = Uint8Array.from(people, ({ answers }) => labels.indexOf(answers?.[field] ?? ''));
      return [field, { type: 'category', labels, codes }];
    }),
  );
  return cohortOf({
    rows: people.length,
    people: Float64Array.from(people, ({ count }) => count),
    background: Uint8Array.from(people, ({ background }) => backgrounds.indexOf(background)),
    fields: columns,
    numbers: new Map(
      numberFields.map((field) => [
        field,
        Float64Array.from(people, ({ numbers }, row) => numbers?.[field] ?? usual[field](row)),
      ]),
    ),
    fieldLabels: new Map(),
    filters: [],
    weighting,
    weights: Float64Array.from(people, ({ weight = NaN }) => weight),
    who: fixturePeople,
    file: {
      names: {
        columns: (['seb-occupation', ...fields] as const).map((field) => ({
          column: field,
          field,
          chosenBy: 'sure-guess',
        })),
        columnsLeftOut: ['Full Name', 'Work Email'].map((column) => ({
          column,
          looksLike: null,
          why: 'identifier',
        })),
      },
      rows: people.reduce((sum, { count }) => sum + count, 0),
      setAside: [{ reason: 'More cells than headings.', rows: 3 }],
      corrections: [],
      answers: [['seb-occupation', keyAnswers(people)] as const, ...columns].map(([field, column]) => ({
        field,
        column: { ...column, labels: column.labels.map((label) => label && `${label} as written`) },
        countedAs: column.labels,
        categories: column.labels.slice(1),
      })),
    },
  });
}

const numberFields = ['pay', 'bonus', 'fte'] as const;
const usual: Readonly<Record<(typeof numberFields)[number], (row: number) => number>> = {
  pay: (row) => 20_000 + 1_000 * row,
  bonus: (row) => (row % 2 === 0 ? 500 + 10 * row : 0),
  fte: () => 1,
};

/** One answer a background; blank for people without one. */
function keyAnswers(people: readonly People[]): CategoryColumn {
  const labels = backgrounds.map((background) =>
    background === 'blank' ? '' : backgroundLabels[background],
  );
  const codes = Uint8Array.from(people, ({ background }) => backgrounds.indexOf(background) + 1);
  return { type: 'category', labels: ['', ...labels], codes };
}

export function runOn(
  analysisId: string,
  people: readonly People[],
  options: Readonly<Record<string, unknown>> = {},
  policyId: Policy['id'] = '10-5',
  weighting: Weighting = noWeighting,
  provenance: Provenance | null = null,
): Protected<Result> {
  const cohort = cohortFixture(people, fieldsOf(analysisId), weighting);
  return runOnCohort(analysisId, provenance === null ? cohort : { ...cohort, provenance }, options, policyId);
}

export function runOnCohort(
  analysisId: string,
  cohort: ReturnType<typeof cohortFixture>,
  options: Readonly<Record<string, unknown>> = {},
  policyId: Policy['id'] = '10-5',
): Protected<Result> {
  // Sealed and reopened, so that results are checked against the schema.
  return reopen(
    seal(
      runAnalysis(
        {
          ...{ analysisId, options, cohort, benchmarks },
          benchmark: benchmarkOf(DEFAULT_BENCHMARK_ID),
          context: {
            dataset: 'Fixture',
            kind: 'Workforce snapshot',
            wave: '2026-03-31',
            filters: [],
            scheme: { id: 'smc-2021-three', version: 1, label: 'SMC three groups, 2021', confidence: 'seen' },
          },
        },
        { policy: policies[policyId], ledger: null },
      ),
    ),
  );
}

/** Fields that every fixture has. */
export const fixtureFields: readonly FieldId[] = ['grade', 'sex', 'function', 'promoted', 'working-pattern'];

function fieldsOf(analysisId: string): readonly FieldId[] {
  return [...new Set([...fixtureFields, ...analysisOf(analysisId).needs.map(({ field }) => field)])];
}

/** Option values that split as far as the analysis allows. */
export function splittingOptions(analysisId: string): Readonly<Record<string, unknown>> {
  const specs: Readonly<Record<string, OptionSpec>> = analysisOf(analysisId).options;
  const values = Object.entries(specs).flatMap(([name, spec]): [string, unknown][] => {
    if (spec.kind === 'field' && spec.initial === null) return [[name, 'grade']];
    return spec.kind === 'fields' ? [[name, ['grade', 'sex'].slice(0, spec.most)]] : [];
  });
  return Object.fromEntries(values);
}
