import { join } from 'node:path';
import type { Input } from '../../core/contract/requests.ts';
import { newJobId } from '../../electron/host/core-host.ts';
import { readRecipe } from '../../electron/recipes/recipe-file.ts';
import { sampleRecipe } from '../../electron/host/sample.ts';
import { PASSPHRASE, type TestHost } from './host.ts';

/** The places of a day at work. */
export type DayFolder = { readonly project: string; readonly exports: string; readonly journal: string };

export function dayFolder(folder: string): DayFolder {
  return {
    project: join(folder, 'project', 'day.rungs'),
    exports: join(folder, 'exports'),
    journal: join(folder, 'journal.jsonl'),
  };
}

/** What the steps so far have left in the project. */
export type Standing = {
  readonly datasets: readonly { readonly id: string; readonly wave: string }[];
  readonly findings: readonly string[];
};

export type Step = {
  readonly phase: string;
  /** Name of its entry in the project's record; null for a step that leaves none. */
  readonly command: string | null;
  /** Answers the id of the record that it made or removed. */
  readonly carryOut: (host: TestHost, day: DayFolder, standing: Standing) => Promise<string | null>;
};

export const waves = ['2025-03-31', '2026-03-31'] as const;

const { recipe, folder: demoFolder } = readRecipe(sampleRecipe);
const grades = { by: 'grade', benchmark: null, interval: 'wilson' };

const createStep: Step = {
  phase: 'create',
  command: 'project.create',
  async carryOut(host, day) {
    const token = host.tokenOf(day.project);
    await host.ask('project.create', { token, name: 'A day', passphrase: PASSPHRASE, policy: '10-5' });
    return null;
  },
};

/** From the first import to the last removal; then the day begins anew. */
const steps: readonly Step[] = [
  importStep('2025-03-31'),
  assignStep('2025-03-31'),
  importStep('2026-03-31'),
  assignStep('2026-03-31'),
  benchmarkStep('uk-2020-02'),
  runStep('2026-03-31'),
  pinStep('2026-03-31'),
  exportStep(),
  removeDatasetStep('2025-03-31'),
  importStep('2025-03-31'),
  assignStep('2025-03-31'),
  benchmarkStep('uk-2021-05'),
  pinStep('2025-03-31'),
  exportStep(),
  removeFindingStep(),
  removeFindingStep(),
  removeDatasetStep('2026-03-31'),
  removeDatasetStep('2025-03-31'),
];

export function stepAt(position: number): Step {
  const step = position === 0 ? createStep : steps[(position - 1) % steps.length];
  if (!step) throw new RangeError('The day has no such step.');
  return step;
}

/** Looks at the wave's extract and brings it in, as the recipe of the sample organisation says. */
export function importWave(host: TestHost, wave: string, jobId = newJobId()): Promise<string> {
  const dataset = recipeDataset(wave);
  return importExtract(host, join(demoFolder, dataset.file ?? ''), dataset, jobId);
}

async function importExtract(
  { ask, tokenOf }: TestHost,
  path: string,
  { label, kind, wave, columns }: ReturnType<typeof recipeDataset>,
  jobId: string,
): Promise<string> {
  const token = tokenOf(path);
  await ask('extract.inspect', { jobId, token });
  const mapping = Object.entries(columns).map(([column, field]) => ({ column, field }));
  const { value } = await ask('dataset.import', { jobId, token, label, kind, wave, columns: mapping });
  return value.datasetId;
}

export async function assignWave({ ask }: TestHost, datasetId: string, wave: string): Promise<void> {
  await ask('answers.assign', { datasetId, assignments: assignmentsOf(wave) });
}

export function representation(datasetId: string): Input<'finding.pin'> {
  return { analysisId: 'representation', datasetId, options: grades, filters: [] };
}

function assignmentsOf(wave: string): Input<'answers.assign'>['assignments'] {
  return Object.entries(recipeDataset(wave).answers).flatMap(([answer, decision]) =>
    'answer' in decision ? [{ answer, meaning: { kind: 'answer', code: decision.answer } as const }] : [],
  );
}

function recipeDataset(wave: string) {
  const found = recipe.datasets.find((dataset) => dataset.wave === wave);
  if (!found) throw new RangeError('The sample organisation has no such wave.');
  return found;
}

function datasetIn(standing: Standing, wave: string): string {
  const found = standing.datasets.find((dataset) => dataset.wave === wave);
  if (!found) throw new Error(`No dataset of ${wave} is standing.`);
  return found.id;
}

function importStep(wave: string): Step {
  return { phase: 'import', command: 'dataset.import', carryOut: (host) => importWave(host, wave) };
}

function assignStep(wave: string): Step {
  return {
    phase: 'assign',
    command: 'answers.assign',
    async carryOut(host, _day, standing) {
      const datasetId = datasetIn(standing, wave);
      await assignWave(host, datasetId, wave);
      return datasetId;
    },
  };
}

function benchmarkStep(benchmarkId: string): Step {
  return {
    phase: 'choose',
    command: 'project.choose-benchmark',
    async carryOut({ ask }) {
      await ask('project.choose-benchmark', { benchmarkId });
      return benchmarkId;
    },
  };
}

function runStep(wave: string): Step {
  return {
    phase: 'run',
    command: null,
    async carryOut({ ask }, _day, standing) {
      await ask('analysis.run', { jobId: newJobId(), ...representation(datasetIn(standing, wave)) });
      return null;
    },
  };
}

function pinStep(wave: string): Step {
  return {
    phase: 'pin',
    command: 'finding.pin',
    async carryOut({ ask }, _day, standing) {
      return (await ask('finding.pin', representation(datasetIn(standing, wave)))).findingId;
    },
  };
}

function exportStep(): Step {
  return {
    phase: 'export',
    command: 'finding.export',
    async carryOut({ ask, tokenOf }, day) {
      const token = tokenOf(day.exports);
      await ask('finding.export', {
        jobId: newJobId(),
        token,
        formats: ['html', 'csv', 'json', 'xlsx', 'ods'],
      });
      return null;
    },
  };
}

function removeDatasetStep(wave: string): Step {
  return {
    phase: 'remove',
    command: 'dataset.remove',
    async carryOut({ ask }, _day, standing) {
      const datasetId = datasetIn(standing, wave);
      await ask('dataset.remove', { datasetId });
      return datasetId;
    },
  };
}

function removeFindingStep(): Step {
  return {
    phase: 'remove',
    command: 'finding.remove',
    async carryOut({ ask }, _day, standing) {
      const findingId = standing.findings[0] ?? '';
      await ask('finding.remove', { findingId });
      return findingId;
    },
  };
}
