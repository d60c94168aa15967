import { useState } from 'react';
import { LONGEST_OWN_NAME, type OwnPlace, ownPlaces, placeLabel } from '../../../core/contract/words.ts';
import type { Dataset } from '../../session/session.ts';
import { useUndoKey } from '../../session/shortcuts.ts';
import { type Command, useQuery } from '../../session/use-request.ts';
import { useInitialFocus } from '../../focus/use-initial-focus.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { TextEntry } from '../../components/text-entry.tsx';
import { countOf } from '../../words/wording.ts';
import type { Shortcut, TableAnswer } from './answer-parts.ts';
import { AnswersTable } from './answers-table.tsx';
import type { SchemeCommands } from './scheme-commands.ts';
import {
  countByCode,
  isPlace,
  movedIn,
  partsOf,
  type Places,
  placesOf,
  type SchemeSummary,
} from './scheme-places.ts';

const shortcuts: readonly Shortcut[] = [
  { key: 'p', choice: 'professional', words: 'professional' },
  { key: 'i', choice: 'intermediate', words: 'intermediate' },
  { key: 'w', choice: 'working-class', words: 'working class' },
  { key: 'n', choice: 'no-class', words: 'not classified' },
];

type Move = { readonly name: string; readonly places: Places };

type SchemeEditorProps = {
  readonly dataset: Dataset;
  /** An own grouping to change, or a shipped one to copy. */
  readonly scheme: SchemeSummary;
  readonly base: SchemeSummary;
  readonly commands: SchemeCommands;
  /** State of the save command. */
  readonly command: Command;
  /** Called with the id of the saved grouping, or null. */
  readonly onClose: (savedId: string | null) => void;
};

/** Editor of a grouping: moves the questionnaire's answers; nothing changes before it is saved. */
export function SchemeEditor({ dataset, scheme, base, commands, command, onClose }: SchemeEditorProps) {
  const saved = placesOf(scheme);
  const [moves, setMoves] = useState<readonly Move[]>([]);
  const places = moves.at(-1)?.places ?? saved;
  const undo = (): void => setMoves((all) => all.slice(0, -1));
  useUndoKey(undo);
  const list = useQuery('answers.list', { datasetId: dataset.id });
  const parts = partsOf(base, places, list.value ? countByCode(list.value.value) : new Map());
  const moved = movedIn(base, places).length;

  const move = (answers: readonly TableAnswer[], place: OwnPlace): void => {
    const names = new Set(answers.map(({ answer }) => answer));
    const keys = base.movable.filter(({ label }) => names.has(label)).map(({ key }) => key);
    setMoves((all) => {
      const next = {
        ...(all.at(-1)?.places ?? saved),
        ...Object.fromEntries(keys.map((key) => [key, place])),
      };
      return [...all, { name: countOf(keys.length, 'answer'), places: next }];
    });
  };
  const save = (label: string): void => {
    if (scheme.basedOn === null) commands.create(label, base.id, places, onClose);
    else if (moves.length === 0) onClose(null);
    else commands.change(scheme, places, () => onClose(scheme.id));
  };

  return (
    <div className="stack">
      <SchemeForm scheme={scheme} command={command} onSave={save} onCancel={() => onClose(null)} />
      <AnswersTable
        label={scheme.basedOn === null ? 'Answers of your own grouping' : `Answers of ${scheme.label}`}
        headline={
          <>
            <strong>{moved === 0 ? 'No answer is moved' : `${countOf(moved, 'answer')} moved`}.</strong>
            {moved === 0 ? null : 'Published benchmarks no longer compare like for like.'}
          </>
        }
        answerTitle="Answer to the question"
        list={places}
        parts={parts}
        places={parts}
        shortcuts={shortcuts}
        reasons={[]}
        command={{ ...command, failure: null }}
        unsaved={{ lastStep: moves.at(-1)?.name ?? null, undo }}
        answersTo={null}
        choicesFor={() => choices}
        onDecide={(answers, key) => {
          if (isPlace(key)) move(answers, key);
        }}
      />
    </div>
  );
}

type SchemeFormProps = Pick<SchemeEditorProps, 'scheme' | 'command'> & {
  /** Called with the new grouping's name. */
  readonly onSave: (label: string) => void;
  readonly onCancel: () => void;
};

function SchemeForm({ scheme: { basedOn, label }, command, onSave, onCancel }: SchemeFormProps) {
  const isNew = basedOn === null;
  const heading = useInitialFocus<HTMLHeadingElement>(!isNew);
  const [name, setName] = useState('');
  const [isTried, setIsTried] = useState(false);
  const isNameless = isNew && name.trim() === '';
  const save = (): void => {
    setIsTried(true);
    if (!isNameless) onSave(name.trim());
  };
  return (
    <section className="card stack">
      <h2 ref={heading} tabIndex={-1}>
        {isNew ? `Your own grouping, made from “${label}”` : `Move answers of “${label}”`}
      </h2>
      <p>
        Each standard answer stands in one place. The answers in your files stay as they are, and so do
        refusals and other reasons for giving no group. Nothing is changed before you save.
      </p>
      {isNew ? (
        <TextEntry
          isFirst
          label="Name of the grouping"
          help="Results and reports carry it, with its version."
          value={name}
          onChange={setName}
          maxLength={LONGEST_OWN_NAME}
          problem={isTried && isNameless ? 'Give it a name.' : null}
        />
      ) : null}
      {command.failure ? (
        <ErrorPanel failure={command.failure} action="Dismiss" onAction={command.clear} />
      ) : null}
      <div className="actions">
        <ActionButton look="primary" onPress={save} isDisabled={command.isBusy}>
          {isNew ? 'Save the grouping' : 'Save as a new version'}
        </ActionButton>
        <ActionButton onPress={onCancel}>Cancel</ActionButton>
      </div>
    </section>
  );
}

const choices = [
  { heading: null, items: ownPlaces.map((place) => ({ id: place, label: placeLabel(place) })) },
];
