import { groupingOf, type OwnScheme } from '../../core/background/own-scheme.ts';
import { schemeOf } from '../../core/background/schemes.ts';
import type { Benchmark } from '../../core/benchmarks/benchmark.ts';
import type { Input, Output } from '../../core/contract/requests.ts';
import { policies } from '../../core/disclosure/policy.ts';
import type { FieldCoding } from '../../core/intake/coding/field-coding.ts';
import { type FakeChecks, fakeFindings } from './fake-checks.ts';
import { countOpen, datasetFields, type Decisions, runSealed, weightField } from './fake-people.ts';

/** How things stand when the window opens. */
export type Scenario = {
  readonly project?: 'none' | 'empty' | 'imported';
  readonly decisions?: Decisions;
  readonly policy?: 'none' | '10-5';
  readonly hasKeyQuestion?: boolean;
  /** A second file, with job events, and identifiers in both. */
  readonly hasEvents?: boolean;
  readonly waves?: 1 | 2;
  /** Junior grades answer less, and the file has weights. */
  readonly isUneven?: boolean;
  /** Groupings of the organisation's own; the first is in use. */
  readonly schemes?: readonly OwnScheme[];
  /** The checks come to nothing. */
  readonly isClean?: boolean;
  readonly info?: Partial<Output<'app.info'>>;
  readonly recent?: Output<'project.recent'>;
  readonly warnings?: readonly string[];
};

export type Project = NonNullable<Output<'project.state'>>;

/** What the fake core remembers between two requests. */
export type FakeProject = {
  project: Project | null;
  decisions: Record<string, Decisions[string]>;
  findings: Output<'finding.list'>;
  custom: Benchmark[];
  codings: Readonly<Record<string, FieldCoding>>;
  schemes: readonly OwnScheme[];
  isUneven: boolean;
  checks: FakeChecks;
};

export function makeFakeProject(scenario: Scenario): FakeProject {
  const kind = scenario.project ?? 'imported';
  return {
    project: kind === 'none' ? null : projectOf('Harrowmere Group', scenario, kind),
    decisions: { ...scenario.decisions },
    findings: [],
    custom: [],
    codings: {},
    schemes: scenario.schemes ?? [],
    isUneven: scenario.isUneven ?? false,
    checks: { findings: scenario.isClean ? [] : fakeFindings, done: [] },
  };
}

export function stateOf(fake: FakeProject): Project {
  if (fake.project === null) throw new Error('There is no project.');
  const open = countOpen(fake.decisions);
  return {
    ...fake.project,
    groupingId: groupingOf(schemeOf(fake.project.schemeId, fake.schemes)),
    findings: fake.findings.length,
    datasets: fake.project.datasets.map((each) => ({
      ...each,
      unmatchedAnswers: each.hasKeyQuestion ? open : 0,
    })),
  };
}

export function sealedOf(fake: FakeProject, request: Input<'finding.pin'>): Uint8Array<ArrayBuffer> {
  const { schemeId, benchmarkId, policy } = stateOf(fake);
  const { decisions, custom, schemes, isUneven } = fake;
  return runSealed(request, {
    ...{ decisions, schemeId, benchmarkId, custom, schemes, isUneven },
    policyId: policy.id,
  });
}

export function datasetOf(id: string, scenario: Scenario): Project['datasets'][number] {
  const hasKeyQuestion = scenario.hasKeyQuestion ?? true;
  return {
    id,
    label: 'Staff, March 2026',
    kind: 'workforce',
    wave: '2026-03-31',
    fields: [
      ...(hasKeyQuestion ? datasetFields : datasetFields.slice(1)),
      ...(scenario.isUneven ? [weightField] : []),
    ],
    unmatchedAnswers: 0,
    hasKeyQuestion,
  };
}

const identifiers: Project['datasets'][number]['fields'][number] = {
  field: 'person-id',
  label: 'Person identifier',
  column: 'Employee Number',
  splits: false,
  categories: [],
  isCodable: false,
  unmatchedAnswers: 0,
};

export function projectOf(name: string, scenario: Scenario, at: 'empty' | 'imported'): Project {
  const { id, label, sentence } = policies[scenario.policy ?? '10-5'];
  const now = datasetOf('staff-2026', scenario);
  const before = { ...now, id: 'staff-2025', label: 'Staff, March 2025', wave: '2025-03-31' };
  const events: Project['datasets'][number] = {
    ...now,
    id: 'events',
    label: 'Job history',
    kind: 'job-events',
    fields: [identifiers],
    hasKeyQuestion: false,
  };
  const withIds = { ...now, fields: [...now.fields, identifiers] };
  const imported = scenario.hasEvents ? [withIds, events] : scenario.waves === 2 ? [before, now] : [now];
  return {
    name,
    isSample: false,
    policy: { id, label, sentence },
    schemeId: scenario.schemes?.[0]?.id ?? 'smc-2021-three',
    groupingId: 'smc-2021-three',
    benchmarkId: 'uk-2021-05',
    datasets: at === 'empty' ? [] : imported,
    findings: 0,
    warnings: [...(scenario.warnings ?? [])],
  };
}
