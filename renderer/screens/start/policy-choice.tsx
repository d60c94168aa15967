import { Label, Radio, RadioGroup } from 'react-aria-components';
import { policies, type Policy } from '../../../core/contract/words.ts';

type PolicyChoiceProps = {
  readonly value: Policy['id'];
  readonly onChange: (policy: Policy['id']) => void;
};

export function PolicyChoice({ value, onChange }: PolicyChoiceProps) {
  const all = Object.values(policies);
  return (
    <RadioGroup
      className="radio-group policy-choice"
      value={value}
      onChange={(chosen) => onChange(all.find(({ id }) => id === chosen)?.id ?? value)}
    >
      <Label className="entry-label">How people are protected. This cannot be changed later.</Label>
      {all.map(({ id, choice }) => (
        <Radio className="radio" value={id} key={id}>
          <span className="radio-words">
            <strong>{choice.label}</strong>
            <span className="small">{choice.help}</span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
