import type { ByteSource, TextDecoding } from '../../../ports.ts';
import type { ReadOptions } from '../../reader.ts';
import { distinctNames } from '../../reading/table-layout/header.ts';
import { truncatedFile } from '../../reading/stat-files/faults.ts';
import type { EncodedText } from '../../reading/stat-files/encoded-text.ts';
import { FieldReader } from '../../reading/stat-files/field-reader.ts';
import { feedFrom, ForwardBytes } from '../../reading/stat-files/forward-bytes.ts';
import type { NumericCells } from '../../reading/stat-files/numeric-cells.ts';
import { ReadBudget } from '../../reading/read-budget.ts';
import type { LabelledTable } from '../../reading/stat-files/read-table.ts';
import { putRuns, type RunColumn } from '../../reading/stat-files/row-runs.ts';
import { chooseWords } from '../../reading/stat-files/word-choice.ts';
import { type CaseLayout, CaseReader } from './case-reader.ts';
import { isMoment, meaningOf, numericCellsOf, textCellsOf } from './columns.ts';
import { type Dictionary, readDictionary } from './dictionary.ts';
import { findEncoding } from './encoding.ts';
import { type FileHeader, readFileHeader } from './file-header.ts';
import { resolveVariables, type Variable } from './variables.ts';
import { inflatedFeed } from './zlib-feed.ts';

const ELEMENT_BYTES = 8;

type CaseColumn = RunColumn<CaseReader>;

export function openSav(source: ByteSource, options: ReadOptions, decode: TextDecoding): LabelledTable {
  const fields = new FieldReader(source);
  const header = readFileHeader(fields);
  const dictionary = readDictionary(fields);
  const { text, isGuess } = findEncoding(dictionary.extensions, options.encoding, decode);
  const found = resolveVariables(dictionary, text);
  const names = distinctNames(found.map(({ name }) => name));
  const variables = found.map((variable, index) => ({ ...variable, name: names[index]! }));
  const cases = caseCount(header, dictionary, source.size - fields.position);
  const budget = new ReadBudget(source.size);
  const openCases = caseOpener(source, fields, header, dictionary, cases, budget);
  const columns = columnsOf(variables, text, options, fields.isLittleEndian, openCases);
  const weight = variables.find(({ element }) => element === header.weightElement - 1);
  return {
    format: 'sav',
    text,
    isEncodingGuess: isGuess,
    columns,
    rows: cases ?? Math.ceil(source.size / (dictionary.elements * ELEMENT_BYTES)),
    budget,
    putRows: (batch) => putRuns(batch, columns, openCases()),
    remarks: () =>
      weight
        ? [`The file weights its rows by ${weight.name}; no weight is used here unless you choose one.`]
        : [],
  };
}

/** Null where the file does not say. Errors: intake/truncated-file where it is shorter than its cases. */
function caseCount(
  header: FileHeader,
  { extensions, elements }: Dictionary,
  dataBytes: number,
): number | null {
  const cases = extensions.cases ?? header.cases;
  if (cases !== null && header.compression === 'none' && cases * elements * ELEMENT_BYTES > dataBytes) {
    throw truncatedFile();
  }
  return cases;
}

function caseOpener(
  source: ByteSource,
  { position, isLittleEndian }: FieldReader,
  { compression, bias }: FileHeader,
  { variables, elements, extensions }: Dictionary,
  cases: number | null,
  budget: ReadBudget,
): () => CaseReader {
  const isNumber = new Uint8Array(elements);
  for (const { element, width } of variables) if (width === 0) isNumber[element] = 1;
  const layout: CaseLayout = {
    cases,
    elements,
    isNumber,
    isCompressed: compression !== 'none',
    isLittleEndian,
    bias,
    systemMissing: extensions.systemMissing,
  };
  return () => {
    const feed =
      compression === 'zlib'
        ? inflatedFeed(source, position, isLittleEndian, budget)
        : feedFrom(source, position);
    return new CaseReader(layout, new ForwardBytes(feed));
  };
}

function columnsOf(
  variables: readonly Variable[],
  text: EncodedText,
  options: ReadOptions,
  isLittleEndian: boolean,
  openCases: () => CaseReader,
): CaseColumn[] {
  const numeric = variables
    .filter(({ segments }) => segments.length === 0)
    .map((variable) => ({ variable, meaning: meaningOf(variable, text, isLittleEndian) }));
  const areWords = chooseWords(
    numeric.map(({ variable, meaning }) => ({
      place: variable.element,
      meaning,
      fixed: isMoment(variable) ? 'number' : options.types?.[variable.name],
    })),
    openCases,
  );
  const numericColumns = new Map(
    numeric.map(({ variable, meaning }, index) => [
      variable,
      numericColumn(variable, numericCellsOf(variable, meaning, areWords[index]!)),
    ]),
  );
  return variables.map((variable) => numericColumns.get(variable) ?? textColumn(variable, text));
}

function numericColumn({ name, label, element }: Variable, cells: NumericCells): CaseColumn {
  const put: CaseColumn['put'] = (batch, column, reader) =>
    cells.put(batch, column, reader.numbersOf(element));
  return { ...cells, name, label, put };
}

function textColumn(variable: Variable, text: EncodedText): CaseColumn {
  const { name, label } = variable;
  const cells = textCellsOf(variable, text);
  const put: CaseColumn['put'] = (batch, column, { bytes, caseBytes }, count) =>
    cells.put(batch, column, { bytes, caseBytes, count });
  return { ...cells, name, label, areLabels: false, put };
}
