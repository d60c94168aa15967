import { useState } from 'react';
import type { FieldId } from '../../../core/contract/words.ts';
import { announce } from '../../app/announcer.tsx';
import { ask } from '../../app/client.ts';
import { adoptProject, type Dataset, type ProjectState } from '../../app/session.ts';
import { useUndoKey } from '../../app/shortcuts.ts';
import { useCommand } from '../../app/use-request.ts';
import { countOf } from '../../components/wording.ts';
import type { Meaning } from './answer-list.ts';
import type { FieldMeaning } from './field-answers.ts';
import { KEY_QUESTION } from './question-choice.tsx';

/** What can be taken back by its name. */
type Step = { readonly name: string; readonly takeBack: () => Promise<void> };

export type Steps = {
  readonly undo: () => void;
  readonly lastStep: Step | null;
  readonly command: ReturnType<typeof useCommand>;
};

export type Take = (name: string, act: () => Promise<void>, takeBack: () => Promise<void>) => void;

/** Does one thing after the other and remembers how each is taken back; a pause leaves the keys to somebody else. */
export function useSteps(isPaused: boolean): Steps & { readonly take: Take } {
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const command = useCommand();
  const lastStep = steps.at(-1) ?? null;
  // Requests are answered in the order in which they are made, so that keys need not wait for each other.
  const undo = (): void => {
    if (lastStep === null) return;
    setSteps((all) => all.slice(0, -1));
    void command.run(async () => {
      try {
        await lastStep.takeBack();
      } catch (error) {
        setSteps((all) => [...all, lastStep]);
        throw error;
      }
    });
  };
  useUndoKey(() => {
    if (!isPaused) undo();
  });
  return {
    lastStep,
    command,
    undo,
    take(name, act, takeBack) {
      void command.run(async () => {
        await act();
        setSteps((all) => [...all, { name, takeBack }]);
      });
    },
  };
}

type Answered<Given> = { readonly answer: string; readonly meaning: Given | null };
type Assignment<Given> = { answer: string; meaning: Given | null };

export type Assign<Given> = (
  answers: readonly Answered<Given>[],
  meaningOf: (answer: Answered<Given>) => Given | null,
  words: string,
) => void;

/** Gives answers their meaning, several at once, and says what is left to do. */
function assigning<Given>(
  take: Take,
  dataset: Dataset,
  field: FieldId,
  send: (assignments: Assignment<Given>[]) => Promise<ProjectState>,
): Assign<Given> {
  return (answers, meaningOf, words) => {
    const [first] = answers;
    const name = first && answers.length === 1 ? first.answer : countOf(answers.length, 'answer');
    const give = async (meaning: typeof meaningOf, said: string): Promise<void> => {
      const project = await send(answers.map((each) => ({ answer: each.answer, meaning: meaning(each) })));
      adopt(project, dataset, field, `${name}: ${said}`);
    };
    take(
      name,
      () => give(meaningOf, words),
      () => give(({ meaning }) => meaning, 'as before'),
    );
  };
}

/** Answers to the key question. */
export function keyAssigning(take: Take, dataset: Dataset): Assign<NonNullable<Meaning>> {
  return assigning(take, dataset, KEY_QUESTION, (assignments) =>
    ask('answers.assign', { datasetId: dataset.id, assignments }),
  );
}

/** Answers of another field. */
export function fieldAssigning(
  take: Take,
  dataset: Dataset,
  field: FieldId,
): Assign<NonNullable<FieldMeaning>> {
  return assigning(take, dataset, field, (assignments) =>
    ask('coding.assign', { datasetId: dataset.id, field, assignments }),
  );
}

/** Puts the categories of a field in order. */
export function arranging(
  take: Take,
  dataset: Dataset,
  field: FieldId,
): (before: readonly string[], after: readonly string[], words: string) => void {
  const put = async (order: readonly string[], words: string): Promise<void> => {
    const project = await ask('coding.order', { datasetId: dataset.id, field, order: [...order] });
    adopt(project, dataset, field, words);
  };
  return (before, after, words) =>
    take(
      'the order',
      () => put(after, words),
      () => put(before, 'The order is as before'),
    );
}

function adopt(project: ProjectState, { id }: Dataset, field: FieldId, words: string): void {
  adoptProject(project);
  const dataset = project.datasets.find((each) => each.id === id);
  const coded = field === KEY_QUESTION ? dataset : dataset?.fields.find((each) => each.field === field);
  const open = coded?.unmatchedAnswers ?? 0;
  announce(`${words}. ${open === 0 ? 'No answer is open.' : `${open} still open.`}`);
}
