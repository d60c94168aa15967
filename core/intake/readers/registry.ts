import { AppError } from '../../errors.ts';
import type { Reader } from '../reader.ts';
import { arrowReader } from './arrow/reader.ts';
import { csvReader } from './csv/reader.ts';
import { parquetReader } from './parquet/reader.ts';
import { oldWorkbookReader, zippedWorkbookReader } from './workbooks.ts';
import { dtaReader } from './dta/reader.ts';
import { savReader } from './sav/reader.ts';
import { xptReader } from './xpt/reader.ts';

/** In the order in which they are asked. Text is last, since anything readable looks like text. */
export const readers: readonly Reader[] = [
  zippedWorkbookReader,
  oldWorkbookReader,
  savReader,
  dtaReader,
  xptReader,
  parquetReader,
  arrowReader,
  csvReader,
];

/** The reader that recognises the first bytes of a file; a few thousand bytes are enough. */
export function readerFor(head: Uint8Array): Reader {
  const known = describeOther(head);
  const reader = known ? undefined : readers.find((each) => each.recognises(head));
  if (reader) return reader;
  throw new AppError(
    'intake/unknown-format',
    known?.what ?? 'The file is not text and not of a kind that Rungs knows.',
    known?.whatToDo ?? 'Save the data as CSV and open that file.',
  );
}

type OtherFormat = { readonly starts: readonly string[]; readonly what: string; readonly whatToDo: string };

/** File signatures as published; `starts` have one character a byte. */
const OTHER_FORMATS: readonly OtherFormat[] = [
  {
    starts: [`${'\0'.repeat(12)}\u00c2\u00ea\u0081\u0060\u00b3\u0014\u0011\u00cf`],
    what: 'The file looks like a SAS data set (.sas7bdat).',
    whatToDo: 'Save it as a transport file (.xpt) or as CSV in SAS and open that file.',
  },
  {
    starts: [`\u001c${'\0'.repeat(7)}ENCRYPTED`],
    what: 'The file is SPSS data with a password.',
    whatToDo: 'Open it in SPSS, save it without a password and open that file.',
  },
  {
    // "ASCII SPSS PORT" in EBCDIC: portable files begin so on every platform.
    starts: [
      '\u00c1\u00e2\u00c3\u00c9\u00c9\u0040\u00e2\u00d7\u00e2\u00e2\u0040\u00d7\u00d6\u00d9\u00e3',
      'ASCII SPSS PORT FILE',
    ],
    what: 'The file looks like a portable file of SPSS (.por).',
    whatToDo: 'Open it in SPSS, save it as .sav and open that file.',
  },
  {
    starts: ['%PDF'],
    what: 'The file is a PDF document, which holds pages and not a table.',
    whatToDo: 'Ask for the data behind it as CSV.',
  },
  {
    starts: ['\u001f\u008b'],
    what: 'The file is compressed (gzip).',
    whatToDo: 'Unpack it and open what is inside.',
  },
  {
    starts: ['<html', '<!doctype', '<table', '<?xml'],
    what: 'The file is a web page or XML, whatever its name ends in; some systems call such a file .xls.',
    whatToDo: 'Open it in a spreadsheet, save it as "CSV UTF-8" and open that file.',
  },
  {
    starts: ['{"', '{\n', '{\r', '[{', '[\n'],
    what: 'The file looks like JSON.',
    whatToDo: 'Export the data as CSV and open that file.',
  },
  {
    starts: ['\u00ff\u00fe\0\0', '\0\0\u00fe\u00ff'],
    what: 'The file is text in UTF-32, which is hardly used for files.',
    whatToDo: 'Save it again as UTF-8 and open that file.',
  },
  {
    starts: ['SQLite format 3'],
    what: 'The file is a database.',
    whatToDo: 'Export the table that you need as CSV and open that file.',
  },
];

function describeOther(head: Uint8Array): OtherFormat | undefined {
  const first = String.fromCharCode(...head.subarray(0, 32));
  const markup = first
    .replace(/^\u00ef\u00bb\u00bf/u, '')
    .trimStart()
    .toLowerCase();
  const isStart = (start: string): boolean => (start.startsWith('<') ? markup : first).startsWith(start);
  return OTHER_FORMATS.find(({ starts }) => starts.some(isStart));
}
