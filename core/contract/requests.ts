import { z } from 'zod';
import { dataRequests } from './data-requests.ts';
import { historyRequests } from './history-requests.ts';
import { command, type Entry, job, nothing, query } from './entry.ts';
import { text, id, token, jobId, passphrase, policyId, picked, field } from './basics.ts';
import { benchmark, projectState } from './project-shapes.ts';
import { reportFormatIds } from '../report/formats.ts';
import { analysisRequest } from './analysis-shapes.ts';
import { optionSpec } from './option-shapes.ts';

/**
 * All requests between window and core. Handlers, preload, the window's client, and the test that every entry has a
 * handler, derive from `requests`. Outputs hold no path, no SQL, no stack and, outside a Preparation, no unprotected
 * count.
 */

const formats = z.array(z.enum(reportFormatIds)).min(1);

/** A refusal as the window receives it. */
export const failure = z.strictObject({
  code: text,
  what: text,
  whatToDo: text,
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))])),
  incidentId: text.nullable(),
});
export type Failure = z.infer<typeof failure>;

export const requests = {
  'app.info': query(
    nothing,
    z.strictObject({
      version: text,
      /** Always shown when not null. */ banner: text.nullable(),
      sampleOnly: z.boolean(),
    }),
  ),
  'file.pick': command(
    z.strictObject({
      purpose: z.enum([
        'open-extract',
        'open-project',
        'create-project',
        'export-folder',
        'open-mapping',
        'save-mapping',
      ]),
      suggestedName: text.optional(),
    }),
    picked.nullable(),
  ),
  'project.state': query(nothing, projectState.nullable()),
  'project.recent': query(nothing, z.array(z.strictObject({ token, name: text, openedAt: text }))),
  'project.create': command(
    z.strictObject({ token, name: text, passphrase, policy: policyId }),
    projectState,
  ),
  /** In memory only, for a recipe run without a project; gone when closed. */
  'project.create-temporary': command(z.strictObject({ name: text, policy: policyId }), projectState),
  'project.open': command(z.strictObject({ token, passphrase }), projectState),
  'project.try-sample': job({}, projectState),
  'project.close': command(nothing, nothing),
  'project.verify': query(
    nothing,
    z.strictObject({ entries: z.number(), isWhole: z.boolean(), sentence: text }),
  ),
  'project.choose-scheme': command(z.strictObject({ schemeId: id }), projectState),
  'project.choose-benchmark': command(z.strictObject({ benchmarkId: id }), projectState),
  ...dataRequests,
  ...historyRequests,
  'benchmark.list': query(nothing, z.array(benchmark)),
  'benchmark.add': command(
    z.strictObject({
      label: text.min(1),
      population: text.min(1),
      sourceTitle: text.min(1),
      sourceUrl: text,
      sourceDate: text.min(1),
      /** Percentages that sum to 100 (within 0.5). */
      professional: z.number().min(0).max(100),
      intermediate: z.number().min(0).max(100),
      workingClass: z.number().min(0).max(100),
    }),
    projectState,
  ),
  'analysis.list': query(
    z.strictObject({ datasetId: id }),
    z.array(
      z.strictObject({
        id,
        title: text,
        question: text,
        /** Why it cannot run on this dataset; null where it can. */
        missing: text.nullable(),
        /** Why its figures cannot be weighted; null where they can. */
        whyUnweighted: text.nullable(),
        /** Whether it is about the whole file, so that filters and weights do not apply. */
        isOfImport: z.boolean(),
        /** What other datasets can stand beside for; null where it looks at one alone. */
        beside: z.strictObject({ label: text, help: text, most: z.number().int() }).nullable(),
        /** Option specs by name, in the analysis's order. */
        options: z.record(id, optionSpec),
      }),
    ),
  ),
  /** Categories to filter by, unordered; those of fewer people than may be named have no name. */
  'analysis.categories': query(
    z.strictObject({ datasetId: id, field }),
    z.strictObject({ names: z.array(text), hasUnnamed: z.boolean() }),
  ),
  /** Returns sealed bytes, which only disclosure/reopen reads. */
  'analysis.run': job(analysisRequest.shape, z.strictObject({ sealed: z.instanceof(Uint8Array) })),
  'finding.pin': command(analysisRequest, z.strictObject({ findingId: id })),
  'finding.list': query(
    nothing,
    z.array(
      z.strictObject({
        ...{ id, pinnedAt: text, request: analysisRequest, question: text },
        /** Null where it cannot be opened; `refusal` says why. */
        sealed: z.instanceof(Uint8Array).nullable(),
        refusal: failure.nullable(),
        /** Of one that cannot be opened: what it said when it was pinned, where that can be read. */
        headline: text.nullable(),
      }),
    ),
  ),
  /** Whether a pinned finding is stale, and why. */
  'finding.check': query(
    z.strictObject({ findingId: id }),
    z.strictObject({
      isStale: z.boolean(),
      /** Changed inputs, as sentences. */
      causes: z.array(text),
      /** Sealed result of today; null where there is none, for the reason in `causes`. */
      now: z.instanceof(Uint8Array).nullable(),
    }),
  ),
  /** Replaces the pinned result by today's. */
  'finding.pin-again': command(z.strictObject({ findingId: id }), z.strictObject({ findingId: id })),
  'finding.remove': command(z.strictObject({ findingId: id }), nothing),
  'finding.export': job(
    { token, formats },
    z.strictObject({
      files: z.array(text),
      /** A sentence on each pinned finding that has no figures to export. */
      leftOut: z.array(text),
    }),
  ),
  /** Runs a recipe's analyses and writes them to a folder; recorded like any export. */
  'recipe.export': job(
    {
      token,
      formats,
      title: text,
      /** Time stated in the files, or the day they were made. */
      made: z.strictObject({ time: text, isStated: z.boolean() }),
      runs: z.array(z.strictObject({ name: id, request: analysisRequest })).min(1),
    },
    z.strictObject({
      files: z.array(text),
      sealed: z.array(z.instanceof(Uint8Array)),
      /** Refused analyses; the others were written. */
      refused: z.array(z.strictObject({ name: text, failure })),
    }),
  ),
  'job.cancel': command(z.strictObject({ jobId }), nothing),
} satisfies Record<string, Entry>;

export type Requests = typeof requests;
export type RequestName = keyof Requests;
export type Input<Name extends RequestName> = z.infer<Requests[Name]['input']>;
export type Output<Name extends RequestName> = z.infer<Requests[Name]['output']>;

export const requestNames = Object.keys(requests) as readonly RequestName[];

export type Answer<Name extends RequestName> =
  { readonly ok: true; readonly value: Output<Name> } | { readonly ok: false; readonly error: Failure };
