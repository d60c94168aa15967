import { AppError } from '../../../errors.ts';
import type { TextDecoding } from '../../../ports.ts';
import type { Dialect, ExtractProfile } from '../../reader.ts';
import { describeColumns } from '../../reading/columns/column-plan.ts';
import type { Header } from '../../reading/table-layout/header.ts';
import type { PassPlan, PassResult } from './pass.ts';
import { repairRemarks } from './remarks.ts';

/** The profile of an extract after its last pass. */
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
  const blanks = plan.columns.filter(({ kind }) => kind.type === 'blank').length;
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
    remarks: [
      ...header.remarks,
      ...history,
      ...repairRemarks(result),
      ...remarks,
      ...blankRemarks(blanks),
      ...singleRemarks(plan.columns.length, result.rows),
    ],
    columns,
  };
}

function singleRemarks(columns: number, rows: number): string[] {
  if (columns !== 1 || rows === 0) return [];
  return ['One column was found, as no comma, semicolon, tab or bar separates values in most lines.'];
}

function blankRemarks(count: number): string[] {
  if (count === 0) return [];
  return [
    count === 1
      ? 'Every line ends with a separator; the empty last column was left out.'
      : `The last ${count} columns are empty and have no names; they were left out.`,
  ];
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
