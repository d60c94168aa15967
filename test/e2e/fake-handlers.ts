import { analyses } from '../../core/analyses/registry.ts';
import { schemes } from '../../core/background/schemes.ts';
import type { Benchmark } from '../../core/benchmarks/benchmark.ts';
import { benchmarks, customBenchmark } from '../../core/benchmarks/benchmarks.ts';
import type { Input, Output, RequestName } from '../../core/contract/requests.ts';
import { policies } from '../../core/disclosure/policy.ts';
import { fakeInspection } from './fake-extract.ts';
import { countOpen, datasetFields, type Decisions, listAnswers, runSealed } from './fake-people.ts';

/** How things stand when the window opens. */
export type Scenario = {
  readonly project?: 'none' | 'empty' | 'imported';
  readonly decisions?: Decisions;
  readonly policy?: 'none' | '10-5';
  readonly hasKeyQuestion?: boolean;
  readonly waves?: 1 | 2;
  readonly info?: Partial<Output<'app.info'>>;
  readonly recent?: Output<'project.recent'>;
  readonly warnings?: readonly string[];
};

export type Handlers = {
  readonly [Name in RequestName]?: (input: Input<Name>) => Output<Name> | Promise<Output<Name>>;
};

type Project = NonNullable<Output<'project.state'>>;
type Finding = Output<'finding.list'>[number];

const TOKEN = 'f'.repeat(32);
const NOW = '2026-11-24T09:05:00Z';

export function handlersOf(scenario: Scenario): Handlers {
  const kind = scenario.project ?? 'imported';
  let project: Project | null = kind === 'none' ? null : projectOf('Harrowmere Group', scenario, kind);
  let decisions: Record<string, Decisions[string]> = { ...scenario.decisions };
  let findings: Finding[] = [];
  let custom: Benchmark[] = [];
  let opened = 0;

  const state = (): Project => {
    if (project === null) throw new Error('There is no project.');
    const open = countOpen(decisions);
    return {
      ...project,
      findings: findings.length,
      datasets: project.datasets.map((each) => ({
        ...each,
        unmatchedAnswers: each.hasKeyQuestion ? open : 0,
      })),
    };
  };
  const enter = (name: string, next: Scenario, at: 'empty' | 'imported'): Project => {
    project = projectOf(name, next, at);
    return state();
  };
  const sealedOf = (request: Input<'finding.pin'>): Uint8Array<ArrayBuffer> =>
    runSealed(request, {
      decisions,
      schemeId: state().schemeId,
      benchmarkId: state().benchmarkId,
      policyId: state().policy.id,
      custom,
    });

  return {
    'app.info': () => ({ version: '0.1.0', banner: null, sampleOnly: false, ...scenario.info }),
    'file.pick': ({ purpose, suggestedName }) => ({ token: TOKEN, name: pickedName(purpose, suggestedName) }),
    'project.state': () => (project === null ? null : state()),
    'project.recent': () => scenario.recent ?? [],
    'project.create': ({ name, policy }) => enter(name, { ...scenario, policy }, 'empty'),
    'project.open': () => enter('Harrowmere Group', scenario, 'imported'),
    'project.try-sample': () => enter('Sample organisation', { ...scenario, waves: 2 }, 'imported'),
    'project.close': () => {
      project = null;
      findings = [];
      return {};
    },
    'project.choose-scheme': ({ schemeId }) => {
      project = { ...state(), schemeId };
      return state();
    },
    'project.choose-benchmark': ({ benchmarkId }) => {
      project = { ...state(), benchmarkId };
      return state();
    },
    'extract.inspect': ({ encoding }) => ({
      preparation: true,
      value: { ...fakeInspection, ...(encoding ? { encoding } : {}) },
    }),
    'dataset.import': ({ label, kind: datasetKind, wave, columns }) => {
      opened += 1;
      const dataset = { ...datasetOf(`imported-${opened}`, scenario), label, kind: datasetKind, wave };
      project = { ...state(), datasets: [...state().datasets, dataset] };
      return {
        preparation: true,
        value: {
          datasetId: dataset.id,
          ...reportOf(),
          columnsLeftOut: columns.filter((column) => column.field === null).map((column) => column.column),
        },
      };
    },
    'dataset.import-report': () => ({
      preparation: true,
      value: {
        fileName: fakeInspection.fileName,
        importedAt: NOW,
        ...reportOf(),
        setAside: fakeInspection.setAside,
      },
    }),
    'dataset.remove': ({ datasetId }) => {
      project = { ...state(), datasets: state().datasets.filter((each) => each.id !== datasetId) };
      return state();
    },
    'scheme.list': () =>
      schemes.map(({ id, version, label, description, source, confidence, cautions }) => ({
        id,
        version,
        label,
        description,
        source,
        confidence,
        cautions: [...cautions],
      })),
    'answers.list': () => ({ preparation: true, value: listAnswers(decisions, state().schemeId) }),
    'answers.assign': ({ assignments }) => {
      decisions = { ...decisions };
      for (const { answer, meaning } of assignments) decisions[answer] = meaning;
      return state();
    },
    'benchmark.list': () =>
      [...benchmarks, ...custom].map((each) => structuredClone(each) as Output<'benchmark.list'>[number]),
    'benchmark.add': (added) => {
      custom = [
        ...custom,
        customBenchmark({
          ...added,
          id: `own-${custom.length + 1}`,
          schemes: [state().schemeId],
          professionalPercent: added.professional,
          intermediatePercent: added.intermediate,
          workingClassPercent: added.workingClass,
        }),
      ];
      return state();
    },
    'analysis.list': () =>
      analyses.map(({ id, title, question, options }) => ({
        id,
        title,
        question,
        missing:
          scenario.hasKeyQuestion === false
            ? 'Parental occupation at 14 is not in this dataset. Map the column with the answers to the key question on the Import screen.'
            : null,
        options: Object.entries(options).map(([name, spec]) => ({
          name,
          kind: spec.kind,
          of: spec.kind === 'answer' ? spec.of : null,
          label: spec.label,
          help: spec.help,
          initial:
            spec.initial === null || typeof spec.initial === 'string' ? spec.initial : [...spec.initial],
          choices: spec.kind === 'choice' ? spec.choices.map((choice) => ({ ...choice })) : [],
          most: spec.kind === 'fields' ? spec.most : 1,
        })),
      })),
    'analysis.run': ({ jobId: _jobId, ...request }) => ({ sealed: sealedOf(request) }),
    'finding.pin': (request) => {
      const id = `finding-${findings.length + 1}`;
      findings = [...findings, { id, pinnedAt: NOW, request, sealed: sealedOf(request) }];
      return { findingId: id };
    },
    'finding.list': () => findings,
    'finding.remove': ({ findingId }) => {
      findings = findings.filter((each) => each.id !== findingId);
      return {};
    },
    'finding.export': ({ formats }) => ({
      files: formats.flatMap((format) =>
        format === 'csv' ? ['tables/representation-background.csv'] : [`report.${format}`],
      ),
    }),
    'job.cancel': () => ({}),
  };
}

function pickedName(purpose: Input<'file.pick'>['purpose'], suggestedName = 'Social mobility.rungs'): string {
  switch (purpose) {
    case 'open-extract':
      return fakeInspection.fileName;
    case 'open-project':
      return 'Harrowmere.rungs';
    case 'create-project':
      return suggestedName;
    case 'export-folder':
      return 'Findings';
  }
}

function reportOf() {
  const { rows, setAsideCount, remarks } = fakeInspection;
  return { rows, setAsideCount, columnsLeftOut: ['Person Number', 'Full Name', 'Cost Centre'], remarks };
}

function datasetOf(id: string, scenario: Scenario): Project['datasets'][number] {
  const hasKeyQuestion = scenario.hasKeyQuestion ?? true;
  return {
    id,
    label: 'Staff, March 2026',
    kind: 'workforce',
    wave: '2026-03-31',
    fields: hasKeyQuestion ? datasetFields : datasetFields.slice(1),
    unmatchedAnswers: 0,
    hasKeyQuestion,
  };
}

function projectOf(name: string, scenario: Scenario, at: 'empty' | 'imported'): Project {
  const { id, label, sentence } = policies[scenario.policy ?? '10-5'];
  const now = datasetOf('staff-2026', scenario);
  const before = { ...now, id: 'staff-2025', label: 'Staff, March 2025', wave: '2025-03-31' };
  const imported = scenario.waves === 2 ? [before, now] : [now];
  return {
    name,
    isSample: false,
    policy: { id, label, sentence },
    schemeId: 'smc-2021-three',
    benchmarkId: 'uk-2021-05',
    datasets: at === 'empty' ? [] : imported,
    findings: 0,
    warnings: [...(scenario.warnings ?? [])],
  };
}
