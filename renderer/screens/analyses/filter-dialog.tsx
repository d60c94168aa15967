import { useState } from 'react';
import { Checkbox, CheckboxGroup, Form, Label } from 'react-aria-components';
import type { Dataset, Filter } from '../../app/session.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { Choice } from '../../components/choice.tsx';
import { DialogBox } from '../../components/dialog-box.tsx';

type FilterDialogProps = {
  readonly dataset: Dataset;
  readonly onClose: () => void;
  readonly onApply: (filter: Filter) => void;
};

export function FilterDialog({ dataset, onClose, onApply }: FilterDialogProps) {
  const fields = dataset.fields.filter((field) => field.categories.length > 0);
  const [field, setField] = useState(fields[0]);
  const [values, setValues] = useState<readonly string[]>([]);
  if (field === undefined) return null;
  return (
    <DialogBox title="Look at some people only" onClose={onClose}>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (values.length > 0) onApply({ field: field.field, values: [...values] });
        }}
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
          {field.categories.map((category) => (
            <Checkbox className="check" key={category} value={category}>
              {category}
            </Checkbox>
          ))}
        </CheckboxGroup>
        <div className="actions">
          <ActionButton look="primary" type="submit" isDisabled={values.length === 0}>
            Apply
          </ActionButton>
          <ActionButton onPress={onClose}>Cancel</ActionButton>
        </div>
      </Form>
    </DialogBox>
  );
}
