import type { Input, Output, RequestName } from '../../core/contract/requests.ts';
import { type FakeProject, stateOf } from './fake-project.ts';
import type { Handlers } from './fake-handlers.ts';

type Step = {
  readonly words: string;
  readonly removesFinding: boolean;
  readonly before: FakeProject;
  after: FakeProject;
  state: 'done' | 'undone' | 'passed';
};

const commands = [
  ...['answers.assign', 'coding.assign', 'coding.order', 'check.fix', 'check.undo', 'dataset.remove'],
  ...['scheme.create', 'scheme.change', 'scheme.rename', 'scheme.remove', 'project.choose-scheme'],
  ...['project.choose-benchmark', 'benchmark.add', 'finding.pin', 'finding.remove'],
];

/** The fake core remembers everything before and after each command. */
export function withHistory(fake: FakeProject, handlers: Handlers): Handlers {
  const steps: Step[] = [];
  const watched = Object.entries(handlers).map(([name, handler]) => [
    name,
    commands.includes(name)
      ? async (input: never) => {
          const before = { ...fake };
          const value = await (handler as (given: never) => unknown)(input);
          for (const step of steps) if (step.state === 'undone') step.state = 'passed';
          steps.push({
            ...{ words: wordsOf(name, input), removesFinding: name === 'finding.remove' },
            ...{ before, after: { ...fake }, state: 'done' },
          });
          return value;
        }
      : handler,
  ]);
  const turn = (step: Step | undefined, to: 'before' | 'after'): Output<'history.undo'> => {
    if (!step) throw new Error('There is nothing to turn.');
    Object.assign(fake, step[to]);
    step.state = to === 'before' ? 'undone' : 'done';
    return { preparation: true, value: { project: stateOf(fake), words: [step.words], answers: [] } };
  };
  const last = () => steps.findLast(({ state }) => state === 'done');
  const next = () => steps.find(({ state }) => state === 'undone');
  const idOf = (step: Step | undefined) => (step ? steps.indexOf(step) + 1 : null);
  const history: Handlers = {
    'history.list': () => ({
      preparation: true,
      value: {
        steps: steps
          .map(({ words, state, removesFinding }, index) => ({
            ...{ id: index + 1, at: AT, words, state, whyKept: null, removesFinding },
          }))
          .toReversed(),
        undoId: idOf(last()),
        redoId: idOf(next()),
      },
    }),
    'history.undo': () => turn(last(), 'before'),
    'history.redo': () => turn(next(), 'after'),
    'dataset.list-removed': () => [],
  };
  return { ...(Object.fromEntries(watched) as Handlers), ...history };
}

const AT = '2026-11-24T09:05:00Z';

function wordsOf(name: string, input: unknown): string {
  if (name === 'answers.assign' || name === 'coding.assign') {
    const { assignments } = input as Input<'answers.assign'>;
    return assignments.length === 1 ? 'Placing an answer' : `Placing ${assignments.length} answers`;
  }
  if (name === ('scheme.create' satisfies RequestName))
    return `Making ${(input as Input<'scheme.create'>).label}`;
  return name.replace('.', ' ');
}
