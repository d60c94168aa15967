import { analyses } from '../../core/analyses/registry.ts';
import type { Input } from '../../core/contract/requests.ts';
import { failureOf } from '../base/failures.ts';
import { openPin, requestToday } from '../project/pins/opened-pins.ts';
import { checkPin } from '../project/pins/pin-check.ts';
import { pinnedInputsOf } from '../project/pins/pinned-inputs.ts';
import type { Call, ProjectSession } from '../project/session.ts';
import type { Finding, FindingRequest, NewFinding } from '../store/findings.ts';
import { projectErrors } from '../store/project-errors.ts';
import { runSealed } from '../project/run-analysis.ts';

export const findingsHandlers = {
  async 'finding.pin'(session: ProjectSession, input: Input<'finding.pin'>, call: Call) {
    // Another project may be open by the time the result is there.
    const { store } = session;
    return { findingId: store.pinFinding(await answerNow(session, input, call), call.now) };
  },

  'finding.list': (session: ProjectSession) =>
    session.store.findings().map((finding) => {
      const { id, pinnedAt, request, sealed, refusal } = openPin(finding);
      return {
        ...{ id, pinnedAt, request, question: questionOf(finding) },
        ...(refusal === null ? { sealed, refusal: null } : { sealed: null, refusal: failureOf(refusal) }),
      };
    }),

  async 'finding.check'(session: ProjectSession, { findingId }: Input<'finding.check'>, call: Call) {
    const { isStale, causes, now } = await checkPin(session, findingOf(session, findingId), call.job);
    return { isStale, causes: [...causes], now };
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

/** Of an analysis that this version does not know: what it is. */
function questionOf({ request }: Finding): string {
  return analyses.find(({ id }) => id === request.analysisId)?.question ?? 'A finding';
}

/** What it is made from is taken down as the columns are: a change while it runs comes after both. */
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
