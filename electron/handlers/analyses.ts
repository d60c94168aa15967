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
    return analyses.map(({ id, title, question, needs, isOfImport, whyUnweighted, beside, options }) => {
      const lacking = needs.find(
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
        beside,
        options,
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
