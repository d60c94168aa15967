import { AppError } from '../../../errors.ts';
import type { ByteSource, TextDecoding, Work } from '../../../ports.ts';
import {
  type ChunkSink,
  DEFAULT_VALUE_LIMIT,
  type ExtractProfile,
  type Reader,
  type ReadOptions,
} from '../../reader.ts';
import { dictionariesOf, PlanSearch } from '../../reading/columns/column-plan.ts';
import { checkColumns } from '../../reading/read-budget.ts';
import { planColumns, sampleColumns } from './column-sample.ts';
import { detectDialect } from './dialect.ts';
import {
  detectEncoding,
  type EncodingFound,
  looksLikeText,
  namedEncoding,
  withoutPadding,
} from './encoding.ts';
import { measureBelow } from './below-table.ts';
import { findHeader } from '../../reading/table-layout/header.ts';
import { type PassPlan, readPass } from './pass.ts';
import { describeExtract } from './profile.ts';
import { readSample, takeSample } from './sample.ts';

const SAMPLE_BYTES = 262_144;
const HEADER_RECORDS = 400;
/** Text separated by commas, semicolons, tabs or pipes. */
export const csvReader = {
  formats: ['csv'],
  recognises: looksLikeText,
  read: readCsv,
} satisfies Reader;

function readCsv(
  file: ByteSource,
  options: ReadOptions,
  sink: ChunkSink,
  decode: TextDecoding,
  work: Work,
): ExtractProfile {
  const source = withoutPadding(file);
  const head = new Uint8Array(Math.min(source.size, SAMPLE_BYTES));
  const length = source.read(0, head);
  if (length === 0) throw emptyFile();
  if (!looksLikeText(head)) {
    throw new AppError(
      'intake/not-text',
      'The file does not hold text, so it cannot be read as CSV.',
      'Export the data again as CSV, or choose another file.',
    );
  }
  const found =
    options.encoding === undefined
      ? detectEncoding(head.subarray(0, length), length === source.size, decode)
      : namedEncoding(options.encoding, head, decode);
  const host = { source, options, sink, decode, work };
  const padding = source === file ? [] : ['NUL bytes after the last line were left out.'];
  const asFound = readAs(host, found, [...padding, ...guessRemarks(found)]);
  if (asFound) return asFound;
  const asWindows = readAs(host, { ...found, encoding: 'Windows-1252', characters: null }, [
    ...padding,
    'The file is not valid UTF-8 throughout, so it was read as Windows-1252. Check letters with accents.',
  ]);
  if (asWindows) return asWindows;
  throw new AppError(
    'intake/unknown-encoding',
    'The text encoding of the file could not be told.',
    'Save the extract again as UTF-8.',
  );
}

function guessRemarks({ encoding, isGuess = false }: EncodingFound): string[] {
  if (!isGuess) return [];
  const name = encoding === 'macintosh' ? 'Mac Roman' : encoding;
  return [
    `The file does not say how its text is encoded; ${name} is a guess. Check letters with accents, and choose another encoding if they are wrong.`,
  ];
}

type Host = {
  readonly source: ByteSource;
  readonly options: ReadOptions;
  readonly sink: ChunkSink;
  readonly decode: TextDecoding;
  readonly work: Work;
};

/** Null where the file is not in that encoding. */
function readAs(host: Host, encoding: EncodingFound, remarks: readonly string[]): ExtractProfile | null {
  const { source, options, sink, decode, work } = host;
  const sample = takeSample(source, encoding, 0, SAMPLE_BYTES);
  const dialect = detectDialect(sample, options, decode);
  const { records } = readSample(sample, dialect, HEADER_RECORDS, decode);
  if (records.every((record) => record.fields?.length === 0))
    throw sample.isLast ? emptyFile() : noFirstRow();
  const header = findHeader(records, options.headerRow);
  checkColumns(header.names.length);
  const sampled = sampleColumns(source, encoding, dialect, header);
  const bytesBelow = measureBelow(source, encoding, dialect, header.names.length, decode);
  const search = new PlanSearch(planColumns(sampled, header, dialect, options));
  for (;;) {
    const plan: PassPlan = {
      encoding,
      dialect,
      headerRow: header.row,
      skip: header.skip,
      hasWrapped: sampled.hasWrapped,
      bytesBelow,
      columns: search.plans,
      valueLimit: options.valueLimit ?? DEFAULT_VALUE_LIMIT,
    };
    const result = readPass(source, plan, sink, work);
    if (!result.isEncodingValid) return null;
    if (!search.isSettledBy(result)) continue;
    sink.end(dictionariesOf(plan.columns, result, decode));
    return describeExtract(plan, header, result, [...remarks, ...search.remarks], decode);
  }
}

function emptyFile(): AppError {
  return new AppError('intake/empty-file', 'The file is empty.', 'Choose a file that holds the extract.');
}

function noFirstRow(): AppError {
  return new AppError(
    'intake/no-header',
    'The first row of the file has no end within 256 KB.',
    'Check that the file is a table of rows and columns, or export the data again.',
  );
}
