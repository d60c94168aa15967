import { ask } from '../../session/client.ts';
import { useCommand } from '../../session/use-request.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';

/** Asks for a saved mapping; an unusable file is refused in words and changes nothing. */
export function useSavedMapping(onChosen: (templateId: string) => void) {
  const command = useCommand();
  const choose = (): void =>
    void command.run(async () => {
      const file = await ask('file.pick', { purpose: 'open-mapping' });
      if (file === null) return;
      const { templateId } = await ask('mapping.open', { token: file.token });
      onChosen(templateId);
    });
  const button = (
    <ActionButton onPress={choose} isDisabled={command.isBusy}>
      Use a saved mapping…
    </ActionButton>
  );
  const refusal = command.failure ? (
    <ErrorPanel failure={command.failure} action="Back to the columns" onAction={command.clear} />
  ) : null;
  return { button, refusal };
}
