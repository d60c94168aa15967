import { AppError } from '../../../errors.ts';
import type { TextDecoding } from '../../../ports.ts';
import type { Dialect, ExtractProfile } from '../../reader.ts';
import { describeColumns } from '../columns/column-plan.ts';
import type { Header } from './header.ts';
import type { PassPlan, PassResult } from './pass.ts';
import { repairRemarks } from './remarks.ts';

/** The profile of an extract that has been read to its end. */
export function describeExtract(
  plan: PassPlan,
  header: Header,
  result: PassResult,
  history: readonly string[],
  decode: TextDecoding,
): ExtractProfile {
  const { setAside, scanner } = result.intake;
  if (result.rows === 0 && setAside.count > 0) throw noGoodRow(setAside.count);
  const { columns, remarks } = describeColumns(plan.columns, result, decode, plan.valueLimit);
  const blankRemarks = plan.columns.some(({ kind }) => kind.type === 'blank')
    ? ['Every line ends with a separator; the empty last column was left out.']
    : [];
  return {
    format: 'csv',
    sheet: null,
    sheets: [],
    encoding: plan.encoding.encoding,
    dialect: usedDialect(plan.dialect, scanner.quotedFields),
    headerRow: header.row,
    rows: result.rows,
    setAsideCount: setAside.count,
    setAside: setAside.rows,
    remarks: [...header.remarks, ...history, ...repairRemarks(result), ...remarks, ...blankRemarks],
    columns,
  };
}

function usedDialect(dialect: Dialect, quotedFields: number): Dialect {
  return quotedFields > 0 ? dialect : { ...dialect, quote: '' };
}

function noGoodRow(count: number): AppError {
  return new AppError(
    'intake/no-rows',
    'No row of the file could be read with the columns of its header.',
    'Choose another separator or header row, or export the data again.',
    { setAside: count },
  );
}
