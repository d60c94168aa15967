import { type KeyboardEvent, useRef, useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { countText } from '../../../core/words/figure-text.ts';
import { Icon } from '../../components/icon.tsx';
import { PlaceDialog } from './place-dialog.tsx';

type CategoryPlaceProps = {
  readonly category: string;
  /** Index from 0. */
  readonly place: number;
  readonly of: number;
  readonly isBusy: boolean;
  readonly onPlace: (to: number) => void;
};

type Move = { readonly id: string; readonly label: string; readonly to: number };

const BY_NUMBER = 'number';
/** Places moved by Page Up and Page Down. */
export const PAGE = 10;
const keys: Readonly<Record<string, string>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  PageUp: 'page-up',
  PageDown: 'page-down',
  Home: 'first',
  End: 'last',
};

/** The place of a category, with a menu and keys to move it. */
export function CategoryPlace({ category, place, of, isBusy, onPlace }: CategoryPlaceProps) {
  const [isAsking, setIsAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const moves = movesFrom(place, of);
  const take = (id: unknown): void => {
    const move = moves.find((each) => each.id === id);
    if (move && move.to !== place && !isBusy) onPlace(move.to);
    if (id === BY_NUMBER) setIsAsking(true);
  };
  /** Capture phase, ahead of the button: a plain arrow key opens the menu. */
  const onKeyDown = (event: KeyboardEvent): void => {
    const id = keys[event.key];
    if (!event.altKey || id === undefined) return;
    take(id);
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span onKeyDownCapture={onKeyDown}>
      <MenuTrigger>
        <Button
          ref={button}
          className="button button-quiet"
          aria-label={`Place of ${category}: ${place + 1} of ${of}`}
        >
          {countText(place + 1)} of {countText(of)}
          <Icon name="chevron" />
        </Button>
        <Popover className="popover">
          <Menu
            className="list-box"
            aria-label={`Place of ${category}`}
            disabledKeys={moves.filter(({ to }) => to === place).map(({ id }) => id)}
            onAction={take}
          >
            {moves.map(({ id, label }) => (
              <MenuItem key={id} id={id} className="list-item">
                {label}
              </MenuItem>
            ))}
            {of > PAGE ? (
              <MenuItem id={BY_NUMBER} className="list-item">
                Move to a place by its number …
              </MenuItem>
            ) : null}
          </Menu>
        </Popover>
      </MenuTrigger>
      {isAsking ? (
        <PlaceDialog
          category={category}
          place={place}
          of={of}
          onClose={() => {
            setIsAsking(false);
            button.current?.focus();
          }}
          onPlace={(to) => {
            setIsAsking(false);
            if (to !== place && !isBusy) onPlace(to);
          }}
        />
      ) : null}
    </span>
  );
}

/** Possible moves; at either end a move leads to the same place. */
function movesFrom(place: number, of: number): readonly Move[] {
  const last = of - 1;
  const isLong = of > PAGE;
  return [
    { id: 'up', label: 'Move up', to: Math.max(0, place - 1) },
    { id: 'down', label: 'Move down', to: Math.min(last, place + 1) },
    ...(isLong ? [{ id: 'page-up', label: 'Move up ten places', to: Math.max(0, place - PAGE) }] : []),
    ...(isLong ? [{ id: 'page-down', label: 'Move down ten places', to: Math.min(last, place + PAGE) }] : []),
    { id: 'first', label: 'Make it the first', to: 0 },
    { id: 'last', label: 'Make it the last', to: last },
  ];
}
