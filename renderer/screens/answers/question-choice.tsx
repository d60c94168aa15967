import type { FieldId } from '../../../core/contract/words.ts';
import type { Dataset } from '../../session/session.ts';
import { Choice } from '../../components/choice.tsx';

export const KEY_QUESTION: FieldId = 'seb-occupation';

type QuestionChoiceProps = {
  readonly dataset: Dataset;
  readonly field: FieldId;
  readonly onChange: (field: FieldId) => void;
};

/** Choice of the field to group, with the number of open answers of each. */
export function QuestionChoice({ dataset, field, onChange }: QuestionChoiceProps) {
  const key = dataset.fields.filter((each) => each.field === KEY_QUESTION);
  const others = dataset.fields.filter((each) => each.isCodable);
  if (others.length === 0) return null;
  const itemOf = (each: Dataset['fields'][number], open: number) => ({
    id: each.field,
    label: each.label,
    note: open > 0 ? `${open} open` : `Column “${each.column}”`,
  });
  return (
    <section className="card side-card">
      <Choice
        label="Answers to"
        value={field}
        onChange={onChange}
        sections={[
          {
            heading: 'Decides the group',
            items: key.map((each) => itemOf(each, dataset.unmatchedAnswers)),
          },
          {
            heading: 'Other answers in this file',
            items: others.map((each) => itemOf(each, each.unmatchedAnswers)),
          },
        ].filter(({ items }) => items.length > 0)}
      />
    </section>
  );
}
