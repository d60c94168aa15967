import type { Failure } from '../../core/contract/requests.ts';
import { answersOf } from '../../core/background/questions.ts';
import { printedText } from '../../core/intake/mapping/heading-text.ts';
import { isFieldId } from '../../core/table/fields.ts';
import type { Ask } from '../base/ask.ts';

const NAMED = 10;

/**
 * A refusal in words for whoever holds the files: an analysis that waits for answers names them, and says how a recipe
 * decides on them.
 */
export async function refusalFor(
  ask: Ask,
  failure: Failure,
  datasetIds: readonly string[],
): Promise<Failure> {
  const field = fieldOf(failure);
  if (field === null) return failure;
  const answers = new Set<string>();
  for (const datasetId of new Set(datasetIds)) {
    for (const answer of await openAnswers(ask, datasetId, field)) answers.add(answer);
  }
  const [first] = answers;
  if (first === undefined) return failure;
  const named = [...answers].slice(0, NAMED).map((answer) => `“${printedText(answer)}”`);
  const more = answers.size > NAMED ? ` and ${answers.size - NAMED} more` : '';
  const whatToDo = `Waiting: ${named.join(', ')}${more}. Say in the recipe what each means, beside the columns of its dataset: ${exampleOf(field, first)}; “rungs fields ${field}” lists the answers and reasons. Or do so on the Group answers screen.`;
  return { ...failure, whatToDo };
}

/** The field whose answers an analysis waits for; null for other refusals. */
function fieldOf({ code, fields }: Failure) {
  if (code === 'background/unmatched-answers') return 'seb-occupation';
  const field = fields['field'];
  return code === 'coding/unmatched-answers' && typeof field === 'string' && isFieldId(field) ? field : null;
}

async function openAnswers(
  ask: Ask,
  datasetId: string,
  field: NonNullable<ReturnType<typeof fieldOf>>,
): Promise<readonly string[]> {
  if (field === 'seb-occupation') {
    const { value } = await ask('answers.list', { datasetId });
    return value.answers.flatMap(({ answer, background }) =>
      answer.trim() !== '' && (background === null || background === 'unrecognised') ? [answer] : [],
    );
  }
  const { value } = await ask('coding.list', { datasetId, field });
  return value.answers.flatMap(({ answer, category }) =>
    answer.trim() !== '' && category === null ? [answer] : [],
  );
}

function exampleOf(field: NonNullable<ReturnType<typeof fieldOf>>, answer: string): string {
  if (field === 'seb-occupation') return `"answers": ${JSON.stringify({ [answer]: { answer: 'routine' } })}`;
  const code = answersOf(field)[0]?.code ?? '';
  return `"codings": ${JSON.stringify({ [field]: { answers: { [answer]: { answer: code } } } })}`;
}
