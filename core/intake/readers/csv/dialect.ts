import { usualWidth } from '../../reading/table-layout/sample-record.ts';
import type { TextDecoding } from '../../../ports.ts';
import type { Dialect, ReadOptions } from '../../reader.ts';
import { readSample, type SampleBytes } from './sample.ts';

/** In order of preference at equal fit; the comma is last, since it is most often part of a value. */
const DELIMITERS = ['\t', ';', '|', ','] as const;
const QUOTES = ['"', "'"] as const;

const MOST_RECORDS = 400;

/** Share of records with the modal number of fields below which a separator counts as punctuation. */
const LEAST_SHARE = 0.4;

/** The dialect under which most records have the same number of fields. */
export function detectDialect(sample: SampleBytes, options: ReadOptions, decode: TextDecoding): Dialect {
  const lineEnd = detectLineEnd(sample);
  const delimiters = options.delimiter === undefined ? DELIMITERS : [options.delimiter];
  const quotes = options.quote === undefined ? QUOTES : [options.quote];
  const fits = delimiters
    .flatMap((delimiter) => quotes.map((quote) => fitOf(sample, { delimiter, quote, lineEnd }, decode)))
    // Apostrophes occur in words, so single quotes count only where they quoted a field.
    .filter(({ dialect, quotedFields }) => dialect.quote !== "'" || quotedFields > 0 || quotes.length === 1);
  const columns = fits.filter(
    (fit) => fit.width > 1 && (fit.share >= LEAST_SHARE || delimiters.length === 1),
  );
  const [best] = columns.length > 0 ? columns.toSorted(better) : fits.toSorted(betterSingle);
  return best?.dialect ?? { delimiter: ',', quote: '"', lineEnd };
}

type Fit = {
  readonly dialect: Dialect;
  /** Modal number of fields. */
  readonly width: number;
  /** Proportion of records with that number of fields. */
  readonly share: number;
  readonly quotedFields: number;
};

function better(left: Fit, right: Fit): number {
  return right.share - left.share || preferQuote(left, right);
}

/** For one-column files: the separator that splits the fewest values. A comma stands for "none". */
function betterSingle(left: Fit, right: Fit): number {
  const single = (fit: Fit): number => (fit.width === 1 ? fit.share : 0);
  return single(right) - single(left) || preferComma(left, right) || preferQuote(left, right);
}

function preferComma(left: Fit, right: Fit): number {
  return Number(right.dialect.delimiter === ',') - Number(left.dialect.delimiter === ',');
}

/** Double quotes, unless only single ones quoted a field. */
function preferQuote(left: Fit, right: Fit): number {
  if (left.dialect.delimiter !== right.dialect.delimiter) return 0;
  const doubled = left.dialect.quote === '"' ? left : right;
  const single = doubled === left ? right : left;
  const winner = single.quotedFields > 0 && doubled.quotedFields === 0 ? single : doubled;
  return winner === left ? -1 : 1;
}

function fitOf(sample: SampleBytes, dialect: Dialect, decode: TextDecoding): Fit {
  const { records, quotedFields } = readSample(sample, dialect, MOST_RECORDS, decode);
  const written = records.filter((record) => record.fields === null || record.fields.length > 0);
  const width = usualWidth(written.map((record) => record.fields?.length ?? 0));
  const fitting = written.filter((record) => record.fields?.length === width).length;
  return { dialect, width, share: written.length === 0 ? 0 : fitting / written.length, quotedFields };
}

type LineEnds = { readonly feeds: number; readonly returns: number; readonly pairs: number };

/** The file's own line end, taken outside quotes: those inside come from text that people typed. */
function detectLineEnd(sample: SampleBytes): Dialect['lineEnd'] {
  const outside = countLineEnds(sample, true);
  const { feeds, returns, pairs } =
    outside.feeds + outside.returns > 0 ? outside : countLineEnds(sample, false);
  if (feeds === 0) return returns > 0 ? 'CR' : 'LF';
  return pairs * 2 > feeds ? 'CRLF' : 'LF';
}

/** Counting stops at a quotation mark that the sample does not close. */
function countLineEnds({ bytes, length }: SampleBytes, isOutsideQuotes: boolean): LineEnds {
  let counts: LineEnds = { feeds: 0, returns: 0, pairs: 0 };
  let feeds = 0;
  let returns = 0;
  let pairs = 0;
  let isQuoted = false;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at]!;
    if (byte === DOUBLE_QUOTE && isOutsideQuotes) {
      if (isQuoted && bytes[at + 1] === DOUBLE_QUOTE && at + 1 < length) at++;
      else if (isQuoted) isQuoted = at + 1 < length && !FIELD_ENDS.has(bytes[at + 1]!);
      else if (at === 0 || FIELD_ENDS.has(bytes[at - 1]!)) {
        counts = { feeds, returns, pairs };
        isQuoted = true;
      }
    } else if (isQuoted) continue;
    else if (byte === 10) {
      feeds++;
      if (at > 0 && bytes[at - 1] === 13) pairs++;
    } else if (byte === 13) returns++;
  }
  return isQuoted ? counts : { feeds, returns, pairs };
}

const DOUBLE_QUOTE = 34;
const FIELD_ENDS = new Set(['\t', ';', '|', ',', '\r', '\n'].map((mark) => mark.charCodeAt(0)));
