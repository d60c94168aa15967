import type { OptionSpec } from '../../core/analyses/parts/options.ts';
import { analyses } from '../../core/analyses/registry.ts';
import type { Input, Output } from '../../core/contract/requests.ts';
import { policies } from '../../core/disclosure/policy.ts';
import { fieldOf } from '../../core/table/fields.ts';
import type { Call, ProjectSession } from '../project/session.ts';
import { codedColumn } from '../project/coded-columns.ts';
import { countedAnswers } from '../project/counted-answers.ts';
import { columnOf, datasetOf, peopleOf } from '../project/dataset-columns.ts';
import { runSealed } from '../project/run-analysis.ts';

export const analysesHandlers = {
  'analysis.list'(session: ProjectSession, input: Input<'analysis.list'>): Output<'analysis.list'> {
    const dataset = datasetOf(session, input.datasetId);
    session.compute.prepare();
    return analyses.map(({ id, title, question, fields, isOfImport, whyUnweighted, options }) => {
      const lacking = fields.find(
        ({ field, need }) => need === 'required' && columnOf(dataset, field) === null,
      );
      return {
        id,
        title,
        question,
        missing: lacking
          ? `${fieldOf(lacking.field).label} is not in this dataset. ${lacking.whenMissing}`
          : null,
        whyUnweighted,
        isOfImport,
        options: Object.entries(options).map(([name, spec]) => formOf(name, spec)),
      };
    });
  },

  /** Errors: analysis/missing-field, coding/unmatched-answers. */
  'analysis.categories'(session: ProjectSession, { datasetId, field }: Input<'analysis.categories'>) {
    const dataset = datasetOf(session, datasetId);
    const { threshold } = policies[session.store.facts().policyId];
    const counted = countedAnswers(codedColumn(session, dataset, field), peopleOf(session, dataset));
    const held = counted.filter(({ count }) => count > 0);
    const named = held.filter(({ count }) => count >= threshold);
    return { names: named.map(({ answer }) => answer).toSorted(), hasUnnamed: named.length < held.length };
  },

  async 'analysis.run'(session: ProjectSession, input: Input<'analysis.run'>, call: Call) {
    const { jobId: _, ...request } = input;
    return { sealed: await runSealed(session, request, call.job) };
  },
};

function formOf(name: string, spec: OptionSpec): Output<'analysis.list'>[number]['options'][number] {
  return {
    name,
    kind: spec.kind,
    of: spec.kind === 'answer' ? spec.of : null,
    nothing: spec.kind === 'answer' || spec.kind === 'field' ? (spec.nothing ?? null) : null,
    label: spec.label,
    help: spec.help,
    initial: typeof spec.initial === 'object' && spec.initial !== null ? [...spec.initial] : spec.initial,
    choices: spec.kind === 'choice' ? spec.choices.map((choice) => ({ ...choice })) : [],
    most: spec.kind === 'fields' ? spec.most : 1,
  };
}
