import { z } from 'zod';
import { field, heading, id, kind, policyId, storedDate, text } from './basics.ts';
import { groups } from '../background/background.ts';

/** The open project as the window sees it. */

z.config({ jitless: true });

export const benchmark = z.strictObject({
  id,
  label: text,
  shortLabel: text,
  measure: z.literal('parental-occupation'),
  schemes: z.array(id),
  population: text,
  base: text,
  period: text,
  edition: text,
  shares: z.strictObject({ professional: z.number(), intermediate: z.number(), 'working-class': z.number() }),
  source: z.strictObject({ title: text, url: text, date: text }),
  confidence: z.enum(['seen', 'unverified']),
  unverifiedShares: z.array(z.enum(groups)),
  cautions: z.array(text),
  custom: z.boolean(),
  isNational: z.boolean(),
});

export const datasetSummary = z.strictObject({
  id,
  label: text,
  kind,
  wave: storedDate,
  /** Mapped fields, with categories where findings can be split or filtered by the field. */
  fields: z.array(
    z.strictObject({
      field,
      label: text,
      column: heading,
      splits: z.boolean(),
      categories: z.array(text),
      /** Whether its answers can be coded, and how many distinct ones are uncoded. */
      isCodable: z.boolean(),
      unmatchedAnswers: z.number().int(),
    }),
  ),
  /** Distinct uncoded answers to the key question; analyses wait until it is 0. */
  unmatchedAnswers: z.number().int(),
  hasKeyQuestion: z.boolean(),
});

export const projectState = z.strictObject({
  name: text,
  isSample: z.boolean(),
  policy: z.strictObject({ id: policyId, label: text, sentence: text }),
  schemeId: id,
  /** Grouping that a benchmark must share to be like for like. */
  groupingId: text,
  benchmarkId: id,
  datasets: z.array(datasetSummary),
  findings: z.number().int(),
  /** For example that the file lies in a folder copied to a cloud. */
  warnings: z.array(text),
});
