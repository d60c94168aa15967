import type { ByteSource } from '../../../ports.ts';
import type { Dialect, ReadOptions } from '../../reader.ts';
import { ByteDictionary } from '../../reading/columns/byte-dictionary.ts';
import {
  type ColumnPlan,
  fixedKind,
  type SampledColumns,
  sampledKind,
} from '../../reading/columns/column-plan.ts';
import { hasPossibleThousands } from '../../reading/columns/label-evidence.ts';
import type { EncodingFound } from './encoding.ts';
import type { Header } from '../../reading/table-layout/header.ts';
import { RecordScanner } from './record-scanner.ts';
import { type SampleBytes, takeSample } from './sample.ts';
import { unwrapFields } from './wrapped-fields.ts';

const PART_BYTES = 131_072;
const MOST_ROWS = 2_000;
const MOST_SLOTS = 262_144;
/** Samples the start, middle and end of the file: columns are often empty at the start. */
export function sampleColumns(
  source: ByteSource,
  encoding: EncodingFound,
  dialect: Dialect,
  header: Header,
): SampledColumns & { readonly hasWrapped: boolean } {
  const dictionaries = header.names.map(() => new ByteDictionary());
  const offsets = source.size > 4 * PART_BYTES ? [0, source.size >> 1, source.size - PART_BYTES] : [0];
  let rows = 0;
  let usedBytes = 0;
  let wrapped = 0;
  for (const offset of offsets) {
    const length = offsets.length === 1 ? 4 * PART_BYTES : PART_BYTES;
    const part = takeSample(source, encoding, offset, length);
    const found = addRecords(part, dialect, offset === 0 ? header.skip : -1, dictionaries);
    rows += found.rows;
    usedBytes += found.bytes;
    wrapped += found.wrapped;
  }
  const estimatedRows = Math.max(rows, (rows * source.size) / Math.max(1, usedBytes));
  return { dictionaries, rows, estimatedRows, hasWrapped: wrapped > 0 };
}

/** `skip` -1: the sample starts in the middle of a record. */
function addRecords(
  sample: SampleBytes,
  dialect: Dialect,
  skip: number,
  dictionaries: readonly ByteDictionary[],
): { rows: number; bytes: number; wrapped: number } {
  const { bytes, length } = sample;
  const view = new DataView(bytes.buffer);
  const width = dictionaries.length;
  const scanner = new RecordScanner(dialect, width);
  scanner.look(bytes, length, sample.isLast);
  const mostRows = Math.min(MOST_ROWS, Math.ceil(MOST_SLOTS / width));
  let at = skip < 0 ? scanner.endOfLine(0) : 0;
  let seen = 0;
  let rows = 0;
  let used = 0;
  let wrapped = 0;
  while (at >= 0 && at < length && rows < mostRows) {
    const next = scanner.next(at, 0);
    const isKept = next >= 0 && ++seen > skip && scanner.fields === width && !scanner.isBlankLine(0);
    if (isKept) {
      scanner.undoubleQuotes();
      wrapped += unwrapFields(scanner, bytes, 0, width);
      dictionaries.forEach((dictionary, column) => {
        dictionary.codeOf(bytes, view, scanner.starts[column]!, scanner.ends[column]!);
      });
      rows++;
      used += next - at;
    }
    if (next < 0) seen++;
    at = next >= 0 ? next : scanner.endOfLine(at);
  }
  return { rows, bytes: used, wrapped };
}

/** Column plan from the sample; a pass over the whole file may refute it. */
export function planColumns(
  sampled: SampledColumns,
  header: Header,
  dialect: Dialect,
  options: ReadOptions,
): ColumnPlan[] {
  const hasDecimalComma = dialect.delimiter !== ',';
  const plans = sampled.dictionaries.map((dictionary, column) => {
    const name = header.names[column] ?? '';
    const fixed = options.types?.[name];
    const isBlank = column >= header.names.length - header.blankLast && dictionary.size === 1;
    const kind = fixed
      ? fixedKind(fixed, dictionary, hasDecimalComma)
      : isBlank
        ? ({ type: 'blank' } as const)
        : sampledKind(dictionary, sampled, hasDecimalComma);
    const isLeftOut = options.leaveOut?.includes(name) ?? false;
    return { name, kind, tried: [kind], isFixed: fixed !== undefined, isLeftOut };
  });
  return plans.some(({ kind }) => kind.type === 'number' && kind.decimal === ',')
    ? plans.map((plan, column) => withDecimalComma(plan, sampled.dictionaries[column]))
    : plans;
}

/** One program writes all numbers of a file alike: beside 7,5 the value 31.000 is thirty-one thousand. */
function withDecimalComma(plan: ColumnPlan, dictionary: ByteDictionary | undefined): ColumnPlan {
  const { kind } = plan;
  if (kind.type !== 'number' || kind.decimal === ',' || !dictionary || !hasPossibleThousands(dictionary)) {
    return plan;
  }
  const comma: ColumnPlan['kind'] = { type: 'number', decimal: ',' };
  return { ...plan, kind: comma, tried: [comma] };
}
