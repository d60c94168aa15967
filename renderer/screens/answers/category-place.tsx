import type { KeyboardEvent } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Icon } from '../../components/icon.tsx';

type CategoryPlaceProps = {
  readonly category: string;
  /** Counted from 0. */
  readonly place: number;
  readonly of: number;
  readonly isBusy: boolean;
  readonly onPlace: (to: number) => void;
};

/** Where a category stands among the others, with a menu and keys that move it. */
export function CategoryPlace({ category, place, of, isBusy, onPlace }: CategoryPlaceProps) {
  const steps = [
    { id: 'up', label: 'Move up', to: place - 1, isOff: place === 0 },
    { id: 'down', label: 'Move down', to: place + 1, isOff: place === of - 1 },
    { id: 'first', label: 'Make it the first', to: 0, isOff: place === 0 },
    { id: 'last', label: 'Make it the last', to: of - 1, isOff: place === of - 1 },
  ];
  const take = (id: unknown): void => {
    const step = steps.find((each) => each.id === id);
    if (step && !step.isOff && !isBusy) onPlace(step.to);
  };
  /** Before the button hears them: an arrow alone opens the menu. */
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    take(event.key === 'ArrowUp' ? 'up' : 'down');
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span onKeyDownCapture={onKeyDown}>
      <MenuTrigger>
        <Button className="button button-quiet" aria-label={`Place of ${category}: ${place + 1} of ${of}`}>
          {place + 1} of {of}
          <Icon name="chevron" />
        </Button>
        <Popover className="popover">
          <Menu
            className="list-box"
            aria-label={`Place of ${category}`}
            disabledKeys={steps.filter(({ isOff }) => isOff).map(({ id }) => id)}
            onAction={take}
          >
            {steps.map(({ id, label }) => (
              <MenuItem key={id} id={id} className="list-item">
                {label}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </span>
  );
}
