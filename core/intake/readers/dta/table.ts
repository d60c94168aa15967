import type { ByteSource, TextDecoding } from '../../../ports.ts';
import type { ReadOptions } from '../../reader.ts';
import { distinctNames } from '../../reading/table-layout/header.ts';
import { chosenEncoding, EncodedText } from '../../reading/stat-files/encoded-text.ts';
import { counted } from '../../reading/stat-files/numeric-cells.ts';
import { ReadBudget } from '../../reading/read-budget.ts';
import type { LabelledTable } from '../../reading/stat-files/read-table.ts';
import { putRuns, type RunColumn } from '../../reading/stat-files/row-runs.ts';
import { chooseWords } from '../../reading/stat-files/word-choice.ts';
import { describeBinary } from './binary-description.ts';
import { meaningOf, meaningOfFormat, numericCellsOf } from './columns.ts';
import type { Description } from './description.ts';
import type { LongTexts } from './long-texts.ts';
import { RowReader } from './row-reader.ts';
import { describeTagged } from './tagged-description.ts';
import type { RawVariable } from './variables.ts';

const FIRST_UTF8_RELEASE = 118;

type RowColumn = RunColumn<RowReader>;

export function openDta(source: ByteSource, options: ReadOptions, decode: TextDecoding): LabelledTable {
  const head = new Uint8Array(1);
  source.read(0, head);
  const description = head[0] === '<'.charCodeAt(0) ? describeTagged(source) : describeBinary(source);
  const isUtf8 = description.release >= FIRST_UTF8_RELEASE;
  const usual = isUtf8 ? 'UTF-8' : 'Windows-1252';
  const encoding = options.encoding === undefined ? usual : chosenEncoding(options.encoding, decode);
  const text = new EncodedText(encoding, decode);
  const columns = columnsOf(source, description, text, options);
  return {
    format: 'dta',
    text,
    isEncodingGuess: !isUtf8 && options.encoding === undefined,
    columns,
    rows: description.rows,
    budget: new ReadBudget(source.size),
    putRows: (batch) => putRuns(batch, columns, new RowReader(source, description)),
    remarks: () => [],
  };
}

function columnsOf(
  source: ByteSource,
  description: Description,
  text: EncodedText,
  options: ReadOptions,
): RowColumn[] {
  const { variables, labelSets, longTexts } = description;
  const names = distinctNames(variables.map(({ name }) => text.text(name)));
  const formats = variables.map(({ format }) => meaningOfFormat(format));
  const meanings = variables.map(({ labelSet }) => meaningOf(labelSets.get(labelSet), text));
  const areWords = chooseWords(
    meanings.map((meaning, place) => ({
      place,
      meaning,
      fixed: formats[place] === 'number' ? options.types?.[names[place]!] : 'number',
    })),
    () => new RowReader(source, description),
  );
  return variables.map((variable, index) => {
    const named = { name: names[index]!, label: text.text(variable.label).trim() || null };
    if (variable.storage.kind === 'text')
      return { ...named, ...textColumn(variable, variable.storage.length, text) };
    if (variable.storage.kind === 'long-text')
      return { ...named, ...longTextColumn(variable, longTexts, text) };
    const cells = numericCellsOf(meanings[index]!, formats[index]!, areWords[index]!);
    const put: RowColumn['put'] = (batch, column, rows) => cells.put(batch, column, rows.numbersOf(index));
    const isUnlabelled = variable.labelSet !== '' && !labelSets.has(variable.labelSet);
    const remarks = (): readonly string[] => [
      ...cells.remarks(),
      ...(isUnlabelled ? ['the labels of its values are not in the file'] : []),
    ];
    return { ...named, ...cells, put, remarks };
  });
}

type TextColumn = Omit<RowColumn, 'name' | 'label'>;

function textColumn({ offset }: RawVariable, length: number, text: EncodedText): TextColumn {
  return {
    holds: 'text',
    areLabels: false,
    begin: () => {},
    remarks: () => [],
    put: (batch, column, { bytes, start, rowBytes }, count) => {
      for (let row = 0, from = start + offset; row < count; row++, from += rowBytes) {
        let end = from;
        while (end < from + length && bytes[end] !== 0) end++;
        text.put(batch, column, bytes, from, end, row);
      }
    },
  };
}

function longTextColumn({ offset }: RawVariable, texts: LongTexts | null, text: EncodedText): TextColumn {
  let cut = 0;
  let binary = 0;
  return {
    holds: 'text',
    areLabels: false,
    begin: () => {
      cut = 0;
      binary = 0;
    },
    remarks: () => [
      ...(cut > 0
        ? [`${counted(cut)} of more than 32,767 bytes ${cut === 1 ? 'was' : 'were'} cut there`]
        : []),
      ...(binary > 0
        ? [
            `${counted(binary)} that ${binary === 1 ? 'is' : 'are'} not text ${binary === 1 ? 'was' : 'were'} left blank`,
          ]
        : []),
    ],
    put: (batch, column, rows, count) => {
      for (let row = 0; row < count; row++) {
        const key = rows.longTextKey(row, offset);
        if (key === 0 || !texts) continue;
        const { bytes, isCut, isBinary } = texts.find(key);
        if (isCut) cut++;
        if (isBinary) binary++;
        text.put(batch, column, bytes, 0, bytes.length, row);
      }
    },
  };
}
