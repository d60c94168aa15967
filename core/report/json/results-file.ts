import { z } from 'zod';
import {
  cell,
  chart,
  context,
  estimate,
  fact,
  resultSchema,
  table,
  text,
} from '../../results/result-schema.ts';

/** Raised when readers of the file have to change. */
export const RESULTS_SCHEMA_VERSION = 4;

const { published: _, ...printed } = resultSchema.shape;

const identifiedEstimate = z
  .strictObject({
    ...estimate.shape,
    labels: z.record(text, text).describe('the cell of `of` in words, under the same keys'),
  })
  .meta({ title: 'An estimate' });

const result = z
  .strictObject({
    name: text.describe('unique in the file; table files start with it'),
    stale: text
      .nullable()
      .describe(
        'of a pinned finding that would be answered differently today: a sentence that says so; else null',
      ),
    ...printed,
    estimates: z.array(identifiedEstimate).describe('the numbers, see below: read these, not the tables'),
  })
  .meta({ title: 'A result' });

/** Schema of results.json; results-schema.md is generated from it. */
export const resultsSchema = z
  .strictObject({
    schemaVersion: z.literal(RESULTS_SCHEMA_VERSION).describe(`${RESULTS_SCHEMA_VERSION}`),
    title: text.describe('of the report'),
    project: text.describe('name of the project or recipe'),
    statedTime: text.nullable().describe('the time given to the run, ISO 8601; null where none was given'),
    leftOut: z.array(text).describe('a sentence on each pinned finding that has no figures to export'),
    results: z.array(result).describe('one per analysis, in the order they were asked for'),
  })
  .meta({ title: 'The file' });

/** Objects with a section in the document, and the kinds of cells and charts. */
export const documented = {
  objects: [resultsSchema, result, context, fact, identifiedEstimate, table],
  cell,
  chart,
};
