import { useState } from 'react';
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import type { Dataset, Filter } from '../../session/session.ts';
import { Choice } from '../../components/choice.tsx';
import { DialogForm } from '../../components/dialog-form.tsx';
import { useNamedCategories } from './use-named-categories.ts';

type FilterDialogProps = {
  readonly dataset: Dataset;
  readonly onClose: () => void;
  readonly onApply: (filter: Filter) => void;
};

export function FilterDialog({ dataset, onClose, onApply }: FilterDialogProps) {
  const fields = dataset.fields.filter((field) => field.categories.length > 0);
  const [field, setField] = useState(fields[0]);
  const [values, setValues] = useState<readonly string[]>([]);
  const { names, hasUnnamed, failure } = useNamedCategories(dataset, field);
  if (field === undefined) return null;
  return (
    <DialogForm
      title="Look at some people only"
      send="Apply"
      onSend={() => onApply({ field: field.field, values: [...values] })}
      onClose={onClose}
      isEmpty={values.length === 0}
      failure={failure}
    >
      <Choice
        label="By"
        value={field.field}
        onChange={(id) => {
          setField(fields.find((each) => each.field === id));
          setValues([]);
        }}
        sections={[{ heading: null, items: fields.map(({ field: id, label }) => ({ id, label })) }]}
      />
      <CheckboxGroup className="filter-values" value={[...values]} onChange={setValues}>
        <Label className="entry-label">Keep these</Label>
        {(names ?? []).map((category) => (
          <Checkbox className="check" key={category} value={category}>
            {category}
          </Checkbox>
        ))}
      </CheckboxGroup>
      {hasUnnamed ? (
        <p className="small">Categories of few people are not named, to protect individuals.</p>
      ) : null}
    </DialogForm>
  );
}
