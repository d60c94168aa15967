import { dateText } from '../../../core/words/date-text.ts';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { type Dataset, type Filter, setFilters, useSession } from '../../session/session.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { Icon } from '../../components/icon.tsx';
import { FilterDialog } from './filter-dialog.tsx';
import { WeightChoice } from './weight-choice.tsx';

function factChip(fact: string): ReactNode {
  return (
    <li className="chip" key={fact}>
      {dateText(fact)}
    </li>
  );
}

/** Fact chips of a result about the whole file. */
export function FactChips({ facts }: Pick<FilterChipsProps, 'facts'>) {
  return (
    <ul className="chips" aria-label="What is counted">
      {facts.map(factChip)}
    </ul>
  );
}

type FilterChipsProps = {
  readonly dataset: Dataset;
  readonly facts: readonly string[];
  /** The result's statement on its weights. */
  readonly weight?: string | null;
};

/** Who is counted: facts of the result, and filters with a button to remove each. */
export function FilterChips({ dataset, facts, weight = null }: FilterChipsProps) {
  const filters = useSession((state) => state.filters);
  const [isAdding, setIsAdding] = useState(false);
  return (
    <div className="chips">
      <ul className="chips" aria-label="Who is counted">
        {facts.map(factChip)}
        {filters.map((filter) => (
          <li className="chip chip-filter" key={filter.field}>
            {describe(filter, dataset)}
            <Button
              className="chip-remove"
              aria-label={`Remove the filter ${describe(filter, dataset)}`}
              onPress={() => setFilters(filters.filter((each) => each.field !== filter.field))}
            >
              <Icon name="close" />
            </Button>
          </li>
        ))}
      </ul>
      {dataset.fields.some((field) => field.categories.length > 0) ? (
        <ActionButton look="quiet" icon="plus" onPress={() => setIsAdding(true)}>
          Add a filter
        </ActionButton>
      ) : null}
      <WeightChoice dataset={dataset} said={weight} />
      {isAdding ? (
        <FilterDialog
          dataset={dataset}
          onClose={() => setIsAdding(false)}
          onApply={(added) => {
            setFilters([...filters.filter((each) => each.field !== added.field), added]);
            setIsAdding(false);
          }}
        />
      ) : null}
    </div>
  );
}

const NAMED_VALUES = 3;

function describe(filter: Filter, dataset: Dataset): string {
  const field = dataset.fields.find((each) => each.field === filter.field);
  const values =
    filter.values.length <= NAMED_VALUES
      ? filter.values.join(', ')
      : `${filter.values.length} of ${field?.categories.length ?? filter.values.length}`;
  return `${field?.label ?? filter.field}: ${values}`;
}
