import { z } from 'zod';
import { documented, RESULTS_SCHEMA_VERSION } from './results-file.ts';

/** Text of results-schema.md, generated from the schema. */
export function resultsDocument(): string {
  const [file, ...others] = documented.objects;
  return [
    '# results.json',
    `One file per run. UTF-8, keys sorted, two spaces, a line end at the end: the same inputs and stated time give the same bytes. Everything in it has passed the project's disclosure rules. This document is written from the schema (\`core/report/json/results-file.ts\`).`,
    `\`schemaVersion\` is ${RESULTS_SCHEMA_VERSION}. It grows when a reader of the file would have to change.`,
    ...(file ? [objectTable(file)] : []),
    ...others.flatMap((object) => [
      `## ${titleOf(object)}`,
      objectTable(object),
      ...notesOn(titleOf(object)),
    ]),
    '## A cell',
    'Has a `kind`, and with it:',
    unionTable(documented.cell, 'printed as'),
    '## A chart',
    'Has a `kind`, and with it:',
    unionTable(documented.chart, 'what it shows'),
    ...otherFiles,
    '',
  ]
    .join('\n\n')
    .replace(/\n\n$/, '\n');
}

type ObjectSchema = (typeof documented.objects)[number];
type UnionSchema = typeof documented.cell | typeof documented.chart;

const titleOf = (object: ObjectSchema): string => object.meta()?.title ?? '';

function notesOn(title: string): readonly string[] {
  return title === 'An estimate' ? [weightedNote] : [];
}

const weightedNote =
  'With a `weight`, measures that start with `weighted-` (`weighted-share`, `weighted-representation-ratio`, `weighted-fit-p` …) are those that sentences, charts and strength rest on; the others count each answer once, as always. `effective-size` is how many answers given at random would tell as much. Where answers could not be weighted, `weight` says why and the weighted measures have no value.';

function objectTable(object: ObjectSchema): string {
  const rows = Object.entries(object.shape).map(([key, schema]) => [
    `\`${key}\``,
    typeText(schema),
    schema.description ?? '',
  ]);
  return markdownTable(['key', 'type', 'meaning'], rows);
}

function unionTable(union: UnionSchema, heading: string): string {
  const rows = union.options.map((option) => {
    const { kind, ...others } = option.shape;
    return [
      `\`${kind.value}\``,
      Object.keys(others)
        .map((key) => `\`${key}\``)
        .join(', '),
      option.description ?? '',
    ];
  });
  return markdownTable(['kind', 'with', heading], rows);
}

/** Type in words: "number or null", "list", "object"; nested shapes have sections of their own. */
function typeText(schema: z.ZodType): string {
  if (schema instanceof z.ZodNullable) {
    const { innerType } = schema.def;
    return innerType instanceof z.ZodType ? `${typeText(innerType)} or null` : 'null';
  }
  if (schema instanceof z.ZodArray) {
    return schema.element instanceof z.ZodString ? 'list of text' : 'list';
  }
  if (schema instanceof z.ZodNumber || schema instanceof z.ZodLiteral) return 'number';
  if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord) return 'object';
  return schema instanceof z.ZodBoolean ? 'true or false' : 'text';
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((text, at) => Math.max(3, text.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((text, at) => text.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

const otherFiles: readonly string[] = [
  '## The table files',
  'With `csv`, each table is a file `<name>-<table id>.csv` whose header holds the column ids with the unit where the id does not say it (`share (proportion)`, `difference (percentage points)`), and `<name>-about.csv` says what the files and columns are, who was looked at and how. UTF-8 with a byte order mark, lines end with CR LF. Figures are the printed ones without signs and separators: 46% is 0.46, an interval is two columns ending in `-low` and `-high`. Text that a spreadsheet could run as a formula starts with an apostrophe.',
  '## The spreadsheets and the PDF',
  '`report.xlsx` and `report.ods` hold the same worksheets: Cover, Contents, Notes, Findings, About, then one table a worksheet ("Table 2b" is the second table of finding 2). The table objects are called `table_2b_` and the table\'s id. Shares are numbers shown as percentages, an interval is two columns, `[c]` stands in place of a hidden figure, text is never a formula.',
  '`report.pdf` is the HTML report printed: tagged, with outline, title and language. The command line prints with an installed Chromium, Chrome or Edge (`RUNGS_BROWSER` names another one, empty for none); without one there is no PDF. Dates in all three come from the stated time, or are the day of the run, so that the same inputs give the same bytes on one machine.',
];
