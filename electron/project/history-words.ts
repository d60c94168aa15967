import { benchmarks } from '../../core/benchmarks/benchmarks.ts';
import { schemes } from '../../core/background/schemes.ts';
import { findingTitle } from '../../core/intake/checks/fix-remarks.ts';
import { fieldOf, isFieldId } from '../../core/table/fields.ts';
import { analyses, analysisOf } from '../../core/analyses/registry.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { HistoryStep } from '../store/history.ts';

/** Labels of records that the history mentions, removed ones included. */
export type Names = {
  readonly dataset: (id: unknown) => string;
  readonly scheme: (id: unknown) => string;
  readonly benchmark: (id: unknown) => string;
};

export function namesIn(store: ProjectStore): Names {
  const datasets = [...store.datasets(), ...store.removed.all()];
  const groupings = [...schemes, ...store.schemes.all()];
  const compared = [...benchmarks, ...store.customBenchmarks()];
  return {
    dataset: (id) => datasets.find((each) => each.id === id)?.label ?? 'a file that is erased',
    scheme: (id) => groupings.find((each) => each.id === id)?.label ?? 'a grouping of your own',
    benchmark: (id) => compared.find((each) => each.id === id)?.shortLabel ?? 'a benchmark of your own',
  };
}

/** A step in words that can follow "Undo:". */
export function wordsOf(step: HistoryStep, names: Names): string {
  const { command, detail } = step;
  switch (command) {
    case 'project.create':
      return 'Making the project';
    case 'project.change-passphrase':
      return 'Changing the passphrase';
    case 'project.choose-scheme':
      return `Using the grouping ${names.scheme(detail['schemeId'])}`;
    case 'project.choose-benchmark':
      return `Comparing with ${names.benchmark(detail['benchmarkId'])}`;
    case 'benchmark.add':
      return `Adding the benchmark ${names.benchmark(detail['benchmarkId'])}`;
    case 'answers.assign':
    case 'coding.assign':
      return `Placing ${answersIn(step)}${fieldIn(detail)}`;
    case 'coding.order':
      return `Ordering categories${fieldIn(detail)}`;
    case 'check.fix':
      return `Check of ${names.dataset(detail['datasetId'])}: ${titleOf(detail['finding'])}`;
    case 'check.undo':
      return `Taking back a check of ${names.dataset(detail['datasetId'])}`;
    case 'finding.export':
      return 'Exporting findings';
    default:
      return verbs[command] ? `${verbs[command]} ${objectOf(step, names)}` : command;
  }
}

const verbs: Readonly<Record<string, string>> = {
  'dataset.import': 'Bringing in',
  'dataset.remove': 'Removing',
  'dataset.restore': 'Bringing back',
  'dataset.erase': 'Erasing',
  'mapping.save': 'Saving the mapping of',
  'finding.pin': 'Pinning',
  'finding.pin-again': 'Pinning again',
  'finding.remove': 'Removing',
  'scheme.create': 'Making',
  'scheme.change': 'Moving answers of',
  'scheme.rename': 'Renaming',
  'scheme.remove': 'Removing',
  'scheme.restore': 'Bringing back',
};

function objectOf({ command, detail }: HistoryStep, names: Names): string {
  if (command.startsWith('scheme.')) return names.scheme(detail['schemeId']);
  if (!command.startsWith('finding.')) return names.dataset(detail['datasetId']);
  const id = detail['analysisId'];
  const isKnown = analyses.some((each) => each.id === id);
  return isKnown && typeof id === 'string' ? `“${analysisOf(id).question}”` : 'a finding';
}

/** Answers are counted, not named: others may see the list of steps. */
function answersIn({ changes, detail }: HistoryStep): string {
  const answers = changes.filter(({ row_key }) => row_key['answer'] !== undefined).length;
  const count = answers || Number(detail['assigned'] ?? 0) + Number(detail['cleared'] ?? 0);
  return count === 1 ? 'an answer' : `${count} answers`;
}

function fieldIn(detail: HistoryStep['detail']): string {
  const field = detail['field'];
  return typeof field === 'string' && isFieldId(field) ? ` of ${fieldOf(field).label}` : '';
}

function titleOf(finding: unknown): string {
  return typeof finding === 'string' ? findingTitle(finding) : 'a finding';
}

/** Why a step cannot be undone, in a sentence; null where it can. */
export function whyKept({ command, state }: HistoryStep): string | null {
  if (state !== 'kept') return null;
  return whys[command] ?? 'It changed nothing that is still there.';
}

const whys: Readonly<Record<string, string>> = {
  'project.create': 'The project began with it; its policy is chosen once.',
  'project.change-passphrase': 'Change it again instead.',
  'finding.export': 'What was exported has left the project.',
  'mapping.save': 'What was saved as a file has left the project.',
  'dataset.erase': 'What is erased cannot be had back.',
};
