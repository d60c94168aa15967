import { useInitialFocus } from '../focus/use-initial-focus.ts';
import { FieldError, Input, Label, Text, TextField, type TextFieldProps } from 'react-aria-components';

type TextEntryProps = Omit<TextFieldProps, 'children' | 'className'> & {
  readonly label: string;
  readonly help?: string;
  readonly problem?: string | null;
  readonly inputMode?: 'decimal' | 'numeric';
  /** Where the work of a dialog begins. */
  readonly isFirst?: boolean;
};

/** A labelled line of text with its advice and, when there is one, its problem in words. */
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
    // A problem is said, never left to the browser, which would not send a form that still holds one.
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
