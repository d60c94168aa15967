import type { Output } from '../../core/contract/requests.ts';
import { announce, say } from './announcer.tsx';
import { ask, failureOf } from './client.ts';
import { countOf } from '../words/wording.ts';
import { readRoute } from './route.ts';
import { adoptProject, session, useSession } from './session.ts';
import { useQuery } from './use-request.ts';

export type HistoryList = Output<'history.list'>['value'];
export type HistoryStep = HistoryList['steps'][number];

/** What was done in the open project; null while none is open. */
export function useHistory(): HistoryList | null {
  const isOpen = useSession((state) => state.project !== null);
  return useQuery('history.list', isOpen ? {} : null).value?.value ?? null;
}

/** Takes back the last step, or all down to one. The core answers in the order it is asked: no key is lost on the way. */
export function undo(stepId: number | null = null): Promise<void> {
  return turn('history.undo', stepId, 'Undone');
}

/** Does again what was undone last, or all up to a step. */
export function redo(stepId: number | null = null): Promise<void> {
  return turn('history.redo', stepId, 'Done again');
}

/** Answers are named on the screen where they are placed, not on one that others may be looking at. */
function wordsFor(words: readonly string[], answers: number): string {
  if (words.length > 1) return `${words.length} steps`;
  const isNamed = answers === 0 || readRoute(location.hash).screen === 'answers';
  return isNamed ? (words[0] ?? '') : `Placing ${countOf(answers, 'answer')}`;
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
    say(`${said}: ${wordsFor(words, answers.length)}.`);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code.startsWith('history/nothing')) announce(failure.what);
    else session.change({ failure });
  }
}
