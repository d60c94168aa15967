import type { ParseArgsOptionsConfig } from 'node:util';
import type { Input } from '../../core/contract/requests.ts';
import { type OptionValues, textOption, UsageError } from './verb.ts';

/** How a file is to be read, where it is read wrongly by itself. */
type ReadChoices = Pick<Input<'extract.inspect'>, 'encoding' | 'delimiter' | 'headerRow' | 'sheet'>;

export const readOptions: ParseArgsOptionsConfig = {
  encoding: { type: 'string' },
  delimiter: { type: 'string' },
  'header-row': { type: 'string' },
  sheet: { type: 'string' },
};

export const readUsage = '[--sheet NAME] [--encoding NAME] [--delimiter SIGN] [--header-row NUMBER|none]';

const delimiters = new Map<string, NonNullable<ReadChoices['delimiter']>>([
  [',', ','],
  ['comma', ','],
  [';', ';'],
  ['semicolon', ';'],
  ['\t', '\t'],
  ['tab', '\t'],
  ['|', '|'],
  ['pipe', '|'],
]);

/** Errors: UsageError. */
export function readChoices(options: OptionValues): ReadChoices {
  const [sheet, encoding] = [textOption(options, 'sheet'), textOption(options, 'encoding')];
  const sign = textOption(options, 'delimiter');
  const delimiter = delimiters.get(sign?.toLowerCase() ?? '');
  if (sign !== undefined && delimiter === undefined)
    throw new UsageError('--delimiter takes comma, semicolon, tab or pipe, or the sign itself.');
  const row = textOption(options, 'header-row');
  if (row !== undefined && row !== 'none' && !/^[1-9]\d{0,8}$/.test(row))
    throw new UsageError('--header-row takes the number of a row of the file, from 1, or none.');
  return {
    ...(sheet === undefined ? {} : { sheet }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(row === undefined ? {} : { headerRow: row === 'none' ? null : Number(row) }),
  };
}
