import { FieldError, Input, Label, Text, TextField, type TextFieldProps } from 'react-aria-components';

type TextEntryProps = Omit<TextFieldProps, 'children' | 'className'> & {
  readonly label: string;
  readonly help?: string;
  readonly problem?: string | null;
  readonly inputMode?: 'decimal' | 'numeric';
};

/** A labelled line of text with its advice and, when there is one, its problem in words. */
export function TextEntry({ label, help, problem = null, inputMode, ...rest }: TextEntryProps) {
  return (
    <TextField {...rest} className="entry" isInvalid={problem !== null}>
      <Label>{label}</Label>
      <Input className="entry-input" {...(inputMode ? { inputMode } : {})} />
      {help ? (
        <Text slot="description" className="entry-help">
          {help}
        </Text>
      ) : null}
      <FieldError className="entry-problem">{problem}</FieldError>
    </TextField>
  );
}
