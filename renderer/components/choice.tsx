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

type ChoiceItem<Id extends string = string> = {
  readonly id: Id;
  readonly label: string;
  readonly note?: string;
};
export type ChoiceSection<Id extends string = string> = {
  readonly heading: string | null;
  readonly items: readonly ChoiceItem<Id>[];
};

type ChoiceProps<Id extends string> = {
  readonly label: string;
  readonly value: Id;
  readonly sections: readonly ChoiceSection<Id>[];
  readonly onChange: (id: Id) => void;
  readonly help?: string;
  readonly isDisabled?: boolean;
  readonly isLabelHidden?: boolean;
};

/** Select for a short list; long lists in table rows use Picker. */
export function Choice<Id extends string>(props: ChoiceProps<Id>) {
  const { label, value, sections, onChange, help, isDisabled = false, isLabelHidden = false } = props;
  return (
    <Select
      className="entry"
      value={value}
      isDisabled={isDisabled}
      onChange={(key) => {
        const item = sections.flatMap((section) => section.items).find((each) => each.id === key);
        if (item) onChange(item.id);
      }}
    >
      <Label className={isLabelHidden ? 'visually-hidden' : 'entry-label'}>{label}</Label>
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
