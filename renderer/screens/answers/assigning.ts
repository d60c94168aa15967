import type { FieldId } from '../../../core/contract/words.ts';
import { announce } from '../../session/announcer.tsx';
import { ask } from '../../session/client.ts';
import { adoptProject, type Dataset, type ProjectState } from '../../session/session.ts';
import type { Command } from '../../session/use-request.ts';
import { countOf } from '../../words/wording.ts';
import type { Meaning } from './answer-list.ts';
import type { FieldMeaning } from './field-answers.ts';
import { KEY_QUESTION } from './question-choice.tsx';

/** Runs a command of the project, which the history can undo. */
export type Take = Command['run'];

type Answered<Given> = { readonly answer: string; readonly meaning: Given | null };
type Assignment<Given> = { answer: string; meaning: Given | null };

export type Assign<Given> = (
  answers: readonly Answered<Given>[],
  meaningOf: (answer: Answered<Given>) => Given | null,
  words: string,
) => void;

/** Codes several answers at once and announces what is left to do. */
function assigning<Given>(
  take: Take,
  dataset: Dataset,
  field: FieldId,
  send: (assignments: Assignment<Given>[]) => Promise<ProjectState>,
): Assign<Given> {
  return (answers, meaningOf, words) => {
    const [first] = answers;
    const name = first && answers.length === 1 ? first.answer : countOf(answers.length, 'answer');
    void take(async () => {
      const project = await send(answers.map((each) => ({ answer: each.answer, meaning: meaningOf(each) })));
      adopt(project, dataset, field, `${name}: ${words}`);
    });
  };
}

/** Coding of the key question. */
export function keyAssigning(take: Take, dataset: Dataset): Assign<NonNullable<Meaning>> {
  return assigning(take, dataset, KEY_QUESTION, (assignments) =>
    ask('answers.assign', { datasetId: dataset.id, assignments }),
  );
}

/** Coding of any other field. */
export function fieldAssigning(
  take: Take,
  dataset: Dataset,
  field: FieldId,
): Assign<NonNullable<FieldMeaning>> {
  return assigning(take, dataset, field, (assignments) =>
    ask('coding.assign', { datasetId: dataset.id, field, assignments }),
  );
}

/** Ordering of a field's categories. */
export function arranging(
  take: Take,
  dataset: Dataset,
  field: FieldId,
): (order: readonly string[], words: string) => void {
  return (order, words) =>
    void take(async () => {
      const project = await ask('coding.order', { datasetId: dataset.id, field, order: [...order] });
      adopt(project, dataset, field, words);
    });
}

function adopt(project: ProjectState, { id }: Dataset, field: FieldId, words: string): void {
  adoptProject(project);
  const dataset = project.datasets.find((each) => each.id === id);
  const coded = field === KEY_QUESTION ? dataset : dataset?.fields.find((each) => each.field === field);
  const open = coded?.unmatchedAnswers ?? 0;
  announce(`${words}. ${open === 0 ? 'No answer is open.' : `${open} still open.`}`);
}
