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

type Take = (name: string, act: () => Promise<void>, takeBack: () => Promise<void>) => void;

/** Does one thing after the other and remembers how each is taken back. */
export function useSteps(): Steps & { readonly take: Take } {
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const command = useCommand();
  const lastStep = steps.at(-1) ?? null;
  const undo = (): void => {
    if (lastStep === null || command.isBusy) return;
    void command.run(async () => {
      await lastStep.takeBack();
      setSteps(steps.slice(0, -1));
    });
  };
  useUndoKey(undo);
  return {
    lastStep,
    command,
    undo,
    take(name, act, takeBack) {
      void command.run(async () => {
        await act();
        setSteps([...steps, { name, takeBack }]);
      });
    },
  };
}

type Answered<Given> = { readonly answer: string; readonly meaning: Given | null };
type Assignment<Given> = { answer: string; meaning: Given | null };

type Assigning<Given> = Steps & {
  readonly assign: (
    answers: readonly Answered<Given>[],
    meaningOf: (answer: Answered<Given>) => Given | null,
    words: string,
  ) => void;
  readonly take: Take;
};

/** Gives answers their meaning, several at once, and says what is left to do. */
function useAssigning<Given>(
  dataset: Dataset,
  field: FieldId,
  send: (assignments: Assignment<Given>[]) => Promise<ProjectState>,
): Assigning<Given> {
  const steps = useSteps();
  return {
    ...steps,
    assign(answers, meaningOf, words) {
      const [first] = answers;
      const name = first && answers.length === 1 ? first.answer : countOf(answers.length, 'answer');
      const give = async (meaning: typeof meaningOf, said: string): Promise<void> => {
        const project = await send(answers.map((each) => ({ answer: each.answer, meaning: meaning(each) })));
        adopt(project, dataset, field, `${name}: ${said}`);
      };
      steps.take(
        name,
        () => give(meaningOf, words),
        () => give(({ meaning }) => meaning, 'as before'),
      );
    },
  };
}

/** Answers to the key question. */
export function useKeyAssigning(dataset: Dataset): Assigning<NonNullable<Meaning>> {
  return useAssigning(dataset, KEY_QUESTION, (assignments) =>
    ask('answers.assign', { datasetId: dataset.id, assignments }),
  );
}

/** Answers of another field, and the order of its categories. */
export function useFieldAssigning(
  dataset: Dataset,
  field: FieldId,
): Assigning<NonNullable<FieldMeaning>> & {
  readonly arrange: (before: readonly string[], after: readonly string[], words: string) => void;
} {
  const assigning = useAssigning<NonNullable<FieldMeaning>>(dataset, field, (assignments) =>
    ask('coding.assign', { datasetId: dataset.id, field, assignments }),
  );
  const put = async (order: readonly string[], words: string): Promise<void> => {
    adopt(
      await ask('coding.order', { datasetId: dataset.id, field, order: [...order] }),
      dataset,
      field,
      words,
    );
  };
  return {
    ...assigning,
    arrange: (before, after, words) =>
      assigning.take(
        'the order',
        () => put(after, words),
        () => put(before, 'The order is as before'),
      ),
  };
}

function adopt(project: ProjectState, { id }: Dataset, field: FieldId, words: string): void {
  adoptProject(project);
  const dataset = project.datasets.find((each) => each.id === id);
  const coded = field === KEY_QUESTION ? dataset : dataset?.fields.find((each) => each.field === field);
  const open = coded?.unmatchedAnswers ?? 0;
  announce(`${words}. ${open === 0 ? 'No answer is open.' : `${open} still open.`}`);
}
