import type { Result } from '../../../core/results/result.ts';
import { isSameAnswer } from '../../../core/results/same-answer.ts';
import { canonicalJson } from '../../../core/canonical-json.ts';
import { listText } from '../../../core/words/list-text.ts';
import { dateText } from '../../../core/words/date-text.ts';
import { reopen } from '../../../core/results/seal.ts';
import { AppError, type AppErrorDetail } from '../../../core/errors.ts';
import { WordedError } from '../../links/compute-link.ts';
import { runSealed } from '../run-analysis.ts';
import type { Job } from '../../base/job.ts';
import { openPin } from './opened-pins.ts';
import { pinnedInputsOf } from './pinned-inputs.ts';
import type { PinCheck, ProjectSession } from '../session.ts';
import type { Finding, PinnedInputs } from '../../store/findings.ts';

const current: PinCheck = { isStale: false, causes: [], refusal: null, now: null };

/** Sentence printed with a stale finding; null for a current one. */
export function staleSentence({ pinnedAt }: Finding, { isStale, causes }: PinCheck): string | null {
  if (!isStale) return null;
  return `Pinned on ${dateText(pinnedAt)}; today the answer would be different. ${causes.join(' ')}`;
}

/** Runs a finding again, only where one of its inputs has changed; published results are compared. */
export function checkPin(session: ProjectSession, finding: Finding, job: Job): Promise<PinCheck> {
  const pin = openPin(finding);
  if (pin.refusal) return Promise.resolve(refused(pin.refusal));
  let inputs: PinnedInputs;
  try {
    inputs = pinnedInputsOf(session, pin.request);
  } catch (error) {
    return Promise.resolve(unanswered(error));
  }
  if (canonicalJson(inputs) === canonicalJson(finding.inputs)) return Promise.resolve(current);
  const key = `${finding.id} ${canonicalJson(inputs)}`;
  const known = session.pinChecks.get(key);
  if (known) return known;
  const check = askAgain(session, pin, pin.result.value, inputs, job);
  session.pinChecks.set(key, check);
  check.catch(() => session.pinChecks.delete(key));
  return check;
}

async function askAgain(
  session: ProjectSession,
  finding: Finding,
  then: Result,
  inputs: PinnedInputs,
  job: Job,
): Promise<PinCheck> {
  try {
    const sealed = await runSealed(session, finding.request, job);
    const now = reopen(sealed).value;
    if (isSameAnswer(then, now)) return current;
    return { isStale: true, causes: causesOf(finding.inputs, inputs, then, now), refusal: null, now: sealed };
  } catch (error) {
    return unanswered(error);
  }
}

/** A refusal is an answer; cancellation and unexpected errors are rethrown. */
function unanswered(error: unknown): PinCheck {
  const what = error instanceof AppError ? error.detail : error instanceof WordedError ? error.failure : null;
  if (what === null || what.code === 'app/cancelled') throw error;
  return { isStale: true, causes: ['It cannot be answered today.'], refusal: what.what, now: null };
}

function refused({ what, whatToDo }: AppErrorDetail): PinCheck {
  return { isStale: true, causes: [`${what} ${whatToDo}`], refusal: null, now: null };
}

function causesOf(
  before: PinnedInputs | null,
  after: PinnedInputs,
  then: Result,
  now: Result,
): readonly string[] {
  if (before === null) return ['It was pinned before Rungs kept what findings are made from.'];
  const isOther = (part: keyof PinnedInputs): boolean => before[part] !== after[part];
  return [
    ...(isOther('data') ? [dataCause(then, now)] : []),
    ...(isOther('answers') ? ['Answers were placed differently.'] : []),
    ...(isOther('beside') ? [`What stands beside it: ${besideText(now)}.`] : []),
    ...(isOther('grouping') ? [`Grouping: ${groupingOf(then)} then, ${groupingOf(now)} now.`] : []),
    ...(isOther('benchmark') ? [`Benchmark: ${benchmarkOf(then)} then, ${benchmarkOf(now)} now.`] : []),
    ...(isOther('program') ? ['Rungs itself: another version works it out.'] : []),
  ];
}

function dataCause({ context: then }: Result, { context: now }: Result): string {
  if (then.dataset !== now.dataset) return `The dataset: ${then.dataset} then, ${now.dataset} now.`;
  if (then.wave !== now.wave) return `Its date: ${dateText(then.wave)} then, ${dateText(now.wave)} now.`;
  return `The data of ${now.dataset}: what was decided about its checks, or about its columns.`;
}

function besideText({ context: { beside } }: Result): string {
  return beside.length === 0 ? 'nothing now' : listText(beside.map(({ dataset }) => dataset));
}

function groupingOf({ context: { scheme } }: Result): string {
  return `${scheme.label}, version ${scheme.version}`;
}

function benchmarkOf({ context: { benchmark } }: Result): string {
  return benchmark?.label ?? 'none';
}
