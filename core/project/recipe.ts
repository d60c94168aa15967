import { z } from 'zod';
import { weighting } from '../contract/analysis-shapes.ts';
import { policyId } from '../contract/basics.ts';
import { DEFAULT_POLICY } from '../disclosure/policy.ts';
import { groups, reasons } from '../background/background.ts';
import { fixKinds } from '../intake/checks/fix-kinds.ts';
import { checkOf } from '../intake/checks/registry.ts';
import { fieldSchema as field } from '../table/field-schema.ts';
import { datasetKinds, type FieldId, nextOther } from '../table/fields.ts';
import { severalRules } from '../intake/joining/match-people.ts';
import { recipeSchemes } from './recipe-schemes.ts';

z.config({ jitless: true });

/**
 * The diffable file that reproduces findings: extracts, mapping, codings, scheme, benchmark, policy and analyses.
 * Paths are relative to the recipe. A recipe alone is enough to go from files to results.
 */
const meaning = z.union([
  z.strictObject({ answer: z.string() }),
  z.strictObject({ group: z.enum(groups) }),
  z.strictObject({ reason: z.enum(reasons) }),
]);

const fieldMeaning = z.union([
  z.strictObject({ answer: z.string() }),
  z.strictObject({ category: z.string().min(1) }),
  z.strictObject({ reason: z.enum(reasons) }),
]);

/** Numbers each `other` as the next free further characteristic. */
function nameOthers(columns: Readonly<Record<string, FieldId | 'other'>>): Record<string, FieldId> {
  const taken = Object.values(columns).filter((each) => each !== 'other');
  const named = Object.entries(columns).map(([header, given]): [string, FieldId] => {
    if (given !== 'other') return [header, given];
    const next = nextOther(taken);
    taken.push(next);
    return [header, next];
  });
  return Object.fromEntries(named);
}

const dataset = z.strictObject({
  id: z.string().min(1),
  label: z.string().min(1),
  kind: z.enum(datasetKinds.map((each) => each.id)).default('workforce'),
  wave: z.iso.date('a date such as 2026-03-31'),
  /** Relative to the recipe; absent where the datasets of a project are used. */
  file: z.string().optional(),
  read: z
    .strictObject({
      encoding: z.string().optional(),
      delimiter: z.enum([',', ';', '\t', '|']).optional(),
      headerRow: z.number().int().nullable().optional(),
      sheet: z.string().optional(),
    })
    .default({}),
  /** Header -> field, or `other` for a further characteristic. Unnamed columns are left out. */
  columns: z.record(z.string(), z.union([z.literal('other'), field])).transform(nameOthers),
  /** Columns that may identify people and are confirmed to split findings. */
  confirmed: z.array(z.string()).default([]),
  /** Codings of the key question that differ from automatic matching. */
  answers: z.record(z.string(), meaning).default({}),
  /** By field or header: codings of raw answers, and categories from lowest to highest. */
  codings: z
    .record(
      z.string(),
      z.strictObject({
        answers: z.record(z.string(), fieldMeaning).default({}),
        order: z.array(z.string()).default([]),
      }),
    )
    .default({}),
  /** Fixes for findings of the checks, in order; ignored where a wave has no such finding. */
  fixes: z
    .array(
      z.strictObject({
        check: z.string().refine((id) => checkOf(id) !== undefined, 'no check has such a finding'),
        fix: z.enum(fixKinds),
      }),
    )
    .default([]),
});

/** Rows of `left` with columns of another dataset, matched by identifier. The wave is that of `left`. */
const join = z.strictObject({
  id: z.string().min(1),
  label: z.string().min(1),
  left: z.string(),
  right: z.string(),
  fields: z.array(field).default([]),
  whenSeveral: z.enum(severalRules).default('last'),
  /** For job events: promotions in this many months up to the wave. */
  promotions: z
    .strictObject({ months: z.number().int().min(1).max(240) })
    .nullable()
    .default(null),
});

const analysis = z.strictObject({
  /** Name of the run, for file names; by default from the analysis and its position. */
  name: z.string().optional(),
  analysis: z.string(),
  /** Version of the analysis that the options were written for; absent, today's. */
  version: z.number().int().min(1).optional(),
  dataset: z.string(),
  /** Other datasets of the recipe to look at beside it, for analyses that can. */
  beside: z.array(z.string()).default([]),
  options: z.record(z.string(), z.unknown()).default({}),
  /** Fields by id or by header, in options too. */
  filters: z.array(z.strictObject({ field: z.string(), values: z.array(z.string()).min(1) })).default([]),
  /** Absent: unweighted. */
  weighting: weighting.optional(),
});

export const recipeSchema = z.strictObject({
  rungs: z.literal(1),
  title: z.string().min(1),
  policy: policyId.default(DEFAULT_POLICY),
  scheme: z.string().default('smc-2021-three'),
  schemes: recipeSchemes,
  benchmark: z.string().default('uk-2021-05'),
  datasets: z.array(dataset).min(1),
  joins: z.array(join).default([]),
  analyses: z.array(analysis).min(1),
});
export type Recipe = z.infer<typeof recipeSchema>;
