import { useInitialFocus } from '../focus/use-initial-focus.ts';
import { FieldError, Input, Label, Text, TextField, type TextFieldProps } from 'react-aria-components';

type TextEntryProps = Omit<TextFieldProps, 'children' | 'className'> & {
  readonly label: string;
  readonly help?: string;
  readonly problem?: string | null;
  readonly inputMode?: 'decimal' | 'numeric';
  /** Whether it takes the focus when its dialog opens. */
  readonly isFirst?: boolean;
};

/** A labelled text input with advice and, where invalid, the problem in words. */
export function TextEntry({
  label,
  help,
  problem = null,
  inputMode,
  isFirst = false,
  ...rest
}: TextEntryProps) {
  const input = useInitialFocus<HTMLInputElement>(isFirst);
  return (
    // ARIA validation: with native validation the browser would not submit an invalid form, and would word the problem
    // itself.
    <TextField {...rest} className="entry" validationBehavior="aria" isInvalid={problem !== null}>
      <Label className="entry-label">{label}</Label>
      <Input ref={input} className="entry-input" {...(inputMode ? { inputMode } : {})} />
      {help ? (
        <Text slot="description" className="entry-help">
          {help}
        </Text>
      ) : null}
      <FieldError className="entry-problem">{problem}</FieldError>
    </TextField>
  );
}
