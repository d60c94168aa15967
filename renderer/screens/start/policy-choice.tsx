import { Label, Radio, RadioGroup } from 'react-aria-components';

export type PolicyId = '10-5' | 'none';

type PolicyChoiceProps = { readonly value: PolicyId; readonly onChange: (policy: PolicyId) => void };

export function PolicyChoice({ value, onChange }: PolicyChoiceProps) {
  return (
    <RadioGroup
      className="radio-group policy-choice"
      value={value}
      onChange={(policy) => onChange(policy === 'none' ? 'none' : '10-5')}
    >
      <Label className="entry-label">How people are protected. This cannot be changed later.</Label>
      <Radio className="radio" value="10-5">
        <span className="radio-words">
          <strong>Protect individuals</strong>
          <span className="small">
            Counts under 10 are not shown and the others are rounded to the nearest 5. Right for any data
            about real people.
          </span>
        </span>
      </Radio>
      <Radio className="radio" value="none">
        <span className="radio-words">
          <strong>No protection</strong>
          <span className="small">Only for published or made-up data. Every screen and export says so.</span>
        </span>
      </Radio>
    </RadioGroup>
  );
}
