import { FieldError, Input, Label, NumberField, Text } from 'react-aria-components';

type NumberEntryProps = {
  readonly label: string;
  readonly help?: string;
  /** Unit, such as "hours a week"; '' for a plain number. */
  readonly unit: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly isWhole: boolean;
  readonly onChange: (value: number) => void;
};

/** A labelled number input; the value is committed on blur and clamped to its bounds. */
export function NumberEntry(props: NumberEntryProps) {
  const { label, help, unit, value, least, most, isWhole, onChange } = props;
  return (
    <NumberField
      className="entry"
      value={value}
      minValue={least}
      maxValue={most}
      formatOptions={{ useGrouping: false, maximumFractionDigits: isWhole ? 0 : 2 }}
      onChange={(entered) => {
        if (!Number.isNaN(entered)) onChange(entered);
      }}
    >
      <Label className="entry-label">{unit === '' ? label : `${label} (${unit})`}</Label>
      <Input className="entry-input" />
      {help ? (
        <Text slot="description" className="entry-help">
          {help}
        </Text>
      ) : null}
      <FieldError className="entry-problem" />
    </NumberField>
  );
}
