import { basename, resolve } from 'node:path';
import type { Output } from '../../core/contract/requests.ts';
import { date as dateSchema } from '../../core/contract/basics.ts';
import { AppError } from '../../core/errors.ts';
import {
  type DatasetKind,
  datasetKinds,
  type FieldId,
  isFieldId,
  nextOther,
} from '../../core/table/fields.ts';
import { printedText } from '../../core/intake/mapping/heading-text.ts';
import { newJobId } from '../host/core-host.ts';
import { codingLines } from './coding-lines.ts';
import { describeDifferences } from './differences.ts';
import { type Session, statedTime, withHost } from './host.ts';
import { importRecipe } from './import-recipe.ts';
import { printOpenFindings } from './open-findings.ts';
import { readPassphrase } from './passphrase.ts';
import { readChoices, readOptions, readUsage } from './read-choices.ts';
import { unsettledLines } from './unsettled-columns.ts';
import { importedLine, policyOf, printRemarks } from './told.ts';
import {
  exactly,
  listOption,
  type OptionValues,
  passphraseOption,
  textOption,
  UsageError,
  type Verb,
} from './verb.ts';

export const importCommand: Verb = {
  usage: `PROJECT.rungs RECIPE.json | PROJECT.rungs EXTRACT --wave DATE [--label LABEL] [--kind KIND] ${readUsage} [--like LABEL | --template FILE] [--map HEADER=FIELD …] [--confirm HEADER …]`,
  summary:
    'Brings in the extracts and groupings of a recipe, or one extract: mapped as the dataset called LABEL or a saved mapping, and by --map; without these by the sure guesses.',
  options: {
    ...passphraseOption,
    wave: { type: 'string' },
    label: { type: 'string' },
    kind: { type: 'string' },
    map: { type: 'string', multiple: true, default: [] },
    /** Columns that may identify people and are confirmed to split findings. */
    confirm: { type: 'string', multiple: true, default: [] },
    ...readOptions,
    like: { type: 'string' },
    template: { type: 'string' },
    time: { type: 'string' },
  },
  async run(positionals, options) {
    const [project = '', source = ''] = exactly(positionals, 'the project', 'the recipe or extract');
    const extract = source.endsWith('.json') ? null : extractOptions(source, options);
    const passphrase = await readPassphrase(options, 'open');
    await withHost(statedTime(options), async (session) => {
      await session.ask('project.open', { token: session.tokens.issue(resolve(project)), passphrase });
      if (extract) await importOne(session, source, extract);
      else await importRecipe(session, source);
    });
  },
};

type Inspection = Output<'extract.inspect'>['value'];

type ExtractOptions = {
  readonly wave: string;
  readonly label: string;
  /** Null takes the template's kind, or a workforce snapshot without one. */
  readonly kind: DatasetKind | null;
  readonly read: ReturnType<typeof readChoices>;
  /** Label of the dataset whose mapping and codings are taken over. */
  readonly like: string | undefined;
  /** Path of a saved mapping. */
  readonly template: string | undefined;
  readonly fields: ReadonlyMap<string, FieldId>;
  readonly confirmed: readonly string[];
};

function extractOptions(source: string, options: OptionValues): ExtractOptions {
  const wave = textOption(options, 'wave') ?? '';
  if (!dateSchema.safeParse(wave).success) throw new UsageError('--wave takes a date such as 2026-03-31.');
  const named = textOption(options, 'kind');
  const kind = datasetKinds.find(({ id }) => id === named)?.id ?? null;
  if (named !== undefined && kind === null)
    throw new UsageError(`--kind takes one of: ${datasetKinds.map(({ id }) => id).join(', ')}.`);
  const [like, template] = [textOption(options, 'like'), textOption(options, 'template')];
  if (like !== undefined && template !== undefined)
    throw new UsageError('Take the mapping of a dataset or a saved one, not both.');
  return {
    wave,
    kind,
    read: readChoices(options),
    like,
    template,
    fields: statedFields(listOption(options, 'map')),
    confirmed: [...listOption(options, 'confirm')],
    label: textOption(options, 'label') ?? basename(source).replace(/\.\w+$/, ''),
  };
}

/** Fields by heading, from `HEADER=field` pairs; `other` becomes the next free further characteristic. */
function statedFields(pairs: readonly string[]): ReadonlyMap<string, FieldId> {
  const stated = pairs.map((pair) => {
    const at = pair.lastIndexOf('=');
    const named = pair.slice(at + 1);
    const field = isFieldId(named) ? named : null;
    if (at < 1 || (field === null && named !== 'other')) {
      throw new UsageError(
        '--map takes HEADER=FIELD, with a field such as seb-occupation, grade or count, or other for any further characteristic.',
      );
    }
    return { header: pair.slice(0, at), field };
  });
  const taken = stated.map(({ field }) => field);
  return new Map(
    stated.map(({ header, field }): [string, FieldId] => {
      if (field !== null) return [header, field];
      const next = nextOther(taken);
      taken.push(next);
      return [header, next];
    }),
  );
}

async function importOne(session: Session, source: string, extract: ExtractOptions): Promise<void> {
  const { ask, tokens } = session;
  const jobId = newJobId();
  const token = tokens.issue(resolve(source));
  const { read, label, wave } = extract;
  const confirmed = [...extract.confirmed];
  const templateId = await templateOf(session, extract);
  const template = templateId === null ? {} : { templateId };
  const { value: inspected } = await ask('extract.inspect', {
    jobId,
    token,
    ...template,
    ...read,
  });
  if (read.sheet !== undefined && inspected.sheet === null) throw noSheets();
  refuseUnknown(inspected, extract.fields);
  const columns = mappedColumns(inspected, extract, templateId !== null);
  const kind = extract.kind ?? (templateId === null ? null : inspected.template?.kind) ?? 'workforce';
  const { value } = await ask('dataset.import', {
    jobId,
    token,
    label,
    kind,
    wave,
    columns,
    confirmed,
    ...template,
  });
  const policy = await policyOf(ask);
  const { threshold } = policy;
  console.log(importedLine(label, value, threshold));
  const report = await ask('dataset.import-report', { datasetId: value.datasetId });
  for (const { column, field, chosenBy } of report.value.columns) {
    console.log(`  ${printedText(column)} → ${field}${chosenBy === null ? '' : ` (${choosers[chosenBy]})`}`);
  }
  for (const line of await codingLines(ask, value.datasetId, report.value.codings, threshold)) {
    console.log(`  ${line}`);
  }
  printRemarks(value.remarks, [value.rows, value.rows + value.setAsideCount], threshold);
  if (templateId !== null && inspected.template) {
    const used = new Set(columns.map(({ column }) => column));
    for (const line of describeDifferences(inspected.template, used, policy)) console.log(`  ${line}`);
  }
  const isComplete = templateId === null && extract.fields.size > 0;
  if (!isComplete) {
    for (const line of unsettledLines(inspected, columns, templateId !== null, threshold))
      console.log(`  ${line}`);
  }
  if (columns.every(({ field }) => field !== 'seb-occupation')) {
    console.log('  No column is mapped to the key question (seb-occupation), so no background is analysed.');
  }
  await printOpenFindings(ask, [value.datasetId]);
}

/** Errors: mapping/missing-column. */
function refuseUnknown({ columns }: Inspection, fields: ExtractOptions['fields']): void {
  const unknown = [...fields.keys()].find((column) => columns.every(({ name }) => name !== column));
  if (unknown === undefined) return;
  throw new AppError(
    'mapping/missing-column',
    `The file has no column called ${unknown}.`,
    'Look at its columns with rungs inspect.',
  );
}

const noSheets = (): AppError =>
  new AppError('file/no-sheets', 'This file has no sheets to choose from.', 'Leave --sheet out.');

const choosers = {
  'sure-guess': 'sure',
  'checked-guess': 'check',
  template: 'as before',
  person: 'as stated',
} as const;

type MappedColumn = { readonly column: string; readonly field: FieldId };

/** The stated columns, on top of the template's where there is one, otherwise of the sure guesses. */
function mappedColumns(
  { columns, guesses, template }: Inspection,
  { fields }: ExtractOptions,
  isByTemplate: boolean,
): MappedColumn[] {
  const stated = [...fields].map(([column, field]) => ({ column, field }));
  if (!isByTemplate && stated.length > 0) return stated;
  const isStated = new Set(fields.values());
  const others = columns.flatMap(({ name }, index): MappedColumn[] => {
    const guess = guesses[index];
    const isNew = template === null || template.differences.came.includes(name);
    const isSure = guess !== undefined && !guess.leaveOut && guess.confidence === 'sure';
    const mapped = isByTemplate ? template?.fields[index] : guess?.field;
    if (!mapped || (isNew && !isSure) || fields.has(name) || isStated.has(mapped)) return [];
    return [{ column: name, field: mapped }];
  });
  return [...stated, ...others];
}

/** Errors: project/no-dataset, mapping/…, file/cannot-read. */
async function templateOf(
  { ask, tokens }: Session,
  { like, template }: ExtractOptions,
): Promise<string | null> {
  if (template !== undefined) {
    return (await ask('mapping.open', { token: tokens.issue(resolve(template)) })).templateId;
  }
  return like === undefined ? null : findTemplate(ask, like);
}

/** Id of the latest wave with that label. Errors: project/no-dataset. */
async function findTemplate(ask: Session['ask'], like: string): Promise<string> {
  const state = await ask('project.state', {});
  const found = state?.datasets.findLast(({ label }) => label === like);
  if (found) return found.id;
  throw new AppError(
    'project/no-dataset',
    `The project holds no dataset called ${like}.`,
    `Use one of: ${state?.datasets.map(({ label }) => label).join(', ') || 'none yet'}.`,
  );
}
