import { basename } from 'node:path';
import { AppError } from '../../../core/errors.ts';
import { ageBandLabels, ageBandRemark, bandingAges } from '../../../core/intake/deriving/age-bands.ts';
import type { ColumnChoice, ColumnLeftOut } from '../../../core/intake/mapping/column-choice.ts';
import { type DatasetKind, type FieldId, fieldOf } from '../../../core/table/fields.ts';
import { IdTally, scientificRemark } from '../../../core/intake/joining/id-profile.ts';
import { headingText, printedText, remarkText } from '../../../core/intake/mapping/heading-text.ts';
import type { ChunkSink, ColumnProfile, ExtractProfile, ReadOptions } from '../../../core/intake/reader.ts';
import type { ColumnType } from '../../../core/table/column.ts';
import { hashingPersonIds } from './person-ids.ts';
import type { Call, ProjectSession } from '../session.ts';
import { isMappingId, mappingAtHand } from '../mapping/saved-mappings.ts';
import type { ImportEnd } from '../../store/import-writer.ts';

export type ExtractImport = {
  readonly path: string;
  readonly label: string;
  readonly kind: DatasetKind;
  readonly wave: string;
  /** Columns to keep, each with its field; all others are left out. */
  readonly fields: readonly {
    readonly column: string;
    readonly field: FieldId;
    readonly chosenBy: ColumnChoice;
    readonly type?: ColumnType;
  }[];
  /** The kept columns that may identify people and were confirmed. */
  readonly confirmed: readonly string[];
  /** Why a column was left out. */
  readonly leftOutBecause: (column: string) => ColumnLeftOut;
  readonly options: ReadOptions;
  /** Profiles from the inspection; empty without one. */
  readonly columnsSeen: readonly ColumnProfile[];
  /** Digest of the file at its inspection; null without one. */
  readonly expectedSha256: string | null;
  /** Dataset or saved mapping whose codings are taken over. Errors: project/no-dataset, mapping/not-at-hand. */
  readonly templateId: string | null;
};

export type Imported = {
  datasetId: string;
  rows: number;
  setAsideCount: number;
  columnsLeftOut: string[];
  remarks: string[];
};

/** Imports an extract into the open project; on failure the project is unchanged. */
export async function importExtract(
  session: ProjectSession,
  call: Call,
  extract: ExtractImport,
): Promise<Imported> {
  refuseRepeatedFields(extract);
  const kept = extract.fields.map(({ column }) => column);
  const options: ReadOptions = {
    ...extract.options,
    // Values are listed by the inspection only.
    valueLimit: 0,
    types: Object.fromEntries(
      extract.fields.flatMap(({ column, field, type }) =>
        // Dates of birth and ages are found by evidence, to become bands.
        field === 'age-band' ? [] : [[column, typeOf(field, type)]],
      ),
    ),
  };
  const { label, kind, wave } = extract;
  const writer = session.store.beginImport({
    label,
    kind,
    wave,
    fileName: basename(extract.path),
    now: call.now,
  });
  try {
    const columnFor = (field: FieldId): string | null =>
      extract.fields.find((each) => each.field === field)?.column ?? null;
    const tally = new IdTally();
    const ages = columnFor('age-band');
    const banding = ages === null ? null : bandingAges(writer, ages, wave);
    const hashing = hashingPersonIds(
      banding?.sink ?? writer,
      columnFor('person-id'),
      () => session.store.personKey(),
      tally,
    );
    const sink = refusingMissing(refusingBadCounts(hashing, columnFor('count')), kept);
    const task = { path: extract.path, options, purpose: 'import' as const, keep: kept };
    const {
      profile: read,
      sha256,
      leftOut,
    } = await session.reader.read(task, sink, call.job, 'Bringing the rows in');
    if (extract.expectedSha256 !== null && sha256 !== extract.expectedSha256) throw fileChanged();
    if (read.rows === 0) throw nothingToImport();
    const profile = withAgeBands(withIdentifiers(read, tally), banding?.isBanded() ? ages : null, wave);
    const mapping = extract.fields.map(({ column, field, chosenBy }) => ({ column, field, chosenBy }));
    const columnsLeftOut = leftOut.map(extract.leftOutBecause);
    const datasetId = writer.finish({
      profile: withConfirmed(withUnread(withChoices(profile, extract.options), extract.columnsSeen), extract),
      sha256,
      mapping,
      columnsLeftOut,
      ...codingsFrom(session, extract),
    });
    session.onChange();
    const { rows, setAsideCount } = profile;
    const { remarks } = withConfirmed(profile, extract);
    return { datasetId, rows, setAsideCount, columnsLeftOut: [...leftOut], remarks: remarks.map(remarkText) };
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

/** Codings of the source for fields that this file has as well. */
function codingsFrom(
  session: ProjectSession,
  { templateId, fields }: ExtractImport,
): Pick<ImportEnd, 'codingsOf' | 'codings'> {
  if (templateId === null) return {};
  const mapped = fields.map(({ field }) => field);
  if (!isMappingId(templateId)) return { codingsOf: [{ datasetId: templateId, fields: mapped }] };
  const { codings } = mappingAtHand(session, templateId);
  return { codings: codings.filter(({ field }) => mapped.includes(field)) };
}

function withIdentifiers(profile: ExtractProfile, { profile: identifiers }: IdTally): ExtractProfile {
  if (identifiers === null) return profile;
  return { ...profile, identifiers, remarks: [...profile.remarks, ...scientificRemark(identifiers)] };
}

/** A column of dates of birth or of ages was kept as bands. */
function withAgeBands(profile: ExtractProfile, column: string | null, day: string): ExtractProfile {
  if (column === null) return profile;
  return {
    ...profile,
    columns: profile.columns.map((each) =>
      each.name === column
        ? { ...each, type: 'category' as const, distinct: ageBandLabels.length - 1, values: [] }
        : each,
    ),
    remarks: [...profile.remarks, ageBandRemark(headingText(column), day)],
  };
}

/** Keeps the read options that a person chose, for a saved mapping. */
function withChoices(profile: ExtractProfile, options: ReadOptions): ExtractProfile {
  const { encoding, delimiter, headerRow, sheet } = options;
  const choices = {
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(sheet === undefined ? {} : { sheet }),
  };
  return Object.keys(choices).length === 0 ? profile : { ...profile, choices };
}

/** Counts cells that were not readable as the column's type, where that differs from the inspection's. */
function withUnread(profile: ExtractProfile, seen: readonly ColumnProfile[]): ExtractProfile {
  const before = new Map(seen.map((column) => [column.name, column]));
  return {
    ...profile,
    columns: profile.columns.map((column) => {
      const looked = before.get(column.name);
      const isTyped = column.type === 'number' || column.type === 'date';
      if (!isTyped || looked === undefined || looked.type === column.type) return column;
      const unread = column.missing - looked.missing;
      return unread > 0 ? { ...column, unread } : column;
    }),
  };
}

/** Records the confirmation in the dataset's profile and among its remarks. */
function withConfirmed(profile: ExtractProfile, { confirmed, fields }: ExtractImport): ExtractProfile {
  if (confirmed.length === 0) return profile;
  const remarks = fields.flatMap(({ column, field }) =>
    confirmed.includes(column)
      ? [`“${headingText(column)}” may point at people; that it is ${fieldOf(field).label} was confirmed.`]
      : [],
  );
  return { ...profile, confirmed, remarks: [...profile.remarks, ...remarks] };
}

/** Identifiers are always text, so that they can be hashed. */
function typeOf(field: FieldId, asked: ColumnType | undefined): ColumnType {
  const { type } = fieldOf(field);
  return field === 'person-id' ? type : (asked ?? type);
}

/** Refuses a file without one of the mapped columns. */
function refusingMissing(writer: ChunkSink, kept: readonly string[]): ChunkSink {
  return {
    ...writer,
    begin(columns) {
      const missing = kept.filter((column) => !columns.some(({ name }) => name === column));
      if (missing.length > 0) throw missingColumns(missing);
      writer.begin(columns);
    },
  };
}

/** Refuses counts of people that are not whole numbers of at least zero. */
function refusingBadCounts(writer: ChunkSink, countColumn: string | null): ChunkSink {
  if (countColumn === null) return writer;
  let position = -1;
  let before = 0;
  return {
    begin(columns) {
      position = columns.findIndex(({ name }) => name === countColumn);
      before = 0;
      writer.begin(columns);
    },
    chunk(chunk) {
      const column = chunk.columns[position];
      if (column?.type === 'number') {
        const bad = column.values.findIndex((value) => !(Number.isInteger(value) && value >= 0));
        if (bad >= 0) throw badCount(before + bad + 1);
      }
      before += chunk.rows;
      writer.chunk(chunk);
    },
    end: (dictionaries) => writer.end(dictionaries),
  };
}

function refuseRepeatedFields({ fields }: ExtractImport): void {
  const seen = new Set<FieldId>();
  for (const { field } of fields) {
    if (seen.has(field)) {
      throw new AppError(
        'intake/field-twice',
        `Two columns are mapped to ${fieldOf(field).label}.`,
        'Keep one of them and leave the other out.',
      );
    }
    seen.add(field);
  }
}

const missingColumns = (names: readonly string[]): AppError =>
  new AppError(
    'intake/missing-column',
    `The file has no ${names.length === 1 ? 'column' : 'columns'} called ${names.map((name) => printedText(name)).join(', ')}.`,
    'Check the headers of the file against the mapping.',
  );

const fileChanged = (): AppError =>
  new AppError(
    'intake/file-changed',
    'The file changed since it was looked at, so nothing was imported.',
    'Choose it again and check the mapping.',
  );

const nothingToImport = (): AppError =>
  new AppError(
    'intake/no-rows',
    'The file holds no row that can be used.',
    'Check the delimiter and the header row, or save the extract anew.',
  );

const badCount = (row: number): AppError =>
  new AppError(
    'intake/bad-count',
    `In data row ${row} the number of people is missing or not a whole number of zero or more.`,
    'Correct the column in the extract, or map another column to the number of people.',
    { row },
  );
