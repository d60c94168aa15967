import { z } from 'zod';
import { field, id } from './basics.ts';
import { MOST_WEIGHT_FIELDS } from '../cohort/weighting.ts';
import { ownScheme } from './scheme-shapes.ts';

/** Analyses, their options and their requests. */

z.config({ jitless: true });

export const filter = z.strictObject({ field, values: z.array(z.string()).min(1) });

export const weighting = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('column') }),
  z.strictObject({ kind: z.literal('asked'), by: z.array(field).min(1).max(MOST_WEIGHT_FIELDS).readonly() }),
]);

export const analysisRequest = z.strictObject({
  analysisId: id,
  datasetId: id,
  /** Other datasets of the project to look at beside it; absent, none. */
  besideIds: z.array(id).min(1).optional(),
  options: z.record(z.string(), z.unknown()),
  filters: z.array(filter),
  /** Absent: each answer counts once. */
  weighting: weighting.optional(),
  /** In place of the project's own choice, for this run alone. */
  schemeId: id.optional(),
  /** A grouping that the project does not hold, in place of `schemeId`. */
  scheme: ownScheme.optional(),
  benchmarkId: id.optional(),
});
