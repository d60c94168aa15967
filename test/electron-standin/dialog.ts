import { refuseUnknown } from './not-implemented.ts';

function refuseToAsk(name: string) {
  return (): Promise<never> =>
    Promise.reject(new Error(`electron stand-in: dialog.${name} was asked; the spec must answer it`));
}

/** There is nobody to ask: a spec replaces the one it expects. */
export const dialog = refuseUnknown('dialog', {
  showOpenDialog: refuseToAsk('showOpenDialog'),
  showSaveDialog: refuseToAsk('showSaveDialog'),
});
