import { useState } from 'react';
import { announce } from '../../app/announcer.tsx';
import { ask } from '../../app/client.ts';
import { adoptProject, type Dataset } from '../../app/session.ts';
import { useCommand } from '../../app/use-request.ts';
import type { Meaning, RawAnswer } from './answer-list.ts';

type Step = { readonly answer: string; readonly before: Meaning; readonly words: string };

/** Gives answers their meaning and remembers the last steps, so that each can be taken back by its name. */
export function useAssigning(dataset: Dataset): {
  readonly assign: (answer: RawAnswer, meaning: Meaning, words: string) => void;
  readonly undo: () => void;
  readonly lastStep: Step | null;
  readonly command: ReturnType<typeof useCommand>;
} {
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const command = useCommand();
  const lastStep = steps.at(-1) ?? null;

  const send = async (answer: string, meaning: Meaning, words: string): Promise<void> => {
    const project = await ask('answers.assign', {
      datasetId: dataset.id,
      assignments: [{ answer, meaning }],
    });
    adoptProject(project);
    const open = project.datasets.find((each) => each.id === dataset.id)?.unmatchedAnswers ?? 0;
    announce(`${answer}: ${words}. ${open === 0 ? 'No answer is open.' : `${open} still open.`}`);
  };

  return {
    lastStep,
    command,
    assign(answer, meaning, words) {
      void command.run(async () => {
        await send(answer.answer, meaning, words);
        setSteps([...steps, { answer: answer.answer, before: answer.meaning, words }]);
      });
    },
    undo() {
      if (lastStep === null) return;
      void command.run(async () => {
        await send(lastStep.answer, lastStep.before, 'as before');
        setSteps(steps.slice(0, -1));
      });
    },
  };
}
