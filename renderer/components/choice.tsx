import {
  Button,
  Header,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  Select,
  SelectValue,
  Text,
} from 'react-aria-components';
import { Icon } from './icon.tsx';

export type ChoiceItem = { readonly id: string; readonly label: string; readonly note?: string };
export type ChoiceSection = { readonly heading: string | null; readonly items: readonly ChoiceItem[] };

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly sections: readonly ChoiceSection[];
  readonly onChange: (id: string) => void;
  readonly help?: string;
  readonly isDisabled?: boolean;
  readonly isLabelHidden?: boolean;
};

/** One of a short list. Long lists in every row of a table are a Picker. */
export function Choice(props: ChoiceProps) {
  const { label, value, sections, onChange, help, isDisabled = false, isLabelHidden = false } = props;
  return (
    <Select
      className="entry"
      value={value}
      isDisabled={isDisabled}
      onChange={(key) => {
        if (typeof key === 'string') onChange(key);
      }}
    >
      <Label className={isLabelHidden ? 'visually-hidden' : undefined}>{label}</Label>
      <Button className="entry-input choice-button">
        <SelectValue className="choice-value">{({ selectedText }) => selectedText}</SelectValue>
        <Icon name="chevron" />
      </Button>
      {help ? (
        <Text slot="description" className="entry-help">
          {help}
        </Text>
      ) : null}
      <Popover className="popover">
        <ListBox className="list-box">
          {sections.map((section) => (
            <ListBoxSection key={section.heading ?? ''} aria-label={section.heading ?? label}>
              {section.heading === null ? null : <Header className="list-heading">{section.heading}</Header>}
              {section.items.map((item) => (
                <ListBoxItem key={item.id} id={item.id} textValue={item.label} className="list-item">
                  <Text slot="label">{item.label}</Text>
                  {item.note ? (
                    <Text slot="description" className="list-note">
                      {item.note}
                    </Text>
                  ) : null}
                </ListBoxItem>
              ))}
            </ListBoxSection>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
