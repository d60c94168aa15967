import { type KeyboardEvent, type ReactNode, useState } from 'react';
import {
  Autocomplete,
  Button,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  SearchField,
  Text,
  useFilter,
} from 'react-aria-components';
import { useInitialFocus } from '../focus/use-initial-focus.ts';
import type { ChoiceSection } from './choice.tsx';
import { ScrollFrame } from './scroll-frame.tsx';
import { Icon } from './icon.tsx';

type PickerProps = {
  /** Accessible label; read before the value. */
  readonly label: string;
  readonly valueText: string;
  readonly value: string | null;
  readonly sections: readonly ChoiceSection[];
  readonly onChange: (id: string) => void;
  readonly searchLabel?: string;
  readonly children?: ReactNode;
};

/** Select for a long list. Options are rendered on opening, since a table may hold hundreds of pickers. */
export function Picker(props: PickerProps) {
  const { label, valueText, value, sections, onChange, searchLabel, children } = props;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
      <Button className="entry-input choice-button" aria-label={`${label}: ${valueText}`}>
        <span className="choice-value">{children ?? valueText}</span>
        <Icon name="chevron" />
      </Button>
      <Popover className="popover">
        {isOpen ? (
          <PickerMenu
            {...{ label, value, sections, searchLabel }}
            onChange={(id) => {
              onChange(id);
              setIsOpen(false);
            }}
            onClose={() => setIsOpen(false)}
          />
        ) : null}
      </Popover>
    </MenuTrigger>
  );
}

type PickerMenuProps = Pick<PickerProps, 'label' | 'value' | 'sections' | 'onChange'> & {
  readonly searchLabel: string | undefined;
  readonly onClose: () => void;
};

function PickerMenu({ label, value, sections, onChange, searchLabel, onClose }: PickerMenuProps) {
  const search = useInitialFocus<HTMLInputElement>();
  const { contains } = useFilter({ sensitivity: 'base' });
  const menu = (
    <Menu
      aria-label={label}
      className="list-box"
      selectionMode="single"
      selectedKeys={value === null ? [] : [value]}
      onAction={(key) => onChange(String(key))}
      renderEmptyState={() => <p className="list-empty">Nothing is called that.</p>}
    >
      {sections.map((section) => (
        <MenuSection key={section.heading ?? ''} aria-label={section.heading ?? label}>
          {section.heading === null ? null : <Header className="list-heading">{section.heading}</Header>}
          {section.items.map((item) => (
            <MenuItem key={item.id} id={item.id} textValue={item.label} className="list-item">
              <Text slot="label">{item.label}</Text>
              {item.note ? (
                <Text slot="description" className="list-note">
                  {item.note}
                </Text>
              ) : null}
            </MenuItem>
          ))}
        </MenuSection>
      ))}
    </Menu>
  );
  if (searchLabel === undefined) return menu;
  /**
   * Escape is kept from the dialog around: with text in the search it clears the text, otherwise it closes the list.
   */
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || search.current?.value !== '') return;
    event.stopPropagation();
    onClose();
  };
  return (
    <Autocomplete filter={contains}>
      <div onKeyDownCapture={onKeyDown}>
        {' '}
        <SearchField className="list-search" aria-label={searchLabel}>
          <Icon name="search" />
          <Input ref={search} placeholder={searchLabel} />
        </SearchField>
      </div>
      <ScrollFrame label={label} className="list-frame">
        {menu}
      </ScrollFrame>
    </Autocomplete>
  );
}
