import { useEffect, useRef } from 'react';
import { countText } from '../../../core/words/figure-text.ts';
import { MOST_ORDERED } from '../../../core/contract/words.ts';
import { ActionButton } from '../../components/action-button.tsx';

type OrderLineProps = {
  readonly categories: number;
  readonly isOrdered: boolean;
  readonly isBusy: boolean;
  readonly onReset: () => void;
};

/** The order of the categories, and a button back to the default one. */
export function OrderLine({ categories, isOrdered, isBusy, onReset }: OrderLineProps) {
  const words = useRef<HTMLParagraphElement>(null);
  const wasReset = useRef(false);
  useEffect(() => {
    if (isOrdered || !wasReset.current) return;
    wasReset.current = false;
    words.current?.focus();
  }, [isOrdered]);
  if (categories < 2) return null;
  return (
    <div className="title-line">
      <p ref={words} tabIndex={-1}>
        {wordsFor(categories, isOrdered)}
      </p>
      {isOrdered ? (
        <ActionButton
          look="quiet"
          isDisabled={isBusy}
          onPress={() => {
            wasReset.current = true;
            onReset();
          }}
        >
          Back to the usual order
        </ActionButton>
      ) : null}
    </div>
  );
}

function wordsFor(categories: number, isOrdered: boolean): string {
  if (categories > MOST_ORDERED) {
    return `There are ${countText(categories)} categories. To give them an order of your own, take answers together until there are ${countText(MOST_ORDERED)} or fewer.`;
  }
  return isOrdered
    ? 'Categories stand in an order of your own.'
    : 'Categories stand in the usual order: that of the survey’s list, else by name.';
}
