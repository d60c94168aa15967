import { z } from 'zod';
import { backgrounds } from '../background/background.ts';
import { command, job, nothing, query } from './entry.ts';
import { text, id, token, kind, date, preparation, categoryOrder, field, heading } from './basics.ts';
import { meaning, fieldMeaning } from './answer-shapes.ts';
import { projectState } from './project-shapes.ts';
import {
  inspection,
  columnMapping,
  columnInUse,
  columnLeftOut,
  codingInUse,
  imported,
} from './extract-shapes.ts';
import { peopleMatch, several } from './join-shapes.ts';
import { checkList, fixKind } from './check-shapes.ts';
import { ownName, places, schemeSummary } from './scheme-shapes.ts';

const background = z.enum(backgrounds);

/** From a file to coded answers: look, import, join, check, group. */
export const dataRequests = {
  'extract.inspect': job(
    {
      token,
      encoding: text.optional(),
      delimiter: z.enum([',', ';', '\t', '|']).optional(),
      headerRow: z.number().int().nullable().optional(),
      /** Sheet of a workbook. */
      sheet: text.optional(),
      /** Number of values listed for each column. */
      valueLimit: z.number().int().min(0).max(100_000).optional(),
      /** Dataset or saved mapping to use; absent to be offered the best-fitting dataset. */
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
      /** Columns that may identify people and are confirmed to split findings. */
      confirmed: z.array(heading).optional(),
      /** Dataset or saved mapping whose codings are copied, for fields that both have. */
      templateId: id.optional(),
    },
    preparation(imported),
  ),
  /** Writes headings, fields and codings, without rare answers, to a file; recorded. */
  'mapping.save': command(
    z.strictObject({ token, datasetId: id }),
    preparation(z.strictObject({ columns: z.number(), answers: z.number(), answersHeldBack: z.number() })),
  ),
  /** Returns a `templateId` that is valid while the project is open. */
  'mapping.open': query(z.strictObject({ token }), z.strictObject({ templateId: id, label: text })),
  'dataset.match': query(z.strictObject({ leftId: id, rightId: id }), preparation(peopleMatch)),
  /** Creates a dataset of the left rows with columns of the right one. */
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
        columnsLeftOut: z.array(columnLeftOut),
        remarks: z.array(text),
        columns: z.array(columnInUse),
        /** Number of distinct coded answers of each field. */
        codings: z.array(codingInUse),
      }),
    ),
  ),
  'dataset.remove': command(z.strictObject({ datasetId: id }), projectState),
  'check.list': query(z.strictObject({ datasetId: id }), preparation(checkList)),
  'check.fix': command(z.strictObject({ datasetId: id, finding: id, fix: fixKind }), projectState),
  'check.undo': command(z.strictObject({ datasetId: id, fixId: id }), projectState),
  'scheme.list': query(nothing, z.array(schemeSummary)),
  /** Creates a grouping of the organisation's own from a shipped scheme. */
  'scheme.create': command(
    z.strictObject({ label: ownName, basedOn: id, places }),
    z.strictObject({ schemeId: id, project: projectState }),
  ),
  'scheme.change': command(z.strictObject({ schemeId: id, places }), projectState),
  'scheme.rename': command(z.strictObject({ schemeId: id, label: ownName }), projectState),
  'scheme.remove': command(z.strictObject({ schemeId: id }), projectState),
  'scheme.restore': command(z.strictObject({ schemeId: id }), projectState),
  /** People whose background would differ under another scheme. */
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
            /** Group or reason under the scheme in force; null while uncoded. */
            background: background.nullable(),
            /** Whether its group depends on the other three questions. */
            isKindOfWork: z.boolean(),
            note: text,
          }),
        ),
        /** Answer options of the instrument. */
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
            /** Category; null while uncoded, where the field requires a code. */
            category: z.string().nullable(),
          }),
        ),
        /** Answers of the field's list, where it has one. */
        choices: z.array(z.strictObject({ code: id, label: text, gives: z.enum(['category', 'reason']) })),
        /** Categories from lowest to highest. */
        categories: z.array(z.string()),
        isOrdered: z.boolean(),
        /** Answers that the field's list recognises but is not applied to yet. */
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
  'coding.order': command(z.strictObject({ datasetId: id, field, order: categoryOrder }), projectState),
};
