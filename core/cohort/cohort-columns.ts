import { backgrounds } from '../background/background.ts';
import { classify, saidOfAsking } from '../background/classify.ts';
import type { Coding, Scheme } from '../background/scheme.ts';
import type { WorkColumns } from '../background/work-columns.ts';
import { digestOf } from '../digest.ts';
import { among, type People } from '../disclosure/people.ts';
import type { FieldId } from '../table/fields.ts';
import type { JoinRecord } from '../intake/joining/join-record.ts';
import type { CategoryColumn } from '../table/column.ts';
import { writtenAt } from '../table/written-answers.ts';
import {
  AS_AN_ANSWER,
  BY_WORDING,
  type Cohort,
  type CohortFilter,
  cohortOf,
  type Provenance,
  STRAIGHT_INTO_A_GROUP,
} from './cohort.ts';
import type { ImportFacts } from './import-facts.ts';
import { noWeighting, type Weighting } from './weighting.ts';

export type CohortSource = {
  readonly dataset: string;
  /** Digest of the dataset's content. */
  readonly revision: string;
  readonly rows: number;
  /** Null without a column of the key question: everybody then counts as a non-respondent. */
  readonly occupation: CategoryColumn | null;
  readonly asked: CategoryColumn | null;
  /** The other three questions; null unless the dataset has all of them. */
  readonly work: WorkColumns | null;
  readonly people: Float64Array | null;
  readonly fields: ReadonlyMap<FieldId, CategoryColumn>;
  /** Labels of fields in findings: their column headings. */
  readonly fieldLabels?: ReadonlyMap<FieldId, string>;
  /** Columns of numbers and dates that the analysis declares. */
  readonly numbers?: ReadonlyMap<FieldId, Float64Array>;
  readonly dates?: ReadonlyMap<FieldId, Int32Array>;
  readonly filters: readonly { readonly field: FieldId; readonly values: readonly string[] }[];
  readonly weighting?: Weighting;
  /** Weight column, for weighting by column. */
  readonly weights?: Float64Array | null;
  readonly coding: Coding;
  /** Raw answers to the key question that a person coded. */
  readonly placedByHand?: readonly string[];
  readonly joins?: readonly JoinRecord[];
  readonly scheme: Scheme;
  /** Import facts, for analyses of the import. */
  readonly file?: ImportFacts;
};

/** Gives every row its background and every filter its lookup table. Errors: analysis/unknown-filter-value. */
export function cohortFrom(source: CohortSource): Cohort {
  return cohortOf({
    rows: source.rows,
    people: source.people,
    background: backgroundsOf(source),
    fields: source.fields,
    numbers: source.numbers ?? new Map(),
    dates: source.dates ?? new Map(),
    fieldLabels: source.fieldLabels ?? new Map(),
    filters: source.filters.map((filter) => tabFilter(source, filter.field, filter.values)),
    weighting: source.weighting ?? noWeighting,
    weights: source.weights ?? null,
    who: whoIn(source),
    file: source.file ?? null,
    provenance: provenanceOf(source),
  });
}

function whoIn(source: CohortSource): People {
  const { dataset, revision, filters, fields } = source;
  const everyone: People = { dataset, revision, grouping: groupingOf(source), where: {} };
  return filters.reduce((people, { field, values }) => {
    const column = fields.get(field);
    const named = new Set(values);
    const answers = column ? writtenAt(column, (code) => named.has(column.labels[code]!)) : [];
    return answers === null ? people : among(people, { [field]: answers });
  }, everyone);
}

/** Identified by what answers give, not by name: equal groupings under two names are one. */
function groupingOf({ occupation, coding, scheme, work }: CohortSource): string {
  const { groups, classes } = scheme;
  const labels = occupation?.labels ?? [];
  const meanings = labels.map((label) => [
    label,
    Object.hasOwn(coding.assignments, label) ? coding.assignments[label] : null,
  ]);
  const codes = work && [work.employment.codes, work.size.codes, work.supervised.codes];
  return digestOf([groups, classes ?? null, meanings, classes ? codes : null]);
}

function provenanceOf({
  occupation,
  asked,
  coding,
  placedByHand = [],
  joins = [],
}: CohortSource): Provenance {
  const byHand = new Set(placedByHand);
  const howOf = (label: string): number => {
    if (!byHand.has(label)) return BY_WORDING;
    return coding.assignments[label]?.kind === 'group' ? STRAIGHT_INTO_A_GROUP : AS_AN_ANSWER;
  };
  const placed =
    occupation === null || byHand.size === 0
      ? null
      : { codes: occupation.codes, how: Uint8Array.from(occupation.labels, howOf) };
  const askedIn = asked && { codes: asked.codes, says: asked.labels.map(saidOfAsking) };
  return { placed, isAskedKnown: asked !== null, ...(askedIn ? { asked: askedIn } : {}), joins };
}

function backgroundsOf({ rows, occupation, coding, scheme, asked, work }: CohortSource): Uint8Array {
  if (occupation === null) return new Uint8Array(rows).fill(backgrounds.indexOf('blank'));
  return classify(occupation, coding, scheme, asked, work);
}

function tabFilter(source: CohortSource, field: FieldId, values: readonly string[]): CohortFilter {
  const column = source.fields.get(field);
  const positions = values.map((value) => column?.labels.indexOf(value) ?? -1);
  const keep = new Uint8Array(column?.labels.length ?? 0);
  for (const position of positions) if (position >= 0) keep[position] = 1;
  const namesUnknown = !column || positions.some((position) => position < 0);
  return { field, codes: column?.codes ?? new Uint8Array(source.rows), keep, namesUnknown };
}
