import { useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import type { SchemeCommands } from './scheme-commands.ts';
import { SchemeNameDialog } from './scheme-name-dialog.tsx';
import type { SchemeSummary } from './scheme-places.ts';

type SchemeActionsProps = {
  readonly scheme: SchemeSummary;
  readonly isBusy: boolean;
  readonly commands: SchemeCommands;
  readonly onEdit: (scheme: SchemeSummary) => void;
};

/** Shipped groupings can be copied; own ones changed, renamed and removed. */
export function SchemeActions({ scheme, isBusy, commands, onEdit }: SchemeActionsProps) {
  const [isNaming, setIsNaming] = useState(false);
  if (scheme.basedOn === null) {
    return (
      <ActionButton icon="plus" onPress={() => onEdit(scheme)} isDisabled={isBusy}>
        Make your own from this
      </ActionButton>
    );
  }
  return (
    <div className="actions">
      <ActionButton
        aria-label={`Move answers of ${scheme.label}`}
        onPress={() => onEdit(scheme)}
        isDisabled={isBusy}
      >
        Move answers
      </ActionButton>
      <ActionButton
        aria-label={`Rename ${scheme.label}`}
        onPress={() => setIsNaming(true)}
        isDisabled={isBusy}
      >
        Rename
      </ActionButton>
      <ActionButton
        aria-label={`Remove ${scheme.label}`}
        onPress={() => commands.remove(scheme)}
        isDisabled={isBusy}
      >
        Remove
      </ActionButton>
      {isNaming ? (
        <SchemeNameDialog
          label={scheme.label}
          onClose={() => setIsNaming(false)}
          onChoose={(label) => {
            setIsNaming(false);
            commands.rename(scheme, label);
          }}
        />
      ) : null}
    </div>
  );
}
