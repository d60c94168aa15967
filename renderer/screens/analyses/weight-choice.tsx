import { useState } from 'react';
import { Button } from 'react-aria-components';
import {
  MOST_WEIGHT_FIELDS,
  noWeighting,
  type Weighting,
  weightingText,
} from '../../../core/contract/words.ts';
import { type Dataset, session, useSession } from '../../session/session.ts';
import { useInitialFocus } from '../../focus/use-initial-focus.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { Choice } from '../../components/choice.tsx';
import { DialogForm } from '../../components/dialog-form.tsx';
import { Icon } from '../../components/icon.tsx';
import { FieldsChoice } from './fields-choice.tsx';

type WeightChoiceProps = {
  readonly dataset: Dataset;
  /** The current result's statement on its weights; null without a result. */
  readonly said: string | null;
};

/** Choice of weighting; expanded while answers are weighted. */
export function WeightChoice({ dataset, said }: WeightChoiceProps) {
  const weighting = useSession((state) => state.weighting);
  const [isOpen, setIsOpen] = useState(false);
  const [isNew, setIsNew] = useState(false);
  const apply = (chosen: Weighting): void => {
    setIsNew(true);
    session.change({ weighting: chosen });
    setIsOpen(false);
  };
  return (
    <>
      {weighting.kind === 'none' ? (
        <ActionButton look="quiet" icon="plus" onPress={() => setIsOpen(true)}>
          Weight the answers
        </ActionButton>
      ) : (
        <WeightChip weighting={weighting} said={said} isNew={isNew} onRemove={() => apply(noWeighting)} />
      )}
      {isOpen ? <WeightDialog dataset={dataset} onClose={() => setIsOpen(false)} onApply={apply} /> : null}
    </>
  );
}

type WeightChipProps = {
  readonly weighting: Weighting;
  readonly said: string | null;
  /** Whether it was chosen just now and takes the focus. */
  readonly isNew: boolean;
  readonly onRemove: () => void;
};

function WeightChip({ weighting, said, isNew, onRemove }: WeightChipProps) {
  const how = weightingText(weighting) ?? '';
  // A result may be unweighted although weights were chosen.
  const isWeighted = said === null || said === `Weighted ${how}`;
  const remove = useInitialFocus<HTMLButtonElement>(isNew);
  return (
    <span className="chip chip-filter">
      {isWeighted ? 'Weighted' : 'Not weighted'} {how}
      <Button ref={remove} className="chip-remove" aria-label="Remove the weight" onPress={onRemove}>
        <Icon name="close" />
      </Button>
    </span>
  );
}

type WeightDialogProps = {
  readonly dataset: Dataset;
  readonly onClose: () => void;
  readonly onApply: (weighting: Weighting) => void;
};

type Asked = Extract<Weighting, { kind: 'asked' }>;

function WeightDialog({ dataset, onClose, onApply }: WeightDialogProps) {
  const hasColumn = dataset.fields.some(({ field }) => field === 'weight');
  const [kind, setKind] = useState<'column' | 'asked'>(hasColumn ? 'column' : 'asked');
  const [by, setBy] = useState<Asked['by']>([]);
  const fields = dataset.fields
    .filter(({ splits }) => splits)
    .map(({ field, label }) => ({ id: field, label }));
  const weighting: Weighting = kind === 'column' ? { kind } : { kind, by };
  return (
    <DialogForm
      title="Let some answers count for more"
      send="Apply"
      onSend={() => onApply(weighting)}
      onClose={onClose}
      isEmpty={kind === 'asked' && by.length === 0}
    >
      <Choice
        label="Weight by"
        value={kind}
        onChange={setKind}
        help={helps[kind]}
        sections={[
          {
            heading: null,
            items: [
              ...(hasColumn ? [{ id: 'column' as const, label: 'The weight column of the file' }] : []),
              { id: 'asked' as const, label: 'Everyone asked' },
            ],
          },
        ]}
      />
      {kind === 'asked' ? (
        <FieldsChoice
          label="So that they match in"
          nothing="Choose a field"
          most={MOST_WEIGHT_FIELDS}
          chosen={by}
          fields={fields}
          onChange={setBy}
        />
      ) : null}
    </DialogForm>
  );
}

const helps = {
  column: 'Each answer counts for its weight. Answers without a weight are left out.',
  asked:
    'Some groups answer less than others. Here those who answered count for so much that they match everyone asked, who have to be in the data: join the answers to the staff list first.',
} as const;
