import { z } from 'zod';
import { backgrounds } from '../background/background.ts';
import {
  text,
  id,
  token,
  jobId,
  passphrase,
  policyId,
  kind,
  date,
  preparation,
  picked,
  meaning,
  field,
  fieldMeaning,
  benchmark,
  schemeSummary,
  projectState,
  inspection,
  columnMapping,
  columnInUse,
  codingInUse,
  imported,
  peopleMatch,
  several,
  analysisRequest,
  optionSpec,
  checkList,
  fixKind,
} from './shapes.ts';

/**
 * The only words the window and the core share. Handlers, preload, the window's client and the test that every
 * entry has a handler all come from `requests`. Outputs hold no path, no SQL, no stack and, outside a
 * Preparation, no count that has not passed disclosure control.
 */

const nothing = z.strictObject({});
const background = z.enum(backgrounds);
const reportFormats = z.array(z.enum(['html', 'pdf', 'xlsx', 'ods', 'csv', 'json'])).min(1);

type Entry = {
  readonly kind: 'query' | 'command' | 'job';
  readonly input: z.ZodType;
  readonly output: z.ZodType;
};

const query = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({
  kind: 'query' as const,
  input,
  output,
});
const command = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({
  kind: 'command' as const,
  input,
  output,
});
/** Long work: its input carries a jobId, its progress comes as events, it can be cancelled. */
const job = <I extends z.ZodRawShape, O extends z.ZodType>(input: I, output: O) => ({
  kind: 'job' as const,
  input: z.strictObject({ jobId, ...input }),
  output,
});

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
      purpose: z.enum(['open-extract', 'open-project', 'create-project', 'export-folder']),
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
  /** In memory only, for a recipe that is run without a project; gone when it is closed. */
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
  'extract.inspect': job(
    {
      token,
      encoding: text.optional(),
      delimiter: z.enum([',', ';', '\t', '|']).optional(),
      headerRow: z.number().int().nullable().optional(),
      /** Of a workbook. */
      sheet: text.optional(),
      /** How many values are listed for each column. */
      valueLimit: z.number().int().min(0).max(100_000).optional(),
      /** The dataset whose mapping is wanted; without it the one that fits best is offered. */
      templateId: id.optional(),
    },
    preparation(inspection),
  ),
  'dataset.import': job(
    {
      token,
      label: text,
      kind,
      wave: date,
      columns: z.array(columnMapping),
      /** The dataset whose decisions on answers come along, for fields that both have. */
      templateId: id.optional(),
    },
    preparation(imported),
  ),
  'dataset.match': query(z.strictObject({ leftId: id, rightId: id }), preparation(peopleMatch)),
  /** Rows of the left dataset with columns of the right one, as a dataset of its own. */
  'dataset.join': job(
    {
      leftId: id,
      rightId: id,
      label: text.min(1),
      fields: z.array(field),
      whenSeveral: several,
      promotions: z.strictObject({ months: z.number().int().min(1).max(240) }).nullable(),
    },
    preparation(imported),
  ),
  'dataset.import-report': query(
    z.strictObject({ datasetId: id }),
    preparation(
      z.strictObject({
        fileName: text,
        importedAt: text,
        rows: z.number(),
        setAsideCount: z.number(),
        setAside: z.array(z.strictObject({ row: z.number(), reason: text })),
        columnsLeftOut: z.array(text),
        remarks: z.array(text),
        columns: z.array(columnInUse),
        /** How many different answers of each field were given a meaning. */
        codings: z.array(codingInUse),
      }),
    ),
  ),
  'dataset.remove': command(z.strictObject({ datasetId: id }), projectState),
  'check.list': query(z.strictObject({ datasetId: id }), preparation(checkList)),
  'check.fix': command(z.strictObject({ datasetId: id, finding: id, fix: fixKind }), projectState),
  'check.undo': command(z.strictObject({ datasetId: id, fixId: id }), projectState),
  'scheme.list': query(nothing, z.array(schemeSummary)),
  /** Who would be counted elsewhere under another scheme. */
  'scheme.compare': query(
    z.strictObject({ datasetId: id, schemeId: id }),
    preparation(
      z.strictObject({
        moves: z.array(z.strictObject({ from: background, to: background, people: z.number() })),
        people: z.number(),
      }),
    ),
  ),
  'answers.list': query(
    z.strictObject({ datasetId: id }),
    preparation(
      z.strictObject({
        answers: z.array(
          z.strictObject({
            answer: z.string(),
            count: z.number(),
            meaning: meaning.nullable(),
            /** The group or reason it has under the scheme in force; null when it has no meaning yet. */
            background: background.nullable(),
            /** Whether its group depends on the other three questions. */
            isKindOfWork: z.boolean(),
            note: text,
          }),
        ),
        /** Answer options of the instrument that a raw answer can be said to mean. */
        instrument: z.array(z.strictObject({ code: id, label: text, background: background })),
      }),
    ),
  ),
  'answers.assign': command(
    z.strictObject({
      datasetId: id,
      assignments: z.array(z.strictObject({ answer: z.string(), meaning: meaning.nullable() })),
    }),
    projectState,
  ),
  'coding.list': query(
    z.strictObject({ datasetId: id, field }),
    preparation(
      z.strictObject({
        answers: z.array(
          z.strictObject({
            answer: z.string(),
            count: z.number(),
            meaning: fieldMeaning.nullable(),
            /** Where it is counted; null while it has no meaning and needs one. */
            category: z.string().nullable(),
          }),
        ),
        /** Answers of the field's own list, where it has one. */
        choices: z.array(z.strictObject({ code: id, label: text, gives: z.enum(['category', 'reason']) })),
        /** In their order, lowest first. */
        categories: z.array(z.string()),
        isOrdered: z.boolean(),
        /** Answers that the field's list knows and that nobody has taken for its answers yet. */
        offers: z.array(z.strictObject({ answer: z.string(), meaning: fieldMeaning })),
      }),
    ),
  ),
  'coding.assign': command(
    z.strictObject({
      datasetId: id,
      field,
      assignments: z.array(z.strictObject({ answer: z.string(), meaning: fieldMeaning.nullable() })),
    }),
    projectState,
  ),
  'coding.order': command(
    z.strictObject({ datasetId: id, field, order: z.array(z.string()).max(1_000) }),
    projectState,
  ),
  'benchmark.list': query(nothing, z.array(benchmark)),
  'benchmark.add': command(
    z.strictObject({
      label: text.min(1),
      population: text.min(1),
      sourceTitle: text.min(1),
      sourceUrl: text,
      sourceDate: text.min(1),
      /** Percentages that add up to 100 (within 0.5). */
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
        /** Why it cannot run on this dataset; null when it can. */
        missing: text.nullable(),
        options: z.array(optionSpec),
      }),
    ),
  ),
  /** Answers sealed bytes: only disclosure/reopen reads them. */
  'analysis.run': job(analysisRequest.shape, z.strictObject({ sealed: z.instanceof(Uint8Array) })),
  'finding.pin': command(analysisRequest, z.strictObject({ findingId: id })),
  'finding.list': query(
    nothing,
    z.array(
      z.strictObject({ id, pinnedAt: text, request: analysisRequest, sealed: z.instanceof(Uint8Array) }),
    ),
  ),
  'finding.remove': command(z.strictObject({ findingId: id }), nothing),
  'finding.export': job({ token, formats: reportFormats }, z.strictObject({ files: z.array(text) })),
  /** Runs a recipe's analyses and writes them to a folder; recorded like any other export. */
  'recipe.export': job(
    {
      token,
      formats: reportFormats,
      title: text,
      runs: z.array(z.strictObject({ name: id, request: analysisRequest })).min(1),
    },
    z.strictObject({ files: z.array(text), sealed: z.array(z.instanceof(Uint8Array)) }),
  ),
  'job.cancel': command(z.strictObject({ jobId }), nothing),
} satisfies Record<string, Entry>;

export type Requests = typeof requests;
export type RequestName = keyof Requests;
export type Input<Name extends RequestName> = z.infer<Requests[Name]['input']>;
export type Output<Name extends RequestName> = z.infer<Requests[Name]['output']>;

export const requestNames = Object.keys(requests) as readonly RequestName[];

/** What crosses when something was refused. */
export const failure = z.strictObject({
  code: text,
  what: text,
  whatToDo: text,
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))])),
  incidentId: text.nullable(),
});
export type Failure = z.infer<typeof failure>;

export type Answer<Name extends RequestName> =
  { readonly ok: true; readonly value: Output<Name> } | { readonly ok: false; readonly error: Failure };
