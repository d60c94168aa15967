import { refuseUnknown } from './not-implemented.ts';

type Template = {
  readonly label?: string;
  readonly role?: string;
  readonly type?: string;
  readonly submenu?: readonly Template[];
};

/** Nothing is drawn: a spec can read what the menu would hold. */
class MenuOfItems {
  readonly items: readonly object[];

  constructor(template: readonly Template[]) {
    this.items = template.map(({ submenu, ...item }) =>
      refuseUnknown('MenuItem', {
        type: submenu ? 'submenu' : 'normal',
        label: item.role ?? '',
        role: undefined,
        ...item,
        submenu: submenu && new MenuOfItems(submenu),
      }),
    );
  }
}

let applicationMenu: MenuOfItems | null = null;

export const Menu = refuseUnknown('Menu', {
  buildFromTemplate: (template: readonly Template[]) => new MenuOfItems(template),
  setApplicationMenu: (menu: MenuOfItems | null) => {
    applicationMenu = menu;
  },
  getApplicationMenu: () => applicationMenu,
});
