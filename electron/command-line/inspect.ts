import { basename, resolve } from 'node:path';
import { printedText } from '../../core/intake/mapping/heading-text.ts';
import { fieldOf } from '../../core/table/fields.ts';
import type { Output } from '../../core/contract/requests.ts';
import { newJobId } from '../host/core-host.ts';
import { statedTime, withHost } from './host.ts';
import { readChoices, readOptions, readUsage } from './read-choices.ts';
import { exactly, textOption, UsageError, type Verb } from './verb.ts';

const DEFAULT_VALUES = 5;

export const inspectCommand: Verb = {
  usage: `FILE ${readUsage} [--json] [--values N]`,
  summary: 'Reads any extract without a project and says what is in it.',
  options: {
    json: { type: 'boolean', default: false },
    values: { type: 'string' },
    ...readOptions,
  },
  async run(positionals, options) {
    const [path = ''] = exactly(positionals, 'the file');
    const most = Number(textOption(options, 'values') ?? DEFAULT_VALUES);
    if (!Number.isInteger(most) || most < 0) throw new UsageError('--values takes a whole number.');
    const choices = readChoices(options);
    const { value } = await withHost(statedTime({}), ({ ask, tokens }) =>
      ask('extract.inspect', {
        jobId: newJobId(),
        token: tokens.issue(resolve(path)),
        valueLimit: most,
        ...choices,
      }),
    );
    const { format, sheet, encoding, dialect, headerRow, rows, setAside, setAsideCount, remarks } = value;
    const columns = value.columns.map(({ name, label, type, missing, distinct, values }, index) => ({
      name,
      label,
      type,
      missing,
      distinct,
      values: values.slice(0, most),
      guess: value.guesses[index] ?? null,
    }));
    if (options['json'] === true) {
      const answer = {
        format,
        sheet,
        encoding,
        dialect,
        headerRow,
        rows,
        setAsideCount,
        setAside,
        remarks,
        columns,
      };
      console.log(JSON.stringify(answer, null, 2));
      return;
    }
    const how = [format, sheet === null ? '' : `sheet ${sheet}`, encoding ?? ''].filter(Boolean).join(', ');
    console.log(`${basename(path)}: ${how}, ${rows} rows, ${setAsideCount} set aside`);
    if (value.sheets.length > 1) {
      const names = value.sheets.map(({ name, isHidden }) => (isHidden ? `${name} (hidden)` : name));
      console.log(`  Sheets, to be chosen by --sheet: ${names.map((name) => printedText(name)).join(', ')}`);
    }
    for (const { row, reason } of setAside.slice(0, 3)) console.log(`  row ${row}: ${reason}`);
    for (const remark of remarks) console.log(`  ${remark}`);
    for (const { name, label, type, missing, distinct, values, guess } of columns) {
      const examples = values.map(({ value: each, count }) => `${each} (${count})`).join(', ');
      console.log(
        `  ${printedText(name)}${label === null ? '' : ` (${printedText(label)})`}: ${type}, ${missing} missing, ${distinct} different${examples ? `: ${examples}` : ''}`,
      );
      if (guess) console.log(`    ${guessWords(guess)}`);
    }
  },
};

/** What a column is taken for, how surely, and why. */
function guessWords({
  field,
  leaveOut,
  confidence,
  reason,
}: Output<'extract.inspect'>['value']['guesses'][number]): string {
  const taken = leaveOut ? 'left out' : field === null ? 'no meaning' : fieldOf(field).label;
  return `→ ${taken} (${confidence === 'no-match' ? 'no match' : confidence}). ${reason}`;
}
