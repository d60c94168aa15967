import { basename, resolve } from 'node:path';
import { type DatasetKind, datasetKinds, type FieldId, isFieldId } from '../../core/intake/fields.ts';
import { newJobId } from '../core-host.ts';
import { importDatasets, readRecipe } from '../recipe-file.ts';
import { type Session, statedTime, withHost } from './host.ts';
import { readPassphrase } from './passphrase.ts';
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
  usage:
    'PROJECT.rungs RECIPE.json | PROJECT.rungs EXTRACT --wave DATE [--label LABEL] [--kind KIND] [--sheet NAME] [--map HEADER=FIELD …]',
  summary: 'Brings in the extracts of a recipe, or one extract; without --map the sure guesses are taken.',
  options: {
    ...passphraseOption,
    wave: { type: 'string' },
    label: { type: 'string' },
    kind: { type: 'string', default: 'workforce' },
    map: { type: 'string', multiple: true, default: [] },
    sheet: { type: 'string' },
    time: { type: 'string' },
  },
  async run(positionals, options) {
    const [project = '', source = ''] = exactly(positionals, 'the project', 'the recipe or extract');
    const extract = source.endsWith('.json') ? null : extractOptions(source, options);
    const passphrase = await readPassphrase(options, 'open');
    await withHost(statedTime(options), async (session) => {
      await session.ask('project.open', { token: session.tokens.issue(resolve(project)), passphrase });
      if (extract) await importOne(session, source, extract);
      else await importAll(session, source);
    });
  },
};

type ExtractOptions = {
  readonly wave: string;
  readonly label: string;
  readonly kind: DatasetKind;
  readonly sheet: string | undefined;
  readonly fields: ReadonlyMap<string, FieldId>;
};

function extractOptions(source: string, options: OptionValues): ExtractOptions {
  const wave = textOption(options, 'wave') ?? '';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(wave)) throw new UsageError('--wave takes a date such as 2026-03-31.');
  const kind = datasetKinds.find(({ id }) => id === textOption(options, 'kind'))?.id;
  if (!kind) throw new UsageError(`--kind takes one of: ${datasetKinds.map(({ id }) => id).join(', ')}.`);
  const fields = new Map(
    listOption(options, 'map').map((pair): [string, FieldId] => {
      const at = pair.lastIndexOf('=');
      const field = pair.slice(at + 1);
      if (at < 1 || !isFieldId(field)) {
        throw new UsageError(
          '--map takes HEADER=FIELD, with a field such as seb-occupation, grade or count.',
        );
      }
      return [pair.slice(0, at), field];
    }),
  );
  return {
    wave,
    kind,
    sheet: textOption(options, 'sheet'),
    fields,
    label: textOption(options, 'label') ?? basename(source).replace(/\.\w+$/, ''),
  };
}

async function importOne({ ask, tokens }: Session, source: string, extract: ExtractOptions): Promise<void> {
  const jobId = newJobId();
  const token = tokens.issue(resolve(source));
  const { value: inspected } = await ask('extract.inspect', {
    jobId,
    token,
    ...(extract.sheet === undefined ? {} : { sheet: extract.sheet }),
  });
  const guessed = inspected.columns.flatMap(({ name }, index) => {
    const guess = inspected.guesses[index];
    return guess?.field && !guess.leaveOut && guess.confidence === 'sure'
      ? [{ column: name, field: guess.field }]
      : [];
  });
  const stated = [...extract.fields].map(([column, field]) => ({ column, field }));
  const { label, kind, wave } = extract;
  const columns = stated.length > 0 ? stated : guessed;
  const { value } = await ask('dataset.import', { jobId, token, label, kind, wave, columns });
  console.log(
    `${label}: ${value.rows} rows in, ${value.setAsideCount} set aside, ${value.columnsLeftOut.length} columns left out`,
  );
  for (const { column, field } of columns) console.log(`  ${column} → ${field}`);
  for (const remark of value.remarks) console.log(`  ${remark}`);
}

async function importAll({ ask, tokens }: Session, source: string): Promise<void> {
  const file = readRecipe(source);
  const ids = await importDatasets(ask, tokens, file, newJobId());
  for (const { id, label } of file.recipe.datasets) {
    const datasetId = ids.get(id);
    if (datasetId === undefined) continue;
    const { value } = await ask('dataset.import-report', { datasetId });
    console.log(
      `${label}: ${value.rows} rows in, ${value.setAsideCount} set aside, ${value.columnsLeftOut.length} columns left out`,
    );
  }
}
