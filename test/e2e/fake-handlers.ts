import { analyses, analysisOf } from '../../core/analyses/registry.ts';
import { groupingOf } from '../../core/background/own-scheme.ts';
import { schemeOf } from '../../core/background/schemes.ts';
import { benchmarks, customBenchmark } from '../../core/benchmarks/benchmarks.ts';
import type { Input, Output, RequestName } from '../../core/contract/requests.ts';
import { fixFake, listFake, undoFake } from './fake-checks.ts';
import { fakeInspection, fakeInUse, fakeLeftOut, fakeSavedMapping, fakeTemplate } from './fake-extract.ts';
import { withHistory } from './fake-history.ts';
import { listAnswers, listFieldAnswers, undecided } from './fake-people.ts';
import {
  datasetOf,
  type FakeProject,
  makeFakeProject,
  type Project,
  projectOf,
  type Scenario,
  sealedOf,
  stateOf,
} from './fake-project.ts';
import { schemeHandlers } from './fake-schemes.ts';

export type Handlers = {
  readonly [Name in RequestName]?: (input: Input<Name>) => Output<Name> | Promise<Output<Name>>;
};

const TOKEN = 'f'.repeat(32);
const NOW = '2026-11-24T09:05:00Z';

export function handlersOf(scenario: Scenario): Handlers {
  const fake = makeFakeProject(scenario);
  return withHistory(fake, {
    ...projectHandlers(scenario, fake),
    ...dataHandlers(scenario, fake),
    ...schemeHandlers(fake),
    ...findingHandlers(scenario, fake),
  });
}

function enter(fake: FakeProject, name: string, scenario: Scenario, at: 'empty' | 'imported'): Project {
  fake.project = projectOf(name, scenario, at);
  return stateOf(fake);
}

function projectHandlers(scenario: Scenario, fake: FakeProject): Handlers {
  return {
    'app.info': () => ({ version: '0.1.0', banner: null, sampleOnly: false, ...scenario.info }),
    'file.pick': ({ purpose, suggestedName }) => ({ token: TOKEN, name: pickedName(purpose, suggestedName) }),
    'project.state': () => (fake.project === null ? null : stateOf(fake)),
    'project.recent': () => scenario.recent ?? [],
    'project.create': ({ name, policy }) => enter(fake, name, { ...scenario, policy }, 'empty'),
    'project.open': () => enter(fake, 'Harrowmere Group', scenario, 'imported'),
    'project.try-sample': () => enter(fake, 'Sample organisation', { ...scenario, waves: 2 }, 'imported'),
    'project.close': () => {
      fake.project = null;
      fake.findings = [];
      return {};
    },
    'project.choose-scheme': ({ schemeId }) => {
      fake.project = { ...stateOf(fake), schemeId };
      return stateOf(fake);
    },
    'project.choose-benchmark': ({ benchmarkId }) => {
      fake.project = { ...stateOf(fake), benchmarkId };
      return stateOf(fake);
    },
    'job.cancel': () => ({}),
  };
}

function dataHandlers(scenario: Scenario, fake: FakeProject): Handlers {
  return {
    'extract.inspect': ({ encoding, templateId }) => ({
      preparation: true,
      value: {
        ...fakeInspection,
        ...(encoding ? { encoding } : {}),
        template: templateId ? fakeSavedMapping : stateOf(fake).datasets.length > 0 ? fakeTemplate : null,
      },
    }),
    'dataset.import': ({ label, kind: datasetKind, wave, columns }) => {
      const dataset = {
        ...datasetOf(`imported-${stateOf(fake).datasets.length + 1}`, scenario),
        label,
        kind: datasetKind,
        wave,
      };
      fake.project = { ...stateOf(fake), datasets: [...stateOf(fake).datasets, dataset] };
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
        ...fakeInUse,
        columnsLeftOut: fakeLeftOut,
      },
    }),
    'mapping.save': () => ({
      preparation: true,
      value: { columns: 9, answers: 3, answersHeldBack: 2 },
    }),
    'mapping.open': () => ({ templateId: 'mapping-1', label: 'Staff' }),
    'dataset.match': () => ({
      preparation: true,
      value: {
        left: { rows: 2_400, people: 2_389, repeated: 8, withoutId: 3, matched: 2_231, unmatched: 166 },
        right: { rows: 3_120, people: 2_260, repeated: 610, withoutId: 0, matched: 3_092, unmatched: 28 },
        respelled: 0,
        ambiguous: 0,
        contradicting: 0,
        likelyReason: null,
        fields: [{ field: 'pay', label: 'Pay' }],
        hasEvents: true,
      },
    }),
    'dataset.join': ({ label }) => {
      const dataset = { ...datasetOf('joined', scenario), label };
      fake.project = { ...stateOf(fake), datasets: [...stateOf(fake).datasets, dataset] };
      const remarks = [
        '2,231 of 2,400 rows of Staff, March 2026 were found in Job history; 166 were not.',
        'Promotions count from 2025-04-01 to 2026-03-31. People whom no event names count as not promoted.',
      ];
      return {
        preparation: true,
        value: { ...reportOf(), datasetId: dataset.id, setAsideCount: 0, columnsLeftOut: [], remarks },
      };
    },
    'dataset.remove': ({ datasetId }) => {
      fake.project = {
        ...stateOf(fake),
        datasets: stateOf(fake).datasets.filter((each) => each.id !== datasetId),
      };
      return stateOf(fake);
    },
    'check.list': () => ({ preparation: true, value: listFake(fake.checks) }),
    'check.fix': (input) => {
      fake.checks = fixFake(fake.checks, input);
      return stateOf(fake);
    },
    'check.undo': (input) => {
      fake.checks = undoFake(fake.checks, input);
      return stateOf(fake);
    },
    'answers.list': () => ({
      preparation: true,
      value: listAnswers(fake.decisions, schemeOf(stateOf(fake).schemeId, fake.schemes)),
    }),
    'answers.assign': ({ assignments }) => {
      fake.decisions = { ...fake.decisions };
      for (const { answer, meaning } of assignments) fake.decisions[answer] = meaning;
      return stateOf(fake);
    },
    'coding.list': ({ field }) => ({
      preparation: true,
      value: listFieldAnswers(field, fake.codings[field] ?? undecided),
    }),
    'coding.assign': ({ field, assignments }) => {
      const before = fake.codings[field] ?? undecided;
      const after = { ...before.assignments };
      for (const { answer, meaning } of assignments) {
        if (meaning === null) delete after[answer];
        else after[answer] = meaning;
      }
      fake.codings = { ...fake.codings, [field]: { ...before, assignments: after } };
      return stateOf(fake);
    },
    'coding.order': ({ field, order }) => {
      fake.codings = { ...fake.codings, [field]: { ...(fake.codings[field] ?? undecided), order } };
      return stateOf(fake);
    },
  };
}

function findingHandlers(scenario: Scenario, fake: FakeProject): Handlers {
  return {
    'benchmark.list': () =>
      [...benchmarks, ...fake.custom].map(
        (each) => structuredClone(each) as Output<'benchmark.list'>[number],
      ),
    'benchmark.add': (added) => {
      fake.custom = [
        ...fake.custom,
        customBenchmark({
          ...added,
          id: `own-${fake.custom.length + 1}`,
          schemes: [groupingOf(schemeOf(stateOf(fake).schemeId, fake.schemes))],
          professionalPercent: added.professional,
          intermediatePercent: added.intermediate,
          workingClassPercent: added.workingClass,
        }),
      ];
      return stateOf(fake);
    },
    'analysis.list': () =>
      analyses.map(({ id, title, question, needs, isOfImport, whyUnweighted, beside, options }) => ({
        id,
        title,
        question,
        missing:
          scenario.hasKeyQuestion === false
            ? 'Parental occupation at 14 is not in this dataset. Map the column with the answers to the key question on the Import screen.'
            : needs.some(({ field }) => field === 'pay')
              ? 'Pay is not in this dataset. Map the column with pay on the Import screen.'
              : null,
        whyUnweighted,
        isOfImport,
        beside,
        options,
      })),
    'analysis.categories': ({ datasetId, field }) => {
      const dataset = stateOf(fake).datasets.find(({ id }) => id === datasetId);
      const named = dataset?.fields.find((each) => each.field === field)?.categories ?? [];
      return { names: [...named], hasUnnamed: false };
    },
    'analysis.run': ({ jobId: _jobId, ...request }) => ({ sealed: sealedOf(fake, request) }),
    'finding.pin': (request) => {
      const id = `finding-${fake.findings.length + 1}`;
      const { question } = analysisOf(request.analysisId);
      const pinned = { question, refusal: null, sealed: sealedOf(fake, request) };
      fake.findings = [...fake.findings, { id, pinnedAt: NOW, request, ...pinned }];
      return { findingId: id };
    },
    'finding.list': () => fake.findings,
    'finding.check': () => ({ isStale: false, causes: [], now: null }),
    'finding.pin-again': ({ findingId }) => ({ findingId }),
    'finding.remove': ({ findingId }) => {
      fake.findings = fake.findings.filter((each) => each.id !== findingId);
      return {};
    },
    'finding.export': ({ formats }) => ({
      files: formats.flatMap((format) =>
        format === 'csv' ? ['tables/representation-background.csv'] : [`report.${format}`],
      ),
    }),
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
    case 'open-mapping':
    case 'save-mapping':
      return 'Staff mapping.json';
  }
}

function reportOf() {
  const { rows, setAsideCount, remarks } = fakeInspection;
  return { rows, setAsideCount, columnsLeftOut: ['Person Number', 'Full Name', 'Cost Centre'], remarks };
}
