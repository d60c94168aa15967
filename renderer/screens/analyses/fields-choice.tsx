import { Choice } from '../../components/choice.tsx';

type FieldsChoiceProps<Id extends string> = {
  readonly label: string;
  readonly help?: string;
  /** Placeholder of an empty choice. */
  readonly nothing?: string;
  /** Most fields that can be combined. */
  readonly most: number;
  readonly chosen: readonly Id[];
  readonly fields: readonly { readonly id: Id; readonly label: string }[];
  readonly onChange: (chosen: readonly Id[]) => void;
};

const NOTHING = '';

/** Choices of fields: one more than are chosen, up to `most`. */
export function FieldsChoice<Id extends string>(props: FieldsChoiceProps<Id>) {
  const { label, help, nothing = 'Nothing', most, chosen, fields, onChange } = props;
  const slots = Math.min(most, chosen.length + 1);
  return Array.from({ length: slots }, (_, slot) => {
    const taken = chosen.filter((_, index) => index !== slot);
    return (
      <Choice<Id | typeof NOTHING>
        key={slot}
        label={slot === 0 ? label : 'and'}
        {...(slot === 0 && help !== undefined ? { help } : {})}
        value={chosen[slot] ?? NOTHING}
        onChange={(id) =>
          onChange(id === NOTHING ? chosen.toSpliced(slot, 1) : chosen.toSpliced(slot, 1, id))
        }
        sections={[
          {
            heading: null,
            items: [
              { id: NOTHING, label: slot === 0 ? nothing : 'Nothing more' },
              ...fields.filter((field) => !taken.includes(field.id)),
            ],
          },
        ]}
      />
    );
  });
}
