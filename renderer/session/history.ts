import type { Output } from '../../core/contract/requests.ts';
import { announce, say } from './announcer.tsx';
import { ask, failureOf } from './client.ts';
import { readRoute } from './route.ts';
import { adoptProject, session, useSession } from './session.ts';
import { useQuery } from './use-request.ts';

export type HistoryList = Output<'history.list'>['value'];
export type HistoryStep = HistoryList['steps'][number];

/** History of the open project; null without one. */
export function useHistory(): HistoryList | null {
  const isOpen = useSession((state) => state.project !== null);
  return useQuery('history.list', isOpen ? {} : null).value?.value ?? null;
}

/** Undoes the last step, or all down to `stepId`. Requests are answered in order, so no key press is lost. */
export function undo(stepId: number | null = null): Promise<void> {
  return turn('history.undo', stepId, 'Undone');
}

/** Redoes the last undone step, or all up to `stepId`. */
export function redo(stepId: number | null = null): Promise<void> {
  return turn('history.redo', stepId, 'Done again');
}

const MOST_LETTERS = 60;

/** An answer in quotation marks, shortened where it is a whole story. */
export function quotedAnswer(answer: string): string {
  return `“${answer.length > MOST_LETTERS ? `${answer.slice(0, MOST_LETTERS)}…` : answer}”`;
}

/** Answers are named on the screen where they are grouped; elsewhere others may be looking on. */
function wordsFor(words: readonly string[], answers: readonly { readonly answer: string }[]): string {
  if (words.length > 1) return `${words.length} steps`;
  const [first] = answers;
  const isNamed = answers.length === 1 && readRoute(location.hash).screen === 'answers';
  if (!first || !isNamed) return words[0] ?? '';
  return `Placing ${quotedAnswer(first.answer)}`;
}

async function turn(
  name: 'history.undo' | 'history.redo',
  stepId: number | null,
  said: string,
): Promise<void> {
  if (session.read().project === null) return;
  try {
    const { project, words, answers } = (await ask(name, { stepId })).value;
    adoptProject(project);
    session.change({ turned: answers });
    say(`${said}: ${wordsFor(words, answers)}.`);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code.startsWith('history/nothing')) announce(failure.what);
    else session.change({ failure });
  }
}
