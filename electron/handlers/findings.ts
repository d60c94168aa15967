import type { Input } from '../../core/contract/requests.ts';
import { headlineIn } from '../../core/results/seal.ts';
import { failureOf } from '../base/failures.ts';
import { openPin, questionOf, requestToday } from '../project/pins/opened-pins.ts';
import { checkPin } from '../project/pins/pin-check.ts';
import { pinnedInputsOf } from '../project/pins/pinned-inputs.ts';
import type { Call, ProjectSession } from '../project/session.ts';
import type { Finding, FindingRequest, NewFinding } from '../store/findings.ts';
import { projectErrors } from '../store/project-errors.ts';
import { runSealed } from '../project/run-analysis.ts';

export const findingsHandlers = {
  async 'finding.pin'(session: ProjectSession, input: Input<'finding.pin'>, call: Call) {
    // Kept: another project may be open when the result arrives.
    const { store } = session;
    return { findingId: store.pinFinding(await answerNow(session, input, call), call.now) };
  },

  'finding.list': (session: ProjectSession) =>
    session.store.findings().map((finding) => {
      const { id, pinnedAt, request, sealed, refusal } = openPin(finding);
      return {
        ...{ id, pinnedAt, request, question: questionOf(request) },
        ...(refusal === null
          ? { sealed, refusal: null, headline: null }
          : { sealed: null, refusal: failureOf(refusal), headline: headlineIn(sealed) }),
      };
    }),

  async 'finding.check'(session: ProjectSession, { findingId }: Input<'finding.check'>, call: Call) {
    const finding = findingOf(session, findingId);
    const { isStale, causes, refusal, now } = await checkPin(session, finding, call.job);
    return { isStale, causes: refusal === null ? [...causes] : [[...causes, refusal].join(' ')], now };
  },

  async 'finding.pin-again'(session: ProjectSession, { findingId }: Input<'finding.pin-again'>, call: Call) {
    const { store } = session;
    const request = requestToday(findingOf(session, findingId));
    const again = await answerNow(session, request, call);
    return { findingId: store.pinFindingAgain(findingId, again, call.now) };
  },

  'finding.remove'(session: ProjectSession, input: Input<'finding.remove'>, call: Call) {
    session.store.removeFinding(input.findingId, call.now);
    return {};
  },
};

/** Digests of the inputs are taken together with the columns, so that a change during the run counts as later. */
async function answerNow(session: ProjectSession, request: FindingRequest, call: Call): Promise<NewFinding> {
  const inputs = pinnedInputsOf(session, request);
  return { request, inputs, sealed: await runSealed(session, request, call.job) };
}

/** Errors: project/no-finding. */
function findingOf({ store }: ProjectSession, findingId: string): Finding {
  const found = store.findings().find(({ id }) => id === findingId);
  if (!found) throw projectErrors.noFinding();
  return found;
}
