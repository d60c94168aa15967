import { useState } from 'react';
import { announce } from '../../app/announcer.tsx';
import { ask } from '../../app/client.ts';
import { adoptProject, type Dataset, type ProjectState } from '../../app/session.ts';
import { useUndoKey } from '../../app/shortcuts.ts';
import { useCommand } from '../../app/use-request.ts';
import type { FieldId } from '../../../core/contract/words.ts';
import type { Meaning, RawAnswer } from './answer-list.ts';
import type { FieldAnswer, FieldMeaning } from './field-answers.ts';

/** What can be taken back by its name. */
type Step = { readonly name: string; readonly takeBack: () => Promise<void> };

type Steps = {
  readonly undo: () => void;
  readonly lastStep: Step | null;
  readonly command: ReturnType<typeof useCommand>;
};

/** Does one thing after the other and remembers how each is taken back. */
function useSteps(): Steps & {
  readonly take: (name: string, act: () => Promise<void>, takeBack: () => Promise<void>) => void;
} {
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

function stillOpen(open: number): string {
  return open === 0 ? 'No answer is open.' : `${open} still open.`;
}

/** Gives answers to the key question their meaning. */
export function useAssigning(
  dataset: Dataset,
): Steps & { readonly assign: (answer: RawAnswer, meaning: Meaning, words: string) => void } {
  const { take, ...steps } = useSteps();
  const send = async (answer: string, meaning: Meaning, words: string): Promise<void> => {
    const project = await ask('answers.assign', {
      datasetId: dataset.id,
      assignments: [{ answer, meaning }],
    });
    adoptProject(project);
    const open = project.datasets.find((each) => each.id === dataset.id)?.unmatchedAnswers ?? 0;
    announce(`${answer}: ${words}. ${stillOpen(open)}`);
  };
  return {
    ...steps,
    assign: ({ answer, meaning: before }, meaning, words) =>
      take(
        answer,
        () => send(answer, meaning, words),
        () => send(answer, before, 'as before'),
      ),
  };
}

type FieldCoding = Steps & {
  readonly assign: (answers: readonly FieldAnswer[], meaningOf: Decide, words: string) => void;
  readonly order: (before: readonly string[], after: readonly string[], words: string) => void;
};
type Decide = (answer: FieldAnswer) => FieldMeaning;

/** Takes answers of another field together, and puts its categories in order. */
export function useFieldCoding(dataset: Dataset, field: FieldId): FieldCoding {
  const { take, ...steps } = useSteps();
  const adopt = (project: ProjectState, words: string): void => {
    adoptProject(project);
    const found = project.datasets.find((each) => each.id === dataset.id);
    const open = found?.fields.find((each) => each.field === field)?.unmatchedAnswers ?? 0;
    announce(`${words}. ${stillOpen(open)}`);
  };
  const send = async (answers: readonly FieldAnswer[], meaningOf: Decide, words: string): Promise<void> => {
    const assignments = answers.map((each) => ({ answer: each.answer, meaning: meaningOf(each) }));
    adopt(await ask('coding.assign', { datasetId: dataset.id, field, assignments }), words);
  };
  const arrange = async (order: readonly string[], words: string): Promise<void> => {
    adopt(await ask('coding.order', { datasetId: dataset.id, field, order: [...order] }), words);
  };
  return {
    ...steps,
    assign(answers, meaningOf, words) {
      const name = answers.length === 1 ? (answers[0]?.answer ?? '') : `${answers.length} answers`;
      take(
        name,
        () => send(answers, meaningOf, `${name}: ${words}`),
        () => send(answers, ({ meaning }) => meaning, `${name}: as before`),
      );
    },
    order(before, after, words) {
      take(
        'the order',
        () => arrange(after, words),
        () => arrange(before, 'The order is as before'),
      );
    },
  };
}
